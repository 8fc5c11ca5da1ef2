/**
 * Moves repetitions back: among the first `span` no group (a director, a series) appears more than `most`
 * times. What is moved keeps its order behind them.
 */
export function diversify<T>(
  ranked: readonly T[],
  groupsOf: (item: T) => readonly number[],
  { most, span }: { readonly most: number; readonly span: number },
): T[] {
  const first: T[] = [];
  const later: T[] = [];
  const counts = new Map<number, number>();
  for (const item of ranked) {
    const groups = groupsOf(item);
    const isTooMany = groups.some((group) => (counts.get(group) ?? 0) >= most);
    if (first.length >= span || isTooMany) {
      later.push(item);
      continue;
    }
    for (const group of groups) counts.set(group, (counts.get(group) ?? 0) + 1);
    first.push(item);
  }
  return [...first, ...later];
}
