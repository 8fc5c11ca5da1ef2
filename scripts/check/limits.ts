import type { Figures } from "./figures.ts";

/** The highest value of each figure. They are only lowered, never raised. */
export const FIGURE_LIMITS = {
  /** Of the program: the second idea of a longer one has a file of its own. */
  filesOver300Lines: 0,
  functionsOverLimit: 0,
  folderCycles: 0,
  oldNames: 0,
  returnTypes: 0,
  /** `as` and `!` that have a reason. */
  assertions: 131,
  nonNullAssertions: 8,
} as const satisfies Partial<Record<keyof Figures, number>>;
