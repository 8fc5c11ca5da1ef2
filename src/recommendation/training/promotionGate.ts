import type { PairedDifference } from "../evaluation/pairedRows.ts";

/** One line of the promotion gate, with the figures that it was decided on. */
export interface GateCheck {
  readonly line:
    | "sane"
    | "no_leak"
    | "lower_rmse"
    | "beyond_noise"
    | "same_recipe_more_data"
    | "not_worse_than_same_recipe"
    | "list_not_worse"
    | "new_ratings"
    | "compared_with_in_use"
    | "not_worse_than_biases"
    | "not_worse_than_prior"
    | "beats_popular"
    | "household_not_worse"
    | "fast";
  readonly holds: boolean;
  readonly figures: Readonly<Record<string, number>>;
  /** It is shown, and decides nothing: a slow machine, or a comparison that the household's own ratings overruled. */
  readonly isAdvice?: boolean;
}

export interface GateVerdict {
  readonly promoted: boolean;
  readonly lines: readonly GateCheck[];
}

/** How a model did on the ratings that all models of a comparison are judged on. */
export interface JudgedFigures {
  /** RMSE in stars, or NDCG@10. */
  readonly figure: number;
  /** Held-out ratings that it learnt from. */
  readonly leaked: number;
  readonly isSane: boolean;
  /** CPU time of predictions for a hundred people. */
  readonly serveCpuMs: number;
}

/** Another model, and how much the candidate's losses differ from its. */
export interface ComparedFigures {
  readonly figure: number;
  /** Below zero where the candidate is better. */
  readonly difference: PairedDifference;
  /** The same on the household's own ratings; null where there are too few. */
  readonly household: PairedDifference | null;
}

export interface GateInput {
  readonly candidate: JudgedFigures;
  /** What a model has to beat to be worth its trouble: the biases, or popular films. */
  readonly baseline: Pick<ComparedFigures, "figure" | "difference">;
  /** The artefact in use; null before the first, or where it has learnt from what it would be judged on. */
  readonly serving: ComparedFigures | null;
  /** The recipe in use, fitted to the same ratings as the candidate; null where it is the candidate's own. */
  readonly sameRecipe: ComparedFigures | null;
  /** It differs from what serves by its recipe, or by its ratings. */
  readonly isNew: boolean;
  /** A version that was trained elsewhere is in use, and could not be compared: only a person may replace it. */
  readonly isReplacingUnknown: boolean;
}

/** RMSE has to be lower by so much; less is no reason to change what serves. */
const LOWER_BY = 0.001;
const LIST_KEEPS = 0.99;
/** The household overrules the community where its own ratings differ by so many standard errors. */
const CERTAIN_ERRORS = 2;
const SLOW_CPU_MS = 1_000;

/** A model that estimates ratings serves when every line holds. */
export function ratingGate(input: GateInput): GateVerdict {
  const { candidate, baseline, serving, sameRecipe } = input;
  const rmse = candidate.figure;
  const lines: GateCheck[] = [...soundLines(candidate), notWorseThanBiases(rmse, baseline)];
  const comparisons: GateCheck[] = [];
  if (serving) {
    const { figure: before, difference } = serving;
    const { mean, standardError } = difference;
    if (sameRecipe) {
      comparisons.push(
        { line: "lower_rmse", holds: rmse <= before * (1 - LOWER_BY), figures: { rmse, before } },
        { line: "beyond_noise", holds: -mean > standardError, figures: { difference: mean, standardError } },
      );
    } else {
      const figures = { rmse, before, difference: mean, standardError };
      comparisons.push({ line: "same_recipe_more_data", holds: mean <= standardError, figures });
    }
  }
  if (sameRecipe) {
    const before = sameRecipe.figure;
    comparisons.push({ line: "not_worse_than_same_recipe", holds: rmse <= before, figures: { rmse, before } });
  }
  return withHousehold(lines, comparisons, input);
}

