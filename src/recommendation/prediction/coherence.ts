/**
 * How alike a list and its person's taste are: the cosine of their genre counts, 0 (no genre in common) to 1 (the same
 * mix). Null where there is nothing to compare.
 */
export function coherenceOf(
  liked: readonly (readonly string[])[],
  listed: readonly (readonly string[])[],
): number | null {
  const taste = countsOf(liked);
  const list = countsOf(listed);
  const length = (counts: ReadonlyMap<string, number>) => Math.hypot(...counts.values());
  if (taste.size === 0 || list.size === 0) return null;
  let product = 0;
  for (const [genre, count] of list) product += count * (taste.get(genre) ?? 0);
  return Math.min(1, product / (length(taste) * length(list)));
}

function countsOf(films: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const genre of films.flat()) counts.set(genre, (counts.get(genre) ?? 0) + 1);
  return counts;
}
