import type { RatingProfile } from "../../drift/index.ts";
import { yieldToEventLoop } from "../../time/index.ts";
import type { Workers } from "../../workers/index.ts";
import type { Evaluation, EvaluationRequest } from "../evaluation/evaluate.ts";
import type { ModelParams } from "../models/modelCatalogue.ts";
import type { RatingRecords } from "../ratingRecords.ts";
import { type RatingSet, RatingSetBuilder } from "../ratings/ratingSet.ts";
import { toSharedMemory } from "../ratings/sharedMemory.ts";
import { RecommendationProblem } from "../recommendationProblem.ts";
import type { ModelRegistry, ModelRole } from "../registry/modelRegistry.ts";
import { bestParams as bestGridParams, GRID_FOLDS, searchGrid, svdGrid } from "./gridSearch.ts";
import { listGate, ratingGate, withServingCheck } from "./promotionGate.ts";
import { trainingTasks } from "./tasks.ts";
import type { Stage, TrainingResults } from "./trainingRecords.ts";

export interface TrainingParts {
  readonly records: RatingRecords;
  readonly registry: ModelRegistry;
  readonly workers: Workers;
  readonly program: string;
  /** Lets a version serve. */
  promote(version: number, by: string | null): void;
  /** What is changed in it is changed together, or not at all. */
  inTransaction(work: () => void): void;
  thresholds(): {
    readonly minRatingsPerFilm: number;
    readonly minRatingsPerUser: number;
    readonly minimum: number;
  };
}

export interface TrainingRun {
  readonly trainingId: number;
  /** What an earlier run of this training found before it was cut off. */
  readonly results: TrainingResults;
  saveProgress(stage: Stage, progress: number, results: TrainingResults): void;
  readonly signal: AbortSignal;
}

const FOLDS = 5;
/** The comparison that the training shows. The last two rank; the others estimate. */
const COMPARED = ["random", "baseline", "svd", "knn", "popular", "ease_pair"] as const;
const TASK_TIMEOUT_MS = 900_000;

/**
 * load → filter → evaluate → grid search → compare → register → promote. What a finished stage found is kept before
 * the next begins: a training that was cut off goes on behind its last finished stage. Only loading is done again.
 *
 * @throws RecommendationProblem `not_enough_data`; `signal.reason` once aborted
 */
export async function runTraining(parts: TrainingParts, run: TrainingRun): Promise<TrainingResults> {
  const { signal } = run;
  let { results } = run;
  // It was finished, and cut off before that was settled: held against what it let serve it would lose.
  if (results.promoted) return results;
  const options = { signal, timeoutMs: TASK_TIMEOUT_MS };
  const keep = (stage: Stage, progress: number, more: TrainingResults = {}) => {
    results = { ...results, ...more };
    run.saveProgress(stage, progress, results);
    signal.throwIfAborted();
  };

  keep("load", 0);
  const everything = await loadRatings(parts.records, signal);
  keep("filter", 0.05);
  const thresholds = parts.thresholds();
  const prepared = await parts.workers.run(trainingTasks.prepareSet, { set: everything, thresholds }, options);
  const { set, summary: dataset, before } = prepared;
  if (dataset.ratings < thresholds.minimum)
    throw new RecommendationProblem("not_enough_data", `${dataset.ratings} / ${thresholds.minimum}`);
  keep("evaluate", 0.1, { dataset, before });

  const ask = (question: Pick<EvaluationRequest, "model" | "params">) =>
    parts.workers.run(
      trainingTasks.evaluateModel,
      { set, request: { ...question, folds: FOLDS, split: "hash", seed: 0 } },
      options,
    );
  const known = new Map((results.evaluations ?? []).map((evaluation) => [evaluation.model, evaluation]));
  await Promise.all(
    COMPARED.filter((model) => !known.has(model)).map(async (model) => {
      known.set(model, await ask({ model, params: {} }));
      const share = known.size / COMPARED.length;
      keep("evaluate", 0.1 + 0.3 * share, { evaluations: COMPARED.flatMap((name) => known.get(name) ?? []) });
    }),
  );

  const cells = svdGrid();
  const key = `${run.trainingId}:${dataset.fingerprint}`;
  const grid = await searchGrid(cells, {
    fold: (params, fold) =>
      parts.workers.run(trainingTasks.evaluateGridFold, { key, set, params, folds: GRID_FOLDS, fold }, options),
    known: results.grid ?? [],
    onCell: (cell) => {
      const sofar = [...(results.grid ?? []), cell];
      keep("grid_search", 0.4 + 0.3 * (sofar.length / cells.length), { grid: sofar });
    },
    signal,
  });
  const bestParams = bestGridParams(grid);

  keep("compare", 0.7, { bestParams });
  const candidate = await ask({ model: "svd", params: bestParams });
  const { verdicts, previous, comparedWith } = await compare(parts, { known, candidate, dataset, bestParams, ask });
  // With versions there are verdicts, proven by what was fitted.
  const proven = { ...(results.versions && results.verdicts ? results.verdicts : verdicts) };
  keep("register", 0.85, { candidate, previous, verdicts: proven });

  const profile = results.versions ? null : await profileRatingSet(parts, set, signal);
  /** @returns registers what was fitted */
  const fitVersion = async (role: ModelRole, kind: string, params: ModelParams, evaluation: Evaluation) => {
    const { bytes, fitMs, servingCheck } = await parts.workers.run(
      trainingTasks.fitForServing,
      { set, role, params },
      options,
    );
    signal.throwIfAborted();
    proven[role] = withServingCheck(verdicts[role], servingCheck);
    const metrics = {
      rmse: evaluation.rmse,
      rmseMargin: evaluation.rmseMargin,
      mae: evaluation.mae,
      folds: evaluation.folds,
      list: evaluation.list,
    };
    const made = {
      role,
      kind,
      params,
      metrics,
      dataset,
      program: parts.program,
      fitMs,
      reason: proven[role],
      profile,
      training: run.trainingId,
    };
    return () => parts.registry.register(made, bytes);
  };
  const versions = results.versions ?? (await registerBoth());
  keep("promote", 0.95);

  parts.inTransaction(() => {
    const promoted = { rating: false, list: false };
    for (const role of ["rating", "list"] as const) {
      // Somebody let another version serve meanwhile: the verdict is not about that one, and a hand's choice stands.
      const isAsCompared = (parts.registry.serving(role)?.version ?? null) === comparedWith[role];
      promoted[role] = proven[role].promoted && isAsCompared;
      if (promoted[role]) parts.promote(versions[role], null);
    }
    keep("finished", 1, { promoted });
  });
  return results;

  /** With the note that they are: a training that is cut off in between would register them once more. */
  async function registerBoth() {
    const rating = await fitVersion("rating", "svd", bestParams, candidate);
    const list = await fitVersion("list", "ease_pair", {}, known.get("ease_pair")!);
    const both = { rating: 0, list: 0 };
    parts.inTransaction(() => {
      both.rating = rating();
      both.list = list();
      keep("register", 0.9, { versions: both, verdicts: proven });
    });
    return both;
  }
}

