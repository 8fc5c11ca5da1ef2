import type { Events } from "../../events/index.ts";
import { type JobHandler, type Jobs, onlyIf } from "../../jobs/index.ts";
import type { Clock } from "../../time/index.ts";
import { RecommendationProblem } from "../recommendationProblem.ts";
import { runTraining, type TrainingParts } from "./runTraining.ts";
import type { TrainingRecords } from "./trainingRecords.ts";

export interface TrainingJobParts extends TrainingParts {
  readonly trainings: TrainingRecords;
  readonly events: Events;
  readonly jobs: Jobs;
  readonly mlflow: object | null;
  readonly clock: Clock;
}

const LONGEST_MS = 4 * 3_600_000;

/** A training is one job: it can be cancelled, and after a kill it goes on behind its last finished stage. */
export function trainingJob(parts: TrainingJobParts): JobHandler<"train"> {
  const { trainings, events, clock } = parts;
  return {
    kind: "train",
    concurrency: 1,
    batchSize: 1,
    priority: 5,
    timeoutMs: LONGEST_MS,
    async run([job], { signal, progress }) {
      const training = trainings.get(job?.subjectId ?? 0);
      if (!job || training?.state !== "running") return [{ kind: "done" }];
      /** Ended otherwise while it ran, by a cancellation say, it stays ended. */
      const isRunning = () => trainings.get(training.id)?.state === "running";
      const tell = (stage: string) => events.emit({ type: "training.stage", trainingId: training.id, stage });
      try {
        await runTraining(parts, {
          trainingId: training.id,
          results: training.found,
          signal,
          saveProgress(stage, share, found) {
            trainings.keep(training.id, stage, share, found);
            progress(job.id, share);
            tell(stage);
          },
        });
        const end = () => {
          trainings.end(training.id, "done", clock.now());
          const uniqueKey = `export_mlflow:${training.id}`;
          if (parts.mlflow)
            parts.jobs.enqueue({ kind: "export_mlflow", subject: "training", subjectId: training.id, uniqueKey });
        };
        return [onlyIf(isRunning, { kind: "done", apply: end })];
      } catch (error) {
        if (!(error instanceof RecommendationProblem)) throw error;
        const problem = { code: error.code, fact: error.facts.fact };
        const end = () => {
          const found = trainings.get(training.id)?.found ?? {};
          trainings.keep(training.id, training.stage, training.progress, { ...found, error: error.code });
          trainings.end(training.id, "failed", clock.now());
          tell("failed");
        };
        return [onlyIf(isRunning, { kind: "failed", error: problem, retry: false, apply: end })];
      }
    },
  };
}
