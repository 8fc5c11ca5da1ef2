/** When the next process dies: so long after it was started, or after the scenario began to use it. */
export interface KillMoment {
  readonly from: "start" | "use";
  readonly afterMs: number;
}

export interface KillPlan {
  /** Asked once for each process. Null: this one lives until it is stopped. */
  next(): KillMoment | null;
  onKill(): void;
}

export const nobodyDies: KillPlan = { next: () => null, onKill: () => undefined };

/** Some kills meet a program that is starting, and so one that is recovering from the kill before. */
const SHARE_WHILE_STARTING = 0.2;

export interface KillTimes {
  readonly random: () => number;
  readonly kills: number;
  /** How long a start took without a kill. */
  readonly startMs: number;
  /** How long each process was at work without a kill. */
  readonly lifetimesMs: readonly number[];
}

/** So many kills at random moments of the times that the work is known to take. */
export function randomKills({ random, kills, startMs, lifetimesMs }: KillTimes): KillPlan {
  const longestMs = Math.max(...lifetimesMs);
  let done = 0;
  return {
    next() {
      if (done === kills) return null;
      if (random() < SHARE_WHILE_STARTING) return { from: "start", afterMs: random() * startMs };
      // What is done before one kill is not left for the next.
      return { from: "use", afterMs: (random() * longestMs * 2) / (done + 2) };
    },
    onKill() {
      done += 1;
    },
  };
}
