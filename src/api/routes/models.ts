import { access } from "node:fs/promises";
import type { Session } from "../../accounts/index.ts";
import type { ComparisonAnswer, ModelVersionAnswer, ReadinessAnswer, TrainingAnswer } from "../../contract/index.ts";
import type { ErrorTranslator } from "../../messages/index.ts";
import type { Metrics } from "../../monitoring/index.ts";
import { fileNameIn } from "../../paths/index.ts";
import {
  type Comparison,
  type Evaluation,
  MINIMUM_OWN_RATINGS,
  MINIMUM_RATINGS,
  type MlflowState,
  type ModelVersion,
  type RatingImport,
  type Recommendation,
  stageStates,
  type Training,
  type TrainingReadiness,
} from "../../recommendation/index.ts";
import { routeWithSession } from "../context.ts";
import { ApiError } from "../problems.ts";
import { errorTextsFor } from "../textsFor.ts";
import { communityRoutes } from "./communities.ts";

export interface ModelRouteParts {
  readonly recommendation: Recommendation;
  readonly metrics: Metrics;
}

/** The model flows: train, compare, promote, predict. */
export function modelRoutes({ recommendation }: ModelRouteParts) {
  function versionOf(version: number): ModelVersionAnswer {
    const found = recommendation.models.list().find((one) => one.version === version);
    if (!found) throw new ApiError("unknown_version");
    return toVersion(found, recommendation.mlflow.linkedVersions(), recommendation.models.hasFile(version));
  }

  return {
    ...communityRoutes(recommendation),
    train: routeWithSession.models.train.handler(async () => ({ training_id: await recommendation.trainings.start() })),
    training: routeWithSession.models.training.handler(({ input }) => {
      const training = recommendation.trainings.get(input.id);
      if (!training) throw new ApiError("unknown_training");
      return toTraining(training, recommendation.trainings.remainingMs(training));
    }),
    trainings: routeWithSession.models.trainings.handler(async () => {
      const { trainable, readiness } = await recommendation.trainings.readiness();
      return {
        items: recommendation.trainings
          .list(20)
          .map((training) => toTraining(training, recommendation.trainings.remainingMs(training))),
        ratings: trainable.ratings,
        minimum: MINIMUM_RATINGS,
        readiness: toReadiness(readiness),
      };
    }),
    versions: routeWithSession.models.versions.handler(() => {
      const linked = recommendation.mlflow.linkedVersions();
      return {
        items: recommendation.models
          .list()
          .map((version) => toVersion(version, linked, recommendation.models.hasFile(version.version))),
      };
    }),
    mlflow: routeWithSession.models.mlflow.handler(({ context }) =>
      toMlflowState(recommendation.mlflow.state(), errorTextsFor(context)),
    ),
    followMlflow: routeWithSession.models.followMlflow.handler(async ({ context }) =>
      toMlflowState(await recommendation.mlflow.followNow(context.signal), errorTextsFor(context)),
    ),
    promote: routeWithSession.models.promote.handler(({ input, context }) => {
      recommendation.models.promote(input.version, context.session.user.userId);
      return versionOf(input.version);
    }),
    predict: routeWithSession.models.predict.handler(async ({ input, context }) => {
      const { user_id, top_n } = input;
      const { user } = context.session;
      requireOwnId(String(user_id), user);
      const { coldStart, version, films } = await recommendation.predict(
        String(user_id),
        top_n,
        context.signal,
        user.key,
      );
      return {
        user_id,
        top_n,
        cold_start: coldStart,
        model_version: version,
        recommendations: films.map(({ filmId, title, score }) => ({ film_id: filmId, title, score })),
      };
    }),
    precision: routeWithSession.models.precision.handler(() => ({
      items: recommendation.outcomes.outcomesByVersion(),
    })),
    imports: routeWithSession.models.imports.handler(({ context }) => ({
      items: recommendation.imports
        .list(context.session.user.key)
        .map((one) => toImport(one, context.session.user.role === "owner")),
    })),
    importRatings: routeWithSession.models.importRatings.handler(async ({ input }) => {
      // A missing path is reported at once, next to its field, rather than by a job that fails later.
      if (!(await isThere(input.path))) throw new ApiError("ratings_source_missing", input.path);
      return { jobId: recommendation.imports.enqueueMovieLens(input.path) };
    }),
    undoImport: routeWithSession.models.undoImport.handler(async ({ input }) => ({
      removed: await recommendation.imports.undo(input.id),
    })),
  };
}

/**
 * Predictions reveal a user's ratings, so a member may only ask for their own. The refusal is the same whether the user
 * exists or not.
 * @throws ApiError `not_your_data`
 */
function requireOwnId(userId: string, { userId: ownId, role }: Session["user"]): void {
  if (role !== "owner" && userId !== ownId) throw new ApiError("not_your_data");
}

/** Only the owner sees the server path of an imported community dataset. A member's own file is shown by its name. */
function toImport({ userKey, place, startedAt, ...one }: RatingImport, isOwner: boolean) {
  const shownPlace = userKey !== null ? fileNameIn(place) : isOwner ? place : "";
  return { ...one, place: shownPlace, startedAt: new Date(startedAt).toISOString() };
}

