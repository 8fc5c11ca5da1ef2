/** Estimates how fast background work proceeds and how long it will take. Pure. */
export type ProgressSample = { readonly kind: string; readonly at: number; readonly done: number };
export type ProgressRate = { readonly perSecond: number; readonly remainingSeconds: number };

/** Jobs end in bursts: the rate is averaged over 15 seconds, and over two minutes where the work is slow. */
const LOOKED_AT_MS = 15_000;
const SLOW_WINDOW_MS = 120_000;
const MIN_MS = 3_000;

/** The samples of the present work that are recent enough, with the newest one added. */
export function addSample(samples: readonly ProgressSample[], newest: ProgressSample): ProgressSample[] {
  const kept = samples.filter(
    ({ kind, at, done }) => kind === newest.kind && newest.at - at <= SLOW_WINDOW_MS && done <= newest.done,
  );
  return [...kept, newest];
}

/** @returns null until there are samples of a few seconds */
export function estimateRate(samples: readonly ProgressSample[], total: number): ProgressRate | null {
  const newest = samples.at(-1)?.at ?? 0;
  const recent = samples.filter(({ at }) => newest - at <= LOOKED_AT_MS);
  // At least two bursts: a single one says nothing about the pauses.
  const isSteady = new Set(recent.map(({ done }) => done)).size > 2;
  return rateBetween(isSteady ? recent : samples, total);
}

function rateBetween(samples: readonly ProgressSample[], total: number): ProgressRate | null {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || last.at - first.at < MIN_MS || last.done <= first.done) return null;
  const perSecond = ((last.done - first.done) / (last.at - first.at)) * 1_000;
  return { perSecond, remainingSeconds: (total - last.done) / perSecond };
}
