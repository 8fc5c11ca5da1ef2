import { CodedError } from "../../errors/index.ts";
import type { ListModel, RatingModel } from "../models/model.ts";
import { LIST_MODELS, type ModelParams, RATING_MODELS } from "../models/modelCatalogue.ts";
import { hashPair } from "../ratings/hashPair.ts";
import { holdNewest } from "../ratings/holdNewest.ts";
import type { RatingSet } from "../ratings/ratingSet.ts";
import { rowCounts, sparseRows } from "../ratings/sparseRows.ts";
import { measureCpuMs } from "./cpuTime.ts";
import type { Evaluation } from "./evaluate.ts";
import { type MeasuredLists, measureLists } from "./listMetrics.ts";
import { pairedRows } from "./pairedRows.ts";

/** What a model learns from, and the ratings that it is judged on. */
export interface JudgedRows {
  readonly training: RatingSet;
  readonly heldOut: RatingSet;
}

/** How a model did on held-out ratings. `losses` are compared with those of another model on the same ratings. */
export interface Judgement {
  readonly evaluation: Evaluation;
  /**
   * By held-out rating, lower is better: the squared error in stars, or 1 minus the gain of its film in the list (see
   * `MeasuredLists.gains`).
   */
  readonly losses: Float32Array;
}

export interface JudgeModelTask extends JudgedRows {
  readonly kind: string;
  readonly params: ModelParams;
}

/**
 * Fits a model of the catalogue and judges it.
 * @throws RangeError for a name that is not in the catalogue; CodedError `model_too_costly`
 */
export function judgeModel({ training, heldOut, kind, params }: JudgeModelTask): Judgement {
  if (kind === "knn") requireAffordableKnn(training);
  const fitRating = RATING_MODELS[kind];
  if (fitRating) {
    const { result, cpuMs } = measureCpuMs(() => fitRating(training, params, {}));
    return judgeRatings({ kind, params, fitMs: cpuMs }, result, heldOut);
  }
  const fitList = LIST_MODELS[kind];
  if (!fitList) throw new RangeError(`no model ${kind}`);
  const { result, cpuMs } = measureCpuMs(() => fitList(training, params, {}));
  return judgeLists({ kind, params, fitMs: cpuMs }, result, { training, heldOut });
}

/** Pairs of ratings of one film: what KNN of users adds up. So many take a minute. */
const MAX_KNN_PAIRS = 2e9;

/** @throws CodedError `model_too_costly` */
function requireAffordableKnn(training: RatingSet): void {
  const counts = rowCounts(sparseRows(training, "films"));
  const pairs = counts.reduce((sum, count) => sum + count ** 2, 0);
  if (pairs > MAX_KNN_PAIRS) throw new CodedError("model_too_costly");
}

/** Judges a model on each person's newest ratings of a set, fitted to the others: for a selection. */
export function judgeOnNewest({ training: set, ...model }: Omit<JudgeModelTask, "heldOut">): Judgement {
  return judgeModel({ ...holdNewest(set), ...model });
}

interface JudgedModel {
  readonly kind: string;
  readonly params: ModelParams;
  /** CPU time. */
  readonly fitMs: number;
}

export function judgeRatings({ kind, params, fitMs }: JudgedModel, model: RatingModel, heldOut: RatingSet): Judgement {
  const losses = new Float32Array(heldOut.values.length);
  let absolute = 0;
  const { cpuMs } = measureCpuMs(() => {
    for (let row = 0; row < losses.length; row += 1) {
      const error = (heldOut.values[row] ?? 0) - model.estimate(heldOut.users[row] ?? -1, heldOut.films[row] ?? -1);
      losses[row] = error * error;
      absolute += Math.abs(error);
    }
  });
  const rmse = Math.sqrt(meanOf(losses));
  const evaluation: Evaluation = {
    model: kind,
    params,
    folds: groupErrors(losses, heldOut),
    rmse,
    rmseMargin: marginOfRmse(losses, heldOut, rmse),
    mae: absolute / losses.length,
    list: null,
    fitMs: [fitMs],
    predictMs: [cpuMs],
  };
  return { evaluation, losses };
}

export function judgeLists(
  { kind, params, fitMs }: JudgedModel,
  model: ListModel,
  { training, heldOut }: JudgedRows,
): Judgement {
  const { result, cpuMs } = measureCpuMs((): MeasuredLists => measureLists(model, { training, test: heldOut }));
  const evaluation: Evaluation = {
    model: kind,
    params,
    folds: [],
    rmse: null,
    rmseMargin: null,
    mae: null,
    list: result.metrics,
    fitMs: [fitMs],
    predictMs: [cpuMs],
  };
  return { evaluation, losses: result.gains.map((gain) => 1 - gain) };
}

const GROUPS = 5;

/** The error of five groups of people, which shows how much it depends on who is asked. Empty groups are left out. */
function groupErrors(losses: Float32Array, { users, userIds }: RatingSet): Evaluation["folds"] {
  const groups = Array.from({ length: GROUPS }, () => ({ squares: 0, sizes: 0, rows: 0 }));
  losses.forEach((loss, row) => {
    const group = groups[hashPair(userIds[users[row] ?? 0] ?? 0, 0) % GROUPS];
    if (!group) return;
    group.squares += loss;
    group.sizes += Math.sqrt(loss);
    group.rows += 1;
  });
  return groups
    .filter(({ rows }) => rows > 0)
    .map(({ squares, sizes, rows }) => ({ rmse: Math.sqrt(squares / rows), mae: sizes / rows }));
}

const NORMAL_95 = 1.96;

/** Half of the 95 % confidence interval, by the delta method; ratings of one person depend on each other. */
function marginOfRmse(losses: Float32Array, { users }: RatingSet, rmse: number): number | null {
  const zeros = new Float32Array(losses.length);
  const { standardError } = pairedRows(losses, zeros, users);
  return Number.isFinite(standardError) ? (NORMAL_95 * standardError) / (2 * rmse) : null;
}

function meanOf(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