/** Every rating there is, read in pages, in shared memory. */
export async function loadRatings(records: RatingRecords, signal: AbortSignal): Promise<RatingSet> {
  const builder = new RatingSetBuilder();
  for (const page of records.everyRating()) {
    for (const rating of page) builder.add(rating);
    await yieldToEventLoop();
    signal.throwIfAborted();
  }
  return toSharedMemory(builder.build());
}

/** What a set of ratings looks like, made in a thread. */
export async function profileRatingSet(
  { records, workers }: Pick<TrainingParts, "records" | "workers">,
  set: RatingSet,
  signal: AbortSignal,
): Promise<RatingProfile> {
  const traits: [number, string, number | null][] = [];
  for (const page of records.everyTrait()) {
    traits.push(...page);
    await yieldToEventLoop();
    signal.throwIfAborted();
  }
  return workers.run(trainingTasks.profileSet, { set, traits }, { signal, timeoutMs: TASK_TIMEOUT_MS });
}

interface Compared {
  readonly known: ReadonlyMap<string, Evaluation>;
  readonly candidate: Evaluation;
  readonly dataset: { readonly ratings: number; readonly fingerprint: string };
  readonly bestParams: ModelParams;
  ask(question: Pick<EvaluationRequest, "model" | "params">): Promise<Evaluation>;
}

/** What serves is evaluated again, on the same folds: its old figure was measured on other ratings. */
async function compare(
  { registry, thresholds: thresholdsNow }: TrainingParts,
  { known, candidate, dataset, bestParams, ask }: Compared,
) {
  const servingRating = registry.serving("rating");
  const inProduction = servingRating && registry.get(servingRating.version);
  const production = inProduction ? await ask({ model: inProduction.kind, params: inProduction.params }) : null;
  const servingList = registry.serving("list");
  const isSameRecipe = JSON.stringify(inProduction?.params) === JSON.stringify(bestParams);
  const isRefresh = isSameRecipe && inProduction?.dataset.fingerprint !== dataset.fingerprint;
  const { minimum } = thresholdsNow();
  const rating = ratingGate({
    ratings: dataset.ratings,
    minimum,
    candidate,
    production,
    isRefresh,
    baseline: known.get("baseline") ?? null,
  });
  const ease = known.get("ease_pair")!;
  // The list model has no parameters of its own: what serves is the same recipe, over the ratings of its day.
  const list = listGate({
    ratings: dataset.ratings,
    minimum,
    candidate: ease,
    production: servingList ? ease : null,
    isFresh: !servingList || registry.get(servingList.version)?.dataset.fingerprint !== dataset.fingerprint,
    popular: known.get("popular")!,
  });
  const previous = inProduction ? { version: inProduction.version, rmse: production?.rmse ?? null } : null;
  const comparedWith = { rating: servingRating?.version ?? null, list: servingList?.version ?? null };
  return { verdicts: { rating, list }, previous, comparedWith };
}
