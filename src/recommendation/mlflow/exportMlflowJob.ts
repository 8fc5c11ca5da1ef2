import { rm } from "node:fs/promises";
import type { JobHandler } from "../../jobs/index.ts";
import type { ModelRegistry } from "../registry/modelRegistry.ts";
import type { ModelVersion } from "../registry/versionRecords.ts";
import type { TrainingParts } from "../training/trainingParts.ts";
import type { Training, TrainingRecords } from "../training/trainingRecords.ts";
import { MlflowError } from "./mlflowError.ts";
import type { MlflowLink } from "./mlflowLink.ts";
import { factsOfVersion } from "./modelFacts.ts";
import type { PublishedModel, PublishedTraining } from "./publishedTraining.ts";
import { publishTraining } from "./publishTraining.ts";
import { portableTasks } from "./tasks.ts";

export interface ExportJobParts extends Pick<TrainingParts, "database" | "workers"> {
  readonly trainings: TrainingRecords;
  readonly registry: ModelRegistry;
  readonly link: MlflowLink;
  readonly program: string;
}

const LATER_MS = 60_000;
const TIMEOUT_MS = 3_600_000;
const ARTEFACT_TIMEOUT_MS = 300_000;

/** Publishes a finished training to an MLflow server, then follows what is in production there. */
export function exportMlflowJob(parts: ExportJobParts): JobHandler<"export_mlflow"> {
  return {
    kind: "export_mlflow",
    concurrency: 1,
    batchSize: 1,
    priority: 1,
    timeoutMs: TIMEOUT_MS,
    async run([job], { signal }) {
      const training = parts.trainings.get(job?.subjectId ?? 0);
      if (!training || !parts.link.isOn) return [{ kind: "done" }];
      try {
        await publish(training, parts, signal);
        await parts.link.follow(signal);
        parts.link.recordPublication(training.id, { error: null });
        return [{ kind: "done" }];
      } catch (error) {
        if (!(error instanceof MlflowError)) throw error;
        const problem = { code: error.code, fact: error.facts.fact };
        parts.link.recordPublication(training.id, { error: problem });
        if (!error.isPassing) return [{ kind: "failed", error: problem, retry: false }];
        const delayMs = error.retryAfterMs === null ? LATER_MS : Math.max(error.retryAfterMs, 1_000);
        return [{ kind: "deferred", delayMs, error: problem }];
      }
    },
  };
}

async function publish(training: Training, parts: ExportJobParts, signal: AbortSignal): Promise<void> {
  const { registry, link } = parts;
  const { versions, dataset, evaluations = [], grid = [] } = training.results;
  if (!versions || !dataset || training.finishedAt === null) return;
  const temporary: string[] = [];
  try {
    const models: PublishedModel[] = [];
    for (const number of [versions.rating, versions.list]) {
      const version = registry.get(number);
      // The other model of a training that is published again may be old, its file removed, and its version there.
      if (!version || !registry.isIntact(number)) continue;
      const to = registry.temporaryFile(`publish-v${number}.part`);
      temporary.push(to);
      models.push(await portable(version, to, parts, signal));
    }
    const published: PublishedTraining = {
      libraryId: link.libraryId(),
      trainingId: training.id,
      startedAt: training.startedAt,
      finishedAt: training.finishedAt,
      program: parts.program,
      dataset,
      comparison: Object.fromEntries(evaluations.flatMap(({ model, rmse }) => (rmse === null ? [] : [[model, rmse]]))),
      grid: grid.flatMap(({ rmse }) => rmse ?? []),
      models,
    };
    const numbers = await publishTraining(link.client(), published, signal);
    link.recordPublished(versions, numbers);
  } finally {
    await Promise.all(temporary.map((path) => rm(path, { force: true })));
  }
}

async function portable(
  version: ModelVersion,
  to: string,
  { registry, database, workers }: ExportJobParts,
  signal: AbortSignal,
): Promise<PublishedModel> {
  await rm(to, { force: true });
  const task = { database, path: registry.fileOf(version.version), to };
  const options = { signal, timeoutMs: ARTEFACT_TIMEOUT_MS };
  const { checksum } = await workers.run(portableTasks.writePortable, task, options);
  // As the training registered them.
  const { rmse, mae, folds, list } = version.metrics as {
    rmse: number | null;
    mae: number | null;
    folds?: PublishedModel["folds"];
    list: Readonly<Record<string, unknown>> | null;
  };
  const figures = { rmse, mae, ndcg_at_10: list?.ndcg ?? null, coverage: list?.coverage ?? null };
  return {
    role: version.role,
    kind: version.kind,
    version: version.version,
    params: version.params,
    metrics: Object.fromEntries(
      Object.entries(figures).filter((entry): entry is [string, number] => typeof entry[1] === "number"),
    ),
    folds: folds ?? [],
    artefact: to,
    checksum,
    evaluation: { ...factsOfVersion(version), role: version.role, kind: version.kind, gate: version.reason },
    baseline: registry.profileOf(version.version) ?? {},
  };
}
