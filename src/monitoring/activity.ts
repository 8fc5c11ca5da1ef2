import type { Clock } from "../time/index.ts";

/** When the program was last used: maintenance, sampling and the pulse of the figures depend on it. */
export interface Activity {
  recordRequest(): void;
  recordJob(): void;
  /** The figures of the monitoring page were asked for. */
  recordMetricsRead(): void;
  /** Milliseconds since 1970; 0 where there was none. Automatic requests of pages do not count. */
  lastRequestAt(): number;
  isBusyWithin(durationMs: number): boolean;
  wereMetricsReadWithin(durationMs: number): boolean;
}

export function createActivity(clock: Clock): Activity {
  let lastRequestAt = 0;
  let lastJobAt = clock.now();
  let metricsReadAt = Number.NEGATIVE_INFINITY;
  const isWithin = (at: number, durationMs: number) => clock.now() - at < durationMs;

  return {
    recordRequest() {
      lastRequestAt = clock.now();
    },
    recordJob() {
      lastJobAt = clock.now();
    },
    recordMetricsRead() {
      metricsReadAt = clock.now();
    },
    lastRequestAt: () => lastRequestAt,
    isBusyWithin: (durationMs) => isWithin(Math.max(lastJobAt, lastRequestAt), durationMs),
    wereMetricsReadWithin: (durationMs) => isWithin(metricsReadAt, durationMs),
  };
}
