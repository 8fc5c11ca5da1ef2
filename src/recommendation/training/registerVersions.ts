import type { Evaluation } from "../evaluation/evaluate.ts";
import type { ModelParams } from "../models/modelCatalogue.ts";
import type { RatingSet } from "../ratings/ratingSet.ts";
import type { RatingSummary } from "../ratings/ratingSummary.ts";
import type { ModelRole } from "../registry/versionRecords.ts";
import type { ProductionComparison } from "./compareWithProduction.ts";
import { profileRatingSet } from "./loadRatings.ts";
import { type GateVerdict, withServingCheck } from "./promotionGate.ts";
import { trainingTasks } from "./tasks.ts";
import { TASK_TIMEOUT_MS, type TrainingParts } from "./trainingParts.ts";
import type { TrainingProgress } from "./trainingProgress.ts";

export type Verdicts = Readonly<Record<ModelRole, GateVerdict>>;
export type Versions = Readonly<Record<ModelRole, number>>;

/** A model of one role that is to be fitted to all ratings of the training. */
interface VersionPlan {
  readonly role: ModelRole;
  readonly kind: string;
  readonly params: ModelParams;
  readonly evaluation: Evaluation;
  readonly verdict: GateVerdict;
}

export interface RegisteredTraining {
  readonly trainingId: number;
  readonly set: RatingSet;
  readonly dataset: RatingSummary;
  readonly bestParams: ModelParams;
  readonly evaluations: Readonly<Record<ModelRole, Evaluation>>;
  readonly verdicts: Verdicts;
}

/**
 * Stage *register*: fits the model of each role and registers both, together with the note that they are: a training
 * that is cut off in between would register them once more.
 * @returns the versions, with verdicts that include how each answered
 */
export async function registerVersions(
  training: RegisteredTraining,
  parts: TrainingParts,
  progress: TrainingProgress,
  signal: AbortSignal,
): Promise<{ readonly versions: Versions; readonly verdicts: Verdicts }> {
  const { set, bestParams, evaluations } = training;
  const profile = await profileRatingSet(set, parts, signal);
  const plan = (role: ModelRole, kind: string, params: ModelParams): VersionPlan => ({
    role,
    kind,
    params,
    evaluation: evaluations[role],
    verdict: training.verdicts[role],
  });

  const prepare = async ({ role, kind, params, evaluation, verdict }: VersionPlan) => {
    const task = { set, role, params };
    const options = { signal, timeoutMs: TASK_TIMEOUT_MS };
    const { bytes, fitMs, servingCheck } = await parts.workers.run(trainingTasks.fitForServing, task, options);
    signal.throwIfAborted();
    const { rmse, rmseMargin, mae, folds, list } = evaluation;
    const reason = withServingCheck(verdict, servingCheck);
    const { dataset, trainingId } = training;
    const version = {
      role,
      kind,
      params,
      dataset,
      fitMs,
      reason,
      profile,
      program: parts.program,
      training: trainingId,
    };
    const metrics = { rmse, rmseMargin, mae, folds, list };
    return { reason, register: () => parts.registry.register({ ...version, metrics }, bytes) };
  };

  const rating = await prepare(plan("rating", "svd", bestParams));
  const list = await prepare(plan("list", "ease_pair", {}));
  const verdicts = { rating: rating.reason, list: list.reason };
  let versions: Versions = { rating: 0, list: 0 };
  parts.inTransaction(() => {
    versions = { rating: rating.register(), list: list.register() };
    progress.save("register", 0.9, { versions, verdicts });
  });
  return { versions, verdicts };
}

/** Stage *promote*: a version serves where its verdict says so, and no other was promoted since it was compared. */
export function promoteVersions(
  { versions, verdicts }: { readonly versions: Versions; readonly verdicts: Verdicts },
  comparedWith: ProductionComparison["comparedWith"],
  parts: TrainingParts,
  progress: TrainingProgress,
): void {
  const promoteIfBetter = (role: ModelRole): boolean => {
    const isAsCompared = (parts.registry.serving(role)?.version ?? null) === comparedWith[role];
    const isPromoted = verdicts[role].promoted && isAsCompared;
    if (isPromoted) parts.promote(versions[role], null);
    return isPromoted;
  };
  parts.inTransaction(() => {
    const promoted = { rating: promoteIfBetter("rating"), list: promoteIfBetter("list") };
    progress.save("finished", 1, { promoted });
  });
}
