import type { Identification } from "../identification/index.ts";
import type { Ground } from "./ground.ts";

/** Gauges that are computed at each scrape, rather than kept up to date. */
export function registerScrapedMetrics({ metrics, jobs, workers }: Ground, { precision }: Identification): void {
  metrics.onScrape("queueDepth", () =>
    jobs.counts().map(({ kind, state, count }) => ({ labels: { kind, state }, value: count })),
  );
  metrics.onScrape("decisions", () =>
    precision().map(({ provider, basis, decided }) => ({ labels: { provider, basis }, value: decided })),
  );
  metrics.onScrape("corrections", () =>
    precision().map(({ provider, basis, corrected }) => ({ labels: { provider, basis }, value: corrected })),
  );
  metrics.onScrape("workerMemory", async () =>
    (await workers.memory()).map(({ pool, bytes }) => ({ labels: { pool }, value: bytes ?? 0 })),
  );
}
