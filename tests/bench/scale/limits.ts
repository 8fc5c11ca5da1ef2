/** Limits, and figures of release 0.1, by the number of films. Source: the issue on scale. */

export interface SizeLimits {
  readonly listP99Ms: number;
  readonly searchP99Ms: number;
  readonly startMs: number;
  readonly memoryMb: number;
}

/** No request may block the main thread for longer. */
export const MAX_BLOCK_MS = 50;

const LIMITS: readonly (readonly [films: number, SizeLimits])[] = [
  [10_000, { listP99Ms: 50, searchP99Ms: 40, startMs: 1_500, memoryMb: 300 }],
  [100_000, { listP99Ms: 50, searchP99Ms: 40, startMs: 1_500, memoryMb: 450 }],
  [1_000_000, { listP99Ms: 150, searchP99Ms: 120, startMs: 3_000, memoryMb: 900 }],
];

/** The limits of the next larger size, or of the largest. */
export function limitsFor(films: number): SizeLimits {
  const found = LIMITS.find(([size]) => films <= size) ?? LIMITS.at(-1);
  if (!found) throw new Error("no limits are declared");
  return found[1];
}

/** Time on the main thread of release 0.1, on a busy machine with two cores. Source: the issue on scale. */
const RELEASE_0_1: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  "GET /api/me/recommendations": { 10000: "0.8–1.9 s", 100000: "8–11 s; ten members of 20,000 ratings: > 7 min" },
  "GET /api/films?q=": { 100000: "0.4–1.6 s", 1000000: "4–21 s" },
  "GET /api/me/statistics": { 100000: "0.2 s", 1000000: "12 s" },
  start: { 100000: "1.2 s of checks first", 1000000: "13.5 s of checks first" },
};

export function releaseFigure(name: string, films: number): string | undefined {
  return RELEASE_0_1[name]?.[films];
}
