/**
 * Gives a share of the ranks to films of the long tail, evenly spread. Both kinds keep their order; where one kind runs
 * out, the other fills the rest.
 * @param exploration 0 (as ranked) to 1 (long tail first)
 */
export function withExploration<T>(ranked: readonly T[], isLongTail: (item: T) => boolean, exploration: number): T[] {
  if (exploration <= 0) return [...ranked];
  const longTail = ranked.filter(isLongTail);
  const popular = ranked.filter((item) => !isLongTail(item));
  const mixed: T[] = [];
  for (let rank = 0; rank < ranked.length; rank += 1) {
    const isLongTailTurn = Math.floor((rank + 1) * exploration) > Math.floor(rank * exploration);
    const next = isLongTailTurn ? (longTail.shift() ?? popular.shift()) : (popular.shift() ?? longTail.shift());
    if (next !== undefined) mixed.push(next);
  }
  return mixed;
}