function toReadiness(readiness: TrainingReadiness): ReadinessAnswer {
  const own_minimum = MINIMUM_OWN_RATINGS;
  if (readiness.canTrain)
    return { can_train: true, kind: readiness.kind, reason: null, have: null, need: null, own_minimum };
  const { reason, have, need } = readiness;
  return { can_train: false, kind: null, reason, have, need, own_minimum };
}

function toTraining(training: Training, remainingMs: number | null): TrainingAnswer {
  const { id, job, state, stage, progress, results, startedAt, finishedAt } = training;
  return {
    training_id: id,
    job_id: job,
    state,
    kind: results.kind ?? "community",
    stage,
    progress,
    stages: stageStates(training),
    remaining_seconds: remainingMs === null ? null : Math.round(remainingMs / 1_000),
    dataset: results.dataset ?? null,
    before_filter: results.before ?? null,
    held_out: results.heldOut ?? null,
    evaluations: [
      ...(results.evaluations ?? []).map(toEvaluation),
      ...(results.candidate ? [{ ...toEvaluation(results.candidate), model: "svd_best" }] : []),
    ],
    skipped: [...(results.skipped ?? [])],
    comparisons: (results.comparisons ?? []).map((comparison) => toComparison(comparison, results.promoted)),
    grid: (results.grid ?? []).map(({ params, rmse }) => ({ params: { ...params }, rmse })),
    best_params: results.bestParams ? { ...results.bestParams } : null,
    previous: results.previous ?? null,
    version: results.versions?.rating ?? null,
    list_version: results.versions?.list ?? null,
    promoted: results.promoted?.rating ?? false,
    list_promoted: results.promoted?.list ?? false,
    reason: (results.verdicts?.rating.lines ?? []).map(toGateLine),
    list_reason: (results.verdicts?.list.lines ?? []).map(toGateLine),
    error: results.error ?? null,
    started_at: new Date(startedAt).toISOString(),
    finished_at: finishedAt === null ? null : new Date(finishedAt).toISOString(),
  };
}

type StoredGateLine = Pick<TrainingAnswer["reason"][number], "line" | "holds" | "figures"> & {
  readonly isAdvice?: boolean;
};

/** A line of the gate, also as earlier versions stored it. */
function toGateLine({ line, holds, figures, isAdvice }: StoredGateLine): TrainingAnswer["reason"][number] {
  return { line, holds, figures: { ...figures }, advice: isAdvice ?? false };
}

function toComparison(
  { role, rows, people, householdRows, seenByServing, contenders, chosen, verdict }: Comparison,
  promoted: Training["results"]["promoted"],
): ComparisonAnswer {
  return {
    role,
    metric: role === "rating" ? "rmse" : "ndcg_at_10",
    rows,
    people,
    household_rows: householdRows,
    seen_by_serving: seenByServing,
    contenders: contenders.map((contender) => ({ ...contender })),
    chosen,
    promoted: promoted?.[role] ?? verdict.promoted,
    reason: verdict.lines.map(toGateLine),
  };
}

function toEvaluation({
  model,
  rmse,
  rmseMargin,
  mae,
  list,
  fitMs,
  folds,
}: Evaluation): TrainingAnswer["evaluations"][number] {
  return {
    model,
    rmse,
    rmse_margin: rmseMargin,
    mae,
    ndcg_at_10: list?.ndcg ?? null,
    coverage: list?.coverage ?? null,
    fit_ms: fitMs.reduce((sum, ms) => sum + ms, 0) / Math.max(1, fitMs.length),
    folds: folds.map((fold) => fold.rmse),
  };
}

/** Their metrics and verdict stand in the database as they were made. */
function toVersion(
  version: ModelVersion,
  linked: ReturnType<Recommendation["mlflow"]["linkedVersions"]>,
  available: boolean,
): ModelVersionAnswer {
  const { metrics, reason, dataset } = version;
  const verdict = reason as { promoted?: boolean; lines?: StoredGateLine[] };
  const list = metrics.list as { ndcg?: number } | null;
  return {
    version: version.version,
    role: version.role,
    kind: version.kind,
    stage: version.stage,
    available,
    params: { ...version.params },
    metrics: { rmse: numberOf(metrics.rmse), mae: numberOf(metrics.mae), ndcg_at_10: list?.ndcg ?? null },
    dataset,
    program: version.program,
    fit_ms: version.fitMs,
    size_bytes: version.sizeBytes,
    reason: (verdict.lines ?? []).map(toGateLine),
    promoted: verdict.promoted ?? false,
    created_at: new Date(version.createdAt).toISOString(),
    mlflow_version: linked.get(version.version)?.mlflowVersion ?? null,
    from_mlflow: linked.get(version.version)?.isLoaded ?? false,
  };
}

function toMlflowState({ state, lastFollowedAt, error, notices }: MlflowState, textOf: ErrorTranslator) {
  const toMessage = (one: { readonly code: string; readonly fact: string }) => ({
    code: one.code,
    message: textOf(one),
  });
  return {
    state,
    followed_at: lastFollowedAt === null ? null : new Date(lastFollowedAt).toISOString(),
    error: error && toMessage(error),
    notices: notices.map(({ role, ...notice }) => ({ role, ...toMessage(notice) })),
  };
}

const numberOf = (value: unknown): number | null => (typeof value === "number" ? value : null);

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false; // absent or unreadable: the answer says so and names the path
  }
}
