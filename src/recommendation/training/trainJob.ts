import type { Events } from "../../events/index.ts";
import { type JobHandler, type Jobs, onlyIf } from "../../jobs/index.ts";
import type { Clock } from "../../time/index.ts";
import { RecommendationProblem } from "../recommendationProblem.ts";
import { runTraining } from "./runTraining.ts";
import type { TrainingParts } from "./trainingParts.ts";
import type { Training, TrainingRecords, TrainingResults } from "./trainingRecords.ts";

export interface TrainingJobParts extends TrainingParts {
  readonly trainings: TrainingRecords;
  readonly events: Events;
  readonly jobs: Jobs;
  /** Removes the files of old versions. */
  pruneArtefacts(): void;
  /** The registry that a training compares with and is published to. */
  readonly mlflow: { readonly isOn: boolean; followNow(signal: AbortSignal): Promise<unknown> };
  readonly clock: Clock;
}

const TIMEOUT_MS = 4 * 3_600_000;

/** A training is one job: it can be cancelled, and after a crash it goes on behind its last finished stage. */
export function trainJob(parts: TrainingJobParts): JobHandler<"train"> {
  const { trainings, events } = parts;
  return {
    kind: "train",
    concurrency: 1,
    batchSize: 1,
    priority: 5,
    timeoutMs: TIMEOUT_MS,
    async run([job], { signal, progress }) {
      const training = trainings.get(job?.subjectId ?? 0);
      if (!job || training?.state !== "running") return [{ kind: "done" }];
      // A training that was ended otherwise while it ran, by a cancellation for instance, stays ended.
      const isRunning = () => trainings.get(training.id)?.state === "running";
      const withTimeline = createTimeline(training, parts.clock);
      try {
        // The model that the training compares with is the one in production at MLflow.
        await parts.mlflow.followNow(signal);
        signal.throwIfAborted();
        await runTraining(parts, {
          trainingId: training.id,
          results: training.results,
          signal,
          saveProgress(stage, share, results) {
            trainings.saveStage(training.id, stage, share, withTimeline(share, results));
            progress(job.id, share);
            events.emit({ type: "training.stage", trainingId: training.id, stage });
          },
        });
        parts.pruneArtefacts();
        return [onlyIf(isRunning, { kind: "done", apply: () => finish(training, parts) })];
      } catch (error) {
        if (!(error instanceof RecommendationProblem)) throw error;
        if (error.code === "not_enough_data")
          return [onlyIf(isRunning, { kind: "done", apply: () => refuse(training, parts) })];
        const problem = { code: error.code, fact: error.facts.fact };
        const apply = () => fail(training, error.code, parts);
        return [onlyIf(isRunning, { kind: "failed", error: problem, retry: false, apply })];
      }
    },
  };
}

/** Notes how far a training was after how long; time in which the program was closed does not count. */
function createTimeline(
  { results }: Training,
  clock: Clock,
): (share: number, found: TrainingResults) => TrainingResults {
  let timeline = results.timeline ?? [];
  const [, workedBeforeMs] = timeline.at(-1) ?? [0, 0];
  const startedAt = clock.now();
  return (share, found) => {
    const timelineAt = clock.now();
    timeline = [...timeline, [share, workedBeforeMs + Math.max(0, timelineAt - startedAt)]];
    return { ...found, timeline, timelineAt };
  };
}

function finish({ id }: Training, { trainings, jobs, mlflow, clock }: TrainingJobParts): void {
  trainings.finish(id, "done", clock.now());
  const uniqueKey = `export_mlflow:${id}`;
  const hasVersions = trainings.get(id)?.results.versions !== undefined;
  if (mlflow.isOn && hasVersions)
    jobs.enqueue({ kind: "export_mlflow", subject: "training", subjectId: id, uniqueKey });
}

/** Ratings were removed after it was started: that is nobody's failure. */
function refuse({ id }: Training, { trainings, events, clock }: TrainingJobParts): void {
  trainings.refuse(id, clock.now());
  events.emit({ type: "training.stage", trainingId: id, stage: "refused" });
}

function fail(started: Training, error: string, { trainings, events, clock }: TrainingJobParts): void {
  // As far as it came since it was started.
  const { id, stage, progress, results } = trainings.get(started.id) ?? started;
  trainings.saveStage(id, stage, progress, { ...results, error });
  trainings.finish(id, "failed", clock.now());
  events.emit({ type: "training.stage", trainingId: id, stage: "failed" });
}
