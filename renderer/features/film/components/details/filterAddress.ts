/** The library's films that have exactly this keyword or studio. */
export function filterAddress(filter: "keyword" | "studio", name: string): string {
  return `/?${filter}=${encodeURIComponent(name)}`;
}
