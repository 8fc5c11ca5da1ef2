/** @param path at the provider's image host. The engine fetches the image when the page shows it. */
export function portraitUrl(personId: number, path: string | null): string | null {
  return path === null ? null : `/api/artwork/portrait/${personId}${path}`;
}
