/** How far a training was after how long, oldest first: share of the whole, 0 to 1, and milliseconds of work. */
export type Timeline = readonly (readonly [share: number, workedMs: number])[];

/** Shares of the time, measured with the ratings of MovieLens latest-small. Used before a training has finished. */
const TYPICAL: Timeline = [
  [0, 0],
  [0.1, 5],
  [0.3, 30],
  [0.7, 85],
  [1, 100],
];
/** Before, too little has happened to extrapolate from. */
const MIN_SHARE_OF_TIME = 0.04;

/**
 * How long a training still takes: as long as its stages took in the last finished one, relative to the time so far.
 * @param sinceMs time since the last entry of `timeline`
 * @param reference of the last finished training; null before there is one
 * @returns milliseconds; null while nothing can be said
 */
export function estimateRemainingMs(timeline: Timeline, sinceMs: number, reference: Timeline | null): number | null {
  const [share, workedMs] = timeline.at(-1) ?? [0, 0];
  const known = reference && (reference.at(-1)?.[1] ?? 0) > 0 ? reference : TYPICAL;
  const shareOfTime = timeAt(known, share) / timeAt(known, 1);
  if (shareOfTime < MIN_SHARE_OF_TIME || workedMs === 0) return null;
  return Math.max(0, workedMs * (1 / shareOfTime - 1) - sinceMs);
}

/** Time at a share, linear between the entries. */
function timeAt(timeline: Timeline, share: number): number {
  let [lastShare, lastMs] = [0, 0];
  for (const [nextShare, nextMs] of timeline) {
    if (nextShare >= share && nextShare > lastShare)
      return lastMs + ((nextMs - lastMs) * (share - lastShare)) / (nextShare - lastShare);
    [lastShare, lastMs] = [nextShare, nextMs];
  }
  return lastMs;
}
