import { z } from "zod";
import { type MlflowClient, MlflowError } from "./mlflowClient.ts";

export interface PublishedModel {
  readonly role: string;
  readonly kind: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly metrics: Readonly<Record<string, number>>;
  readonly artefact: Uint8Array;
  readonly isProduction: boolean;
}

export interface PublishedTraining {
  readonly trainingId: number;
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly program: string;
  readonly dataset: {
    readonly fingerprint: string;
    readonly ratings: number;
    readonly users: number;
    readonly films: number;
  };
  readonly models: readonly PublishedModel[];
}

const EXPERIMENT = "filmotheque";
const MAX_PARAM_LENGTH = 250;
/** MLflow's dataset digests are short; the whole fingerprint is in a tag. */
const DIGEST = 32;

const nothing = z.unknown();
const experiment = z.object({
  experiment: z.object({ experiment_id: z.string(), lifecycle_stage: z.string().optional() }),
});
const run = z.object({ run_id: z.string(), artifact_uri: z.string().default("") });
const runInfo = z.object({ info: run });
const metricKeys = z.object({
  run: z.object({ data: z.object({ metrics: z.array(z.object({ key: z.string() })).default([]) }).optional() }),
});
const versions = z.object({
  model_versions: z.array(z.object({ version: z.coerce.string(), run_id: z.string().optional() })).default([]),
});

/**
 * Publishes a training that is over: one run, one version of each model, one alias. Every step first checks what an
 * earlier attempt has done, so that repeating it — after a lost answer, a half-written batch, a restart — ends in the
 * same state.
 *
 * @throws MlflowError
 */
export async function publishTraining(
  client: MlflowClient,
  training: PublishedTraining,
  signal: AbortSignal,
): Promise<void> {
  const experimentId = await experimentOf(client, signal);
  const { run_id: runId, artifact_uri: artifactUri } = await runOf(client, experimentId, training, signal);
  await logInputs(client, runId, training, signal);
  await logFigures(client, runId, training, signal);
  for (const model of training.models) await publishModel(client, runId, artifactUri, training, model, signal);
  await client.post(
    "/runs/update",
    { run_id: runId, status: "FINISHED", end_time: training.finishedAt },
    nothing,
    signal,
  );
}

async function experimentOf(client: MlflowClient, signal: AbortSignal): Promise<string> {
  const find = () => client.get("/experiments/get-by-name", { experiment_name: EXPERIMENT }, experiment, signal);
  const found = await unless("RESOURCE_DOES_NOT_EXIST", find);
  if (found?.experiment.lifecycle_stage === "deleted")
    await client.post("/experiments/restore", { experiment_id: found.experiment.experiment_id }, nothing, signal);
  if (found) return found.experiment.experiment_id;
  const create = () =>
    client.post("/experiments/create", { name: EXPERIMENT }, z.object({ experiment_id: z.string() }), signal);
  const made = await unless("RESOURCE_ALREADY_EXISTS", create);
  return made?.experiment_id ?? (await find()).experiment.experiment_id;
}

async function runOf(client: MlflowClient, experimentId: string, training: PublishedTraining, signal: AbortSignal) {
  const tag = "filmotheque.training_id";
  const id = `${training.dataset.fingerprint.slice(0, DIGEST)}-${training.trainingId}`;
  const search = { experiment_ids: [experimentId], filter: `tags."${tag}" = '${id}'`, max_results: 1 };
  const { runs } = await client.post("/runs/search", search, z.object({ runs: z.array(runInfo).default([]) }), signal);
  if (runs[0]) return runs[0].info;
  const tags = [
    { key: tag, value: id },
    { key: "filmotheque.version", value: training.program },
    { key: "filmotheque.dataset", value: training.dataset.fingerprint },
  ];
  const body = {
    experiment_id: experimentId,
    run_name: `training ${training.trainingId}`,
    start_time: training.startedAt,
    tags,
  };
  return (await client.post("/runs/create", body, z.object({ run: runInfo }), signal)).run.info;
}