/** A model that ranks serves when its list is better than everybody's, and not worse than the one that serves. */
export function listGate(input: GateInput): GateVerdict {
  const { candidate, baseline, serving, sameRecipe } = input;
  const ndcg = candidate.figure;
  const popular = baseline.figure;
  const lines: GateCheck[] = [
    ...soundLines(candidate),
    { line: "beats_popular", holds: ndcg > popular, figures: { ndcg, popular } },
  ];
  const comparisons: GateCheck[] = [];
  if (serving) {
    const before = serving.figure;
    comparisons.push({ line: "list_not_worse", holds: ndcg >= before * LIST_KEEPS, figures: { ndcg, before } });
  }
  if (sameRecipe) {
    const before = sameRecipe.figure;
    comparisons.push({ line: "not_worse_than_same_recipe", holds: ndcg >= before, figures: { ndcg, before } });
  }
  return withHousehold(lines, comparisons, input);
}

/** As good is enough: within the standard error of the difference. */
function notWorseThanBiases(rmse: number, { figure, difference }: GateInput["baseline"]): GateCheck {
  const { mean, standardError } = difference;
  const figures = { rmse, baseline: figure, difference: mean, standardError };
  return { line: "not_worse_than_biases", holds: mean <= standardError, figures };
}

export interface TuningGateInput {
  /** On the members' newest ratings: of the new values, of those in use, and of those for people in general. */
  readonly rmse: number;
  readonly before: number;
  readonly prior: number;
  readonly difference: PairedDifference;
}

/** New values of the household model serve when they are better for this household than those in use. */
export function tuningGate({ rmse, before, prior, difference: { mean, standardError } }: TuningGateInput): GateVerdict {
  return verdict([
    { line: "sane", holds: Number.isFinite(rmse), figures: { rmse } },
    { line: "lower_rmse", holds: rmse <= before * (1 - LOWER_BY), figures: { rmse, before } },
    { line: "beyond_noise", holds: -mean > standardError, figures: { difference: mean, standardError } },
    { line: "not_worse_than_prior", holds: rmse <= prior, figures: { rmse, prior } },
  ]);
}

/** What is true of every model that may serve. */
function soundLines({ figure, leaked, isSane, serveCpuMs }: JudgedFigures): GateCheck[] {
  return [
    { line: "sane", holds: isSane && Number.isFinite(figure), figures: { figure } },
    { line: "no_leak", holds: leaked === 0, figures: { leaked } },
    { line: "fast", holds: serveCpuMs <= SLOW_CPU_MS, figures: { serveCpuMs }, isAdvice: true },
  ];
}

/**
 * The household's own newest ratings have the last word. Where the candidate is worse on them, it does not serve. Where
 * it is better beyond doubt, it serves whatever the community's ratings say.
 */
function withHousehold(
  lines: readonly GateCheck[],
  comparisons: readonly GateCheck[],
  { serving, isNew, isReplacingUnknown }: GateInput,
): GateVerdict {
  if (isReplacingUnknown)
    return verdict([...lines, { line: "compared_with_in_use", holds: false, figures: {} }, ...comparisons]);
  if (!serving) return verdict([...lines, ...comparisons]);
  const news: GateCheck = { line: "new_ratings", holds: isNew, figures: {} };
  const { household } = serving;
  if (!household) return verdict([...lines, news, ...comparisons]);
  const { mean, standardError, rows } = household;
  const figures = { difference: mean, standardError, rows };
  const own: GateCheck = { line: "household_not_worse", holds: mean <= standardError, figures };
  const isCertain = mean < 0 && -mean > CERTAIN_ERRORS * standardError;
  const overruled = isCertain ? comparisons.map((line) => ({ ...line, isAdvice: true })) : comparisons;
  return verdict([...lines, news, ...overruled, own]);
}

const verdict = (lines: readonly GateCheck[]): GateVerdict => ({
  promoted: lines.every(({ holds, isAdvice }) => holds || isAdvice === true),
  lines,
});
