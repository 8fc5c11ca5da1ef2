/**
 * Gives a share of the places to films that few know, evenly spread; both kinds keep their order. Where one kind runs
 * out the other goes on.
 *
 * @param share from 0 (as ranked) to 1
 */
export function withDiscovery<T>(ranked: readonly T[], isLittleKnown: (item: T) => boolean, share: number): T[] {
  if (share <= 0) return [...ranked];
  const rare = ranked.filter(isLittleKnown);
  const others = ranked.filter((item) => !isLittleKnown(item));
  const mixed: T[] = [];
  for (let place = 0; place < ranked.length; place += 1) {
    const isRareTurn = Math.floor((place + 1) * share) > Math.floor(place * share);
    const next = isRareTurn ? (rare.shift() ?? others.shift()) : (others.shift() ?? rare.shift());
    if (next !== undefined) mixed.push(next);
  }
  return mixed;
}
