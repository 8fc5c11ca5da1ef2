import type { ProcessingState } from "../../src/engine.ts";

export interface TaskbarProgress {
  /** 0 to 1; -1 shows none. */
  readonly share: number;
  readonly mode: "normal" | "paused";
}

/** A few jobs are over before a bar is seen. */
const WORTH_SHOWING = 5;

export function taskbarProgress({ isPaused, open, settled }: ProcessingState): TaskbarProgress {
  const total = open + settled;
  if (open === 0 || total < WORTH_SHOWING) return { share: -1, mode: "normal" };
  return { share: settled / total, mode: isPaused ? "paused" : "normal" };
}
