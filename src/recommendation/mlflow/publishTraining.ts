import { z } from "zod";
import type { ModelRole } from "../registry/versionRecords.ts";
import { logFigures } from "./logFigures.ts";
import { type MlflowClient, unless } from "./mlflowClient.ts";
import { MlflowError } from "./mlflowError.ts";
import type { PublishedTraining } from "./publishedTraining.ts";
import { publishModel } from "./publishModel.ts";

const EXPERIMENT = "filmotheque";
/** MLflow's dataset digests are short; the whole fingerprint is in a tag. */
const DIGEST = 32;

const nothing = z.unknown();
const experiment = z.object({
  experiment: z.object({ experiment_id: z.string(), lifecycle_stage: z.string().optional() }),
});
const run = z.object({ run_id: z.string(), artifact_uri: z.string().default("") });
const runInfo = z.object({ info: run });

/**
 * Publishes a training that is over: one run, and one version of each model. Every step first checks what an earlier
 * attempt has done, so that repeating it — after a lost answer, a half-written batch, a restart — ends in the same state.
 *
 * @returns MLflow's number of each model
 * @throws MlflowError; `mlflow_no_artefacts` after the run was published without files
 */
export async function publishTraining(
  client: MlflowClient,
  training: PublishedTraining,
  signal: AbortSignal,
): Promise<Partial<Record<ModelRole, number>>> {
  const experimentId = await experimentOf(client, signal);
  const found = await runOf(client, experimentId, training, signal);
  const runId = found.run_id;
  await logInputs(client, runId, training, signal);
  await logFigures(client, runId, training, signal);
  const versions: Partial<Record<ModelRole, number>> = {};
  let refusal: MlflowError | null = null;
  for (const model of training.models) {
    try {
      versions[model.role] = await publishModel(
        client,
        { runId, artifactUri: found.artifact_uri, training },
        model,
        signal,
      );
    } catch (error) {
      if (!(error instanceof MlflowError) || error.code !== "mlflow_no_artefacts") throw error;
      refusal = error;
      const tag = { run_id: runId, key: "filmotheque.artifact", value: "local only" };
      await client.post("/runs/set-tag", tag, nothing, signal);
    }
  }
  const end = { run_id: runId, status: "FINISHED", end_time: training.finishedAt };
  await client.post("/runs/update", end, nothing, signal);
  if (refusal) throw refusal;
  return versions;
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
  // A library that was restored from a backup counts on from there, so the number alone is not enough.
  const id = `${training.libraryId}-${training.trainingId}-${training.startedAt}`;
  const search = { experiment_ids: [experimentId], filter: `tags."${tag}" = '${id}'`, max_results: 1 };
  const { runs } = await client.post("/runs/search", search, z.object({ runs: z.array(runInfo).default([]) }), signal);
  if (runs[0]) return runs[0].info;
  const tags = [
    { key: tag, value: id },
    { key: "filmotheque.program", value: training.program },
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
