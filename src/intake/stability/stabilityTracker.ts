import { wholeMs } from "../../time/wholeMs.ts";

/** Two stats this far apart must agree before a file is read. */
export const STABLE_AFTER_MS = wholeMs(3_000);

/** What a file showed when it was looked at. */
export interface Observation {
  readonly sizeBytes: number;
  readonly mtimeMs: number;
  /** Of its beginning, middle and end, as far as they could be read. */
  readonly fingerprint: string | null;
}

export interface StabilityVerdict {
  readonly isStable: boolean;
  /** How long every look showed the same, milliseconds. */
  readonly unchangedMs: number;
}

/** More files than wait at once; those that were looked at longest ago are forgotten, and looked at twice once more. */
const MAX_OBSERVED = 50_000;

/**
 * Whether files are still being written. Neither the time that a file bears nor the clock on the wall says so: a camera's
 * clock is wrong, a copy keeps the time of its original, a clock is set. What says so is that two stats, some seconds
 * apart by a clock that nobody sets, show the same size, time and ends.
 *
 * By path. Kept in memory alone: after a restart everything is looked at twice once more.
 */
export function createStabilityTracker(now: () => number = () => performance.now()) {
  const seen = new Map<
    string,
    { readonly observation: Observation; readonly since: number; readonly isStable: boolean }
  >();

  return {
    /** @param known where something else proves already that the file is whole and left alone */
    observe(
      path: string,
      observation: Observation,
      known: { readonly isStable: boolean } = { isStable: false },
    ): StabilityVerdict {
      const before = seen.get(path);
      const isSame = before !== undefined && isEqual(before.observation, observation);
      const since = isSame ? before.since : now();
      const isStable = known.isStable || (isSame && before.isStable);
      seen.delete(path);
      seen.set(path, { observation, since, isStable });
      const [oldest] = seen.keys();
      if (seen.size > MAX_OBSERVED && oldest !== undefined) seen.delete(oldest);
      const unchangedMs = now() - since;
      return { isStable: isStable || unchangedMs >= STABLE_AFTER_MS, unchangedMs };
    },

    /** Where the last look proved it, and the file still bears the same size and time: nothing needs to be read again. */
    isKnownStable(path: string, { sizeBytes, mtimeMs }: Omit<Observation, "fingerprint">): boolean {
      const last = seen.get(path);
      return (
        last?.isStable === true && last.observation.sizeBytes === sizeBytes && last.observation.mtimeMs === mtimeMs
      );
    },
  };
}

export type StabilityTracker = ReturnType<typeof createStabilityTracker>;

function isEqual(one: Observation, other: Observation): boolean {
  return one.sizeBytes === other.sizeBytes && one.mtimeMs === other.mtimeMs && one.fingerprint === other.fingerprint;
}
