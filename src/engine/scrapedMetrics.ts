import type { Drift } from "../drift/index.ts";
import { version } from "../version.ts";
import type { Features } from "./features.ts";
import type { Ground } from "./ground.ts";

/** So many of the newest versions are exported. */
const VERSIONS = 20;
/** Among so many trainings the last finished one is looked for. */
const RECENT_TRAININGS = 20;

/** Gauges that are computed at each scrape, rather than kept up to date. */
export function registerScrapedMetrics(ground: Ground, features: Features, drift: Pick<Drift, "history">): void {
  registerProgramMetrics(ground, features);
  registerModelMetrics(ground, features);
  registerDriftMetrics(ground, drift);
}

function registerProgramMetrics({ metrics, jobs, workers }: Ground, { identification }: Features): void {
  const { precision } = identification;
  metrics.onScrape("queueDepth", () => {
    const counts = jobs.counts();
    // Set first, so that a kind without a waiting job is 0 rather than absent.
    const empty = new Set(counts.map(({ kind }) => kind));
    return [
      ...[...empty].map((kind) => ({ labels: { kind, state: "queued" }, value: 0 })),
      ...counts.map(({ kind, state, count }) => ({ labels: { kind, state }, value: count })),
    ];
  });
  metrics.onScrape("decisions", () =>
    precision().map(({ provider, basis, decided }) => ({ labels: { provider, basis }, value: decided })),
  );
  metrics.onScrape("corrections", () =>
    precision().map(({ provider, basis, corrected }) => ({ labels: { provider, basis }, value: corrected })),
  );
  metrics.onScrape("workerMemory", async () =>
    (await workers.memory()).map(({ pool, bytes }) => ({ labels: { pool }, value: bytes ?? 0 })),
  );
  metrics.onScrape("buildInfo", () => [{ labels: { version, node: process.versions.node }, value: 1 }]);
}

function registerModelMetrics({ metrics, clock }: Ground, { recommendation: { models, trainings } }: Features): void {
  // What serves may be much older than what is newest.
  const versions = () => models.list().filter(({ stage }, at) => at < VERSIONS || stage === "production");
  metrics.onScrape("modelInfo", () =>
    versions().map(({ version: number, role, kind, stage }) => ({
      labels: { version: String(number), role, kind, stage },
      value: 1,
    })),
  );
  metrics.onScrape("modelRmse", () =>
    versions().flatMap(({ version: number, metrics: { rmse } }) =>
      typeof rmse === "number" ? { labels: { version: String(number) }, value: rmse } : [],
    ),
  );
  metrics.onScrape("modelNdcg", () =>
    versions().flatMap(({ version: number, metrics: { list } }) => {
      const ndcg = typeof list === "object" && list !== null && "ndcg" in list ? list.ndcg : null;
      return typeof ndcg === "number" ? { labels: { version: String(number) }, value: ndcg } : [];
    }),
  );
  metrics.onScrape("trainingAge", () => {
    const last = trainings.list(RECENT_TRAININGS).find(({ state }) => state === "done");
    if (!last || last.finishedAt === null) return [];
    return [{ labels: {}, value: Math.max(0, clock.now() - last.finishedAt) / 1000 }];
  });
}

function registerDriftMetrics({ metrics }: Ground, drift: Pick<Drift, "history">): void {
  const features = () => drift.history(1)[0]?.features ?? [];
  metrics.onScrape("psi", () =>
    features().flatMap(({ name, psi }) => (psi === null ? [] : { labels: { feature: name }, value: psi })),
  );
  metrics.onScrape("change", () =>
    features().flatMap(({ name, changePercent }) =>
      changePercent === null ? [] : { labels: { feature: name }, value: changePercent / 100 },
    ),
  );
}
