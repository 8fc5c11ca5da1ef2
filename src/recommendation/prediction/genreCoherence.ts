/**
 * How alike the genres of two lists of films are: the cosine of their genre counts, 0 (no genre in common) to 1 (the
 * same mix).
 * @param liked genres of each film that the person likes
 * @param listed genres of each film of the list
 * @returns null where one of them has no genre
 */
export function genreCoherence(
  liked: readonly (readonly string[])[],
  listed: readonly (readonly string[])[],
): number | null {
  const likedCounts = countGenres(liked);
  const listedCounts = countGenres(listed);
  if (likedCounts.size === 0 || listedCounts.size === 0) return null;
  let product = 0;
  for (const [genre, count] of listedCounts) product += count * (likedCounts.get(genre) ?? 0);
  return Math.min(1, product / (lengthOf(likedCounts) * lengthOf(listedCounts)));
}

const lengthOf = (counts: ReadonlyMap<string, number>) => Math.hypot(...counts.values());

function countGenres(films: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const genre of films.flat()) counts.set(genre, (counts.get(genre) ?? 0) + 1);
  return counts;
}
