import { wholeMs } from "../../time/wholeMs.ts";

/** Two observations of a file this far apart must agree before it is read. */
export const STABLE_AFTER_MS = wholeMs(3_000);

/** The state of a file when it was observed. */
export interface Observation {
  readonly sizeBytes: number;
  readonly mtimeMs: number;
  /** Of its beginning, middle and end; null where they could not be read. */
  readonly fingerprint: string | null;
}

export interface StabilityVerdict {
  readonly isStable: boolean;
  /** How long every observation was the same, milliseconds. */
  readonly unchangedMs: number;
}

/**
 * Whether files are still being written, by path. A file's own time and the machine's clock cannot tell: a camera's
 * clock is wrong, a copy keeps the time of its original, a clock is set. A file is stable when two observations some
 * seconds apart, by the monotonic clock, agree (decision 41). Kept in memory: after a restart every file is observed
 * twice again.
 */
export interface StabilityTracker {
  /** @param known.isStable where something else proves already that the file is complete and left alone */
  observe(path: string, observation: Observation, known?: { readonly isStable: boolean }): StabilityVerdict;
  /** Whether the last observation proved it, and size and time are still the same: the file needs no second reading. */
  isKnownStable(path: string, stat: Omit<Observation, "fingerprint">): boolean;
}

/** Past this many, the files observed longest ago are forgotten, and observed twice again. */
const MAX_OBSERVED = 50_000;

interface Observed {
  readonly observation: Observation;
  readonly since: number;
  readonly isStable: boolean;
}

/** @param now milliseconds of a clock that is never set */
export function createStabilityTracker(now: () => number = () => performance.now()): StabilityTracker {
  const observed = new Map<string, Observed>();

  return {
    observe(path, observation, known = { isStable: false }) {
      const before = observed.get(path);
      const isSame = before !== undefined && isEqual(before.observation, observation);
      const since = isSame ? before.since : now();
      const isStable = known.isStable || (isSame && before.isStable);
      observed.delete(path);
      observed.set(path, { observation, since, isStable });
      const [oldest] = observed.keys();
      if (observed.size > MAX_OBSERVED && oldest !== undefined) observed.delete(oldest);
      const unchangedMs = now() - since;
      return { isStable: isStable || unchangedMs >= STABLE_AFTER_MS, unchangedMs };
    },

    isKnownStable(path, { sizeBytes, mtimeMs }) {
      const last = observed.get(path);
      return (
        last?.isStable === true && last.observation.sizeBytes === sizeBytes && last.observation.mtimeMs === mtimeMs
      );
    },
  };
}

function isEqual(one: Observation, other: Observation): boolean {
  return one.sizeBytes === other.sizeBytes && one.mtimeMs === other.mtimeMs && one.fingerprint === other.fingerprint;
}
