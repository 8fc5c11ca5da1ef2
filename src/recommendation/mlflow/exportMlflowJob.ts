import { readFileSync } from "node:fs";
import type { JobHandler } from "../../jobs/index.ts";
import type { ModelRegistry } from "../registry/modelRegistry.ts";
import type { ModelVersion } from "../registry/versionRecords.ts";
import type { TrainingRecords } from "../training/trainingRecords.ts";
import { createMlflowClient, type MlflowAddress, MlflowError } from "./mlflowClient.ts";
import { publishTraining } from "./publishTraining.ts";

export interface ExportJobParts {
  readonly trainings: TrainingRecords;
  readonly registry: ModelRegistry;
  readonly mlflow: MlflowAddress | null;
  readonly program: string;
}

const LATER_MS = 60_000;

/** Publishes a finished training to an MLflow server, after the fact: nothing here ever waits for that server. */
export function exportMlflowJob({ trainings, registry, mlflow, program }: ExportJobParts): JobHandler<"export_mlflow"> {
  return {
    kind: "export_mlflow",
    concurrency: 1,
    batchSize: 1,
    priority: 1,
    timeoutMs: 600_000,
    async run([job], { signal }) {
      const training = trainings.get(job?.subjectId ?? 0);
      const { versions, dataset } = training?.results ?? {};
      if (!mlflow || !training || !versions || !dataset || training.finishedAt === null) return [{ kind: "done" }];
      const models = [versions.rating, versions.list].flatMap(
        (version) => published(registry.get(version), registry) ?? [],
      );
      const { id: trainingId, startedAt, finishedAt } = training;
      try {
        await publishTraining(
          createMlflowClient(mlflow),
          { trainingId, startedAt, finishedAt, program, dataset, models },
          signal,
        );
        return [{ kind: "done" }];
      } catch (error) {
        if (!(error instanceof MlflowError)) throw error;
        const problem = { code: error.code, fact: error.facts.fact };
        if (error.isPassing && error.retryAfterMs !== null)
          return [{ kind: "deferred", delayMs: Math.max(error.retryAfterMs, 1_000), error: problem }];
        if (error.isPassing) return [{ kind: "deferred", delayMs: LATER_MS, error: problem }];
        return [{ kind: "failed", error: problem, retry: false }];
      }
    },
  };
}

function published(version: ModelVersion | null, registry: ModelRegistry) {
  if (!version) return null;
  const { rmse, mae, list } = version.metrics as {
    rmse: number | null;
    mae: number | null;
    list: { ndcg: number } | null;
  };
  const metrics = Object.entries({ rmse, mae, ndcg_at_10: list?.ndcg ?? null }).filter(
    (entry): entry is [string, number] => entry[1] !== null,
  );
  return {
    role: version.role,
    kind: version.kind,
    params: version.params,
    metrics: Object.fromEntries(metrics),
    artefact: readFileSync(registry.fileOf(version.version)),
    isProduction: version.stage === "production",
  };
}
