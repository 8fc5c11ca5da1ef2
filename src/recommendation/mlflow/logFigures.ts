import { z } from "zod";
import type { MlflowClient } from "./mlflowClient.ts";
import type { PublishedTraining } from "./publishedTraining.ts";

interface Metric {
  readonly key: string;
  readonly value: number;
  readonly step: number;
}

const MAX_PARAM_LENGTH = 250;
/** MLflow takes at most so many metrics at once. */
const METRICS_PER_BATCH = 1_000;
const PARAMS_PER_BATCH = 100;

const metricKeys = z.object({
  run: z.object({ data: z.object({ metrics: z.array(z.object({ key: z.string() })).default([]) }).optional() }),
});
const history = z.object({ metrics: z.array(z.object({ step: z.coerce.number().default(0) })).default([]) });

/** Metrics are appended there: what an attempt has written is not written again. */
export async function logFigures(
  client: MlflowClient,
  runId: string,
  training: PublishedTraining,
  signal: AbortSignal,
): Promise<void> {
  const metrics = await withoutWritten(client, runId, metricsOf(training), signal);
  const params = paramsOf(training).slice(0, PARAMS_PER_BATCH);
  for (let from = 0; from === 0 || from < metrics.length; from += METRICS_PER_BATCH) {
    const batch = metrics.slice(from, from + METRICS_PER_BATCH);
    const timed = batch.map((metric) => ({ ...metric, timestamp: training.finishedAt }));
    const body = { run_id: runId, metrics: timed, params: from === 0 ? params : [] };
    await client.post("/runs/log-batch", body, z.unknown(), signal);
  }
}

/** The means are at step 0; the folds of a metric, and the cells of the grid, are its steps. */
function metricsOf({ models, comparison, grid }: PublishedTraining): Metric[] {
  const single = (prefix: string, figures: Readonly<Record<string, number>>) =>
    Object.entries(figures).map(([name, value]) => ({ key: `${prefix}.${name}`, value, step: 0 }));
  const stepped = (key: string, values: readonly number[]) => values.map((value, step) => ({ key, value, step }));
  const all = [
    ...models.flatMap(({ role, metrics, folds }) => [
      ...single(role, metrics),
      ...stepped(
        `${role}.fold_rmse`,
        folds.map(({ rmse }) => rmse),
      ),
      ...stepped(
        `${role}.fold_mae`,
        folds.map(({ mae }) => mae),
      ),
    ]),
    ...single("compared", comparison),
    ...stepped("grid.rmse", grid),
  ];
  return all.filter(({ value }) => Number.isFinite(value));
}

function paramsOf({ models, dataset }: PublishedTraining): { key: string; value: string }[] {
  const { ratings, users, films } = dataset;
  const ofDataset = Object.entries({ ratings, users, films }).map(([name, value]) => ({
    key: `dataset.${name}`,
    value: String(value),
  }));
  const ofModels = models.flatMap(({ role, kind, params }) =>
    Object.entries({ kind, ...params }).map(([name, value]) => ({
      key: `${role}.${name}`,
      value: String(value).slice(0, MAX_PARAM_LENGTH),
    })),
  );
  return [...ofDataset, ...ofModels];
}

/** A batch that failed may be half written. The steps of a metric are asked for only where some of it is there. */
async function withoutWritten(
  client: MlflowClient,
  runId: string,
  metrics: readonly Metric[],
  signal: AbortSignal,
): Promise<Metric[]> {
  const { run } = await client.get("/runs/get", { run_id: runId }, metricKeys, signal);
  const keys = new Set(run.data?.metrics.map(({ key }) => key));
  const written = new Set<string>();
  for (const key of new Set(metrics.filter((metric) => keys.has(metric.key)).map((metric) => metric.key))) {
    const query = { run_id: runId, metric_key: key };
    const { metrics: known } = await client.get("/metrics/get-history", query, history, signal);
    for (const { step } of known) written.add(`${key} ${step}`);
  }
  return metrics.filter(({ key, step }) => !written.has(`${key} ${step}`));
}
