/** The library's films for a keyword or studio. */
export function searchAddress(text: string): string {
  return `/?q=${encodeURIComponent(text)}`;
}