async function logInputs(
  client: MlflowClient,
  runId: string,
  { dataset }: PublishedTraining,
  signal: AbortSignal,
): Promise<void> {
  const { fingerprint, ...profile } = dataset;
  const described = {
    name: "ratings",
    digest: fingerprint.slice(0, DIGEST),
    source_type: "local",
    source: "filmotheque",
    profile: JSON.stringify(profile),
  };
  const datasets = [{ dataset: described, tags: [{ key: "mlflow.data.context", value: "training" }] }];
  try {
    await client.post("/runs/log-inputs", { run_id: runId, datasets }, nothing, signal);
  } catch (error) {
    // Older MLflow servers have no lineage: it is left out for them.
    if (!(error instanceof MlflowError) || error.status !== 404) throw error;
  }
}

/** Metrics are appended there: what an attempt has written is not written again. */
async function logFigures(
  client: MlflowClient,
  runId: string,
  training: PublishedTraining,
  signal: AbortSignal,
): Promise<void> {
  const written = await client.get("/runs/get", { run_id: runId }, metricKeys, signal);
  const known = new Set(written.run.data?.metrics.map(({ key }) => key));
  const metrics = training.models
    .flatMap(({ role, metrics: figures }) =>
      Object.entries(figures).map(([name, value]) => ({ key: `${role}.${name}`, value })),
    )
    .filter(({ key, value }) => Number.isFinite(value) && !known.has(key))
    .map((metric) => ({ ...metric, timestamp: training.finishedAt, step: 0 }));
  const params = training.models.flatMap(({ role, params: chosen }) =>
    Object.entries(chosen).map(([name, value]) => ({
      key: `${role}.${name}`,
      value: String(value).slice(0, MAX_PARAM_LENGTH),
    })),
  );
  await client.post(
    "/runs/log-batch",
    { run_id: runId, ...(metrics.length > 0 ? { metrics } : {}), ...(params.length > 0 ? { params } : {}) },
    nothing,
    signal,
  );
}

async function publishModel(
  client: MlflowClient,
  runId: string,
  artifactUri: string,
  { trainingId }: PublishedTraining,
  { role, kind, artefact, isProduction }: PublishedModel,
  signal: AbortSignal,
): Promise<void> {
  if (!(await client.putArtefact(artifactUri, `${role}/model.bin`, artefact, signal))) {
    await client.post(
      "/runs/set-tag",
      { run_id: runId, key: "filmotheque.artifact", value: "local only" },
      nothing,
      signal,
    );
    return;
  }
  await client.putArtefact(artifactUri, `${role}/MLmodel`, Buffer.from(describe(kind, runId)), signal);
  const name = `filmotheque-${role}`;
  await unless("RESOURCE_ALREADY_EXISTS", () => client.post("/registered-models/create", { name }, nothing, signal));
  const { model_versions: made } = await client.get(
    "/model-versions/search",
    { filter: `name='${name}'` },
    versions,
    signal,
  );
  const known = made.find(({ run_id }) => run_id === runId)?.version;
  const version = known ?? (await create());
  if (isProduction)
    await client.post("/registered-models/alias", { name, alias: "production", version }, nothing, signal);

  async function create(): Promise<string> {
    const body = {
      name,
      source: `${artifactUri}/${role}`,
      run_id: runId,
      tags: [{ key: "filmotheque.training", value: String(trainingId) }],
    };
    const schema = z.object({ model_version: z.object({ version: z.coerce.string() }) });
    return (await client.post("/model-versions/create", body, schema, signal)).model_version.version;
  }
}

function describe(kind: string, runId: string): string {
  return `flavors:
  filmotheque:
    data: model.bin
    kind: ${kind}
    format: 1
signature:
  inputs: '[{"name": "user_id", "type": "string"}, {"name": "top_n", "type": "integer"}]'
  outputs: '[{"name": "film_id", "type": "string"}, {"name": "score", "type": "double"}]'
run_id: ${runId}
`;
}

/** The call's answer, or null where the server answers with this error code. */
async function unless<T>(errorCode: string, call: () => Promise<T>): Promise<T | null> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof MlflowError && error.errorCode === errorCode) return null;
    throw error;
  }
}
