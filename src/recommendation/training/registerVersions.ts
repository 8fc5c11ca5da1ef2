import type { RatingProfile } from "../../drift/index.ts";
import type { RatingSummary } from "../ratings/ratingSummary.ts";
import type { ModelRole } from "../registry/versionRecords.ts";
import type { ChosenModel } from "./compareModels.ts";
import type { TrainingParts } from "./trainingParts.ts";
import type { TrainingProgress } from "./trainingProgress.ts";

export interface RegisteredTraining {
  readonly trainingId: number;
  readonly dataset: RatingSummary;
  readonly profile: RatingProfile;
  readonly rating: ChosenModel;
  readonly list: ChosenModel;
}

/**
 * Stage *register*: the artefacts that were judged, together with the note that they are registered: a training that is
 * cut off in between would register them once more.
 */
export function registerVersions(training: RegisteredTraining, parts: TrainingParts, progress: TrainingProgress): void {
  parts.inTransaction(() => {
    const versions = { rating: register(training, "rating", parts), list: register(training, "list", parts) };
    const comparedWith = { rating: training.rating.comparedWith, list: training.list.comparedWith };
    progress.save("promote", 0.95, { versions, registered: { comparedWith } });
  });
}

function register(training: RegisteredTraining, role: ModelRole, { registry, program }: TrainingParts): number {
  const { trainingId, dataset, profile } = training;
  const { recipe, fitted, comparison } = training[role];
  const { rmse, rmseMargin, mae, folds, list } = fitted.evaluation;
  const version = {
    role,
    kind: recipe.kind,
    params: recipe.params,
    metrics: { rmse, rmseMargin, mae, folds, list },
    dataset,
    fitMs: fitted.fitMs,
    reason: comparison.verdict,
    profile,
    program,
    training: trainingId,
  };
  return registry.register(version, fitted.bytes);
}

/** Stage *promote*: a version serves where its verdict says so, and no other was promoted since it was compared. */
export function promoteVersions(parts: TrainingParts, progress: TrainingProgress): void {
  const { versions, verdicts, registered } = progress.results;
  if (!versions || !verdicts || !registered) return;
  const promoteIfBetter = (role: ModelRole): boolean => {
    const isAsCompared = (parts.registry.serving(role)?.version ?? null) === registered.comparedWith[role];
    const isPromoted = verdicts[role].promoted && isAsCompared;
    if (isPromoted) parts.promote(versions[role], null);
    return isPromoted;
  };
  parts.inTransaction(() => {
    const promoted = { rating: promoteIfBetter("rating"), list: promoteIfBetter("list") };
    progress.save("finished", 1, { promoted });
  });
}
