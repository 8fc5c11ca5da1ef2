import type { Evaluation } from "../evaluation/evaluate.ts";
import { pairedDifference } from "../evaluation/foldStatistics.ts";
import type { ServingCheck } from "./fitForServing.ts";

/** One line of the promotion gate, with the figures that it was decided on. */
export interface GateCheck {
  readonly line:
    | "lower_rmse"
    | "beyond_noise"
    | "same_recipe_more_data"
    | "list_not_worse"
    | "new_ratings"
    | "beats_popular"
    | "answers"
    | "sane";
  readonly holds: boolean;
  readonly figures: Readonly<Record<string, number>>;
}

export interface GateVerdict {
  readonly promoted: boolean;
  readonly lines: readonly GateCheck[];
}

/** RMSE has to be lower by so much; less is no reason to change what serves. */
const LOWER_BY = 0.001;
const LIST_KEEPS = 0.99;

export interface RatingGate {
  readonly ratings: number;
  readonly candidate: Evaluation;
  /** Re-evaluated now on the same folds; null for the first model ever. */
  readonly production: Evaluation | null;
  /** The same kind and parameters as production, learnt from other ratings than it was. */
  readonly isRefresh: boolean;
  /** What guesses without a model give: the biases. */
  readonly baseline: Evaluation | null;
}

/**
 * A model that estimates ratings serves only when every line holds. The same recipe over other ratings is no better on
 * the same folds, by construction: it serves because it knows more.
 */
export function ratingGate({ ratings, candidate, production, isRefresh, baseline }: RatingGate): GateVerdict {
  const rmse = candidate.rmse ?? Number.NaN;
  const lines: GateCheck[] = [{ line: "sane", holds: Number.isFinite(rmse), figures: { rmse } }];
  if (production && isRefresh) lines.push({ line: "same_recipe_more_data", holds: true, figures: { ratings } });
  if (production && !isRefresh) {
    const before = production.rmse ?? Number.NaN;
    const { mean, standardError } = pairedDifference(
      candidate.folds.map((fold) => fold.rmse),
      production.folds.map((fold) => fold.rmse),
    );
    lines.push({ line: "lower_rmse", holds: rmse <= before * (1 - LOWER_BY), figures: { rmse, before } });
    lines.push({
      line: "beyond_noise",
      holds: mean < 0 && -mean > standardError,
      figures: { difference: mean, standardError },
    });
  }
  if (!production && baseline) {
    const popular = baseline.rmse ?? Number.NaN;
    lines.push({ line: "beats_popular", holds: rmse <= popular * 1.02, figures: { rmse, baseline: popular } });
  }
  return verdict(lines);
}

export interface ListGate {
  readonly ratings: number;
  readonly candidate: Evaluation;
  readonly production: Evaluation | null;
  /** Learnt from other ratings than what serves. */
  readonly isFresh: boolean;
  readonly popular: Evaluation;
}

/** A model that ranks serves when its list is not worse than the one that serves, and better than everybody's. */
export function listGate({ ratings, candidate, production, isFresh, popular }: ListGate): GateVerdict {
  const ndcg = candidate.list?.ndcg ?? Number.NaN;
  const everybodys = popular.list?.ndcg ?? Number.NaN;
  const lines: GateCheck[] = [
    { line: "sane", holds: Number.isFinite(ndcg), figures: { ndcg } },
    { line: "beats_popular", holds: ndcg > everybodys, figures: { ndcg, popular: everybodys } },
  ];
  if (production) {
    const before = production.list?.ndcg ?? Number.NaN;
    lines.push({ line: "new_ratings", holds: isFresh, figures: { ratings } });
    lines.push({ line: "list_not_worse", holds: ndcg >= before * LIST_KEEPS, figures: { ndcg, before } });
  }
  return verdict(lines);
}

const MAX_SERVING_CHECK_MS = 1_000;

/** What was fitted for serving has to load and to answer a hundred people within a second, with numbers in the scale. */
export function withServingCheck(verdictSoFar: GateVerdict, { milliseconds, isSane }: ServingCheck): GateVerdict {
  const line = {
    line: "answers",
    holds: isSane && milliseconds <= MAX_SERVING_CHECK_MS,
    figures: { milliseconds },
  } as const;
  return verdict([...verdictSoFar.lines, line]);
}

const verdict = (lines: readonly GateCheck[]): GateVerdict => ({ promoted: lines.every(({ holds }) => holds), lines });
