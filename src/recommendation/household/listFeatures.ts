import type { ChosenFilms } from "./chooseFilms.ts";
import type { Told } from "./estimateStars.ts";
import type { FilmVectors } from "./filmVectors.ts";

/** The features that a list is ranked by; each is standardised over the candidates. */
export const LIST_FEATURES = [
  "popularity",
  "popularityForAudience",
  "quality",
  "average",
  "popularityByYear",
  "qualityByPopularity",
  "taste",
  "similarity",
  "chosenSharp",
  "chosenSmooth",
] as const;

/** The first of them are about what everybody votes for, those from this one on about the user. */
export const FIRST_PERSONAL_FEATURE = LIST_FEATURES.indexOf("taste");

export interface FeatureParts {
  readonly films: FilmVectors;
  readonly told: readonly Told[];
  /** Rows to rank. */
  readonly candidates: readonly number[];
  /** One value per row; see `estimateStars`. */
  readonly taste: Float64Array;
  /** For each of `CHOICE_NOISES`. */
  readonly chosen: readonly ChosenFilms[];
  /** One value per candidate; see `nearestTold`. */
  readonly similarity: Float64Array;
}

/** Of the two processes of `chooseFilms`. */
export const CHOICE_NOISES = [3, 30];
/** ln(1 + votes) of a widely known film, and the spread between users. */
const USUAL_LOG_VOTES = 9;
const LOG_VOTES_SPREAD = 2;

/** The features of the candidates, as one array for each of `LIST_FEATURES`. */
export function listFeatures({ films, told, candidates, taste, chosen, similarity }: FeatureParts): Float64Array[] {
  const [sharp = taste, smooth = taste] = chosen.map(({ scores }) => scores);
  const pick = (values: Float64Array) => Float64Array.from(candidates, (row) => values[row] ?? 0);
  const logVotes = pick(films.logVotes);
  const popularity = standardized(logVotes);
  const known = told.reduce((sum, { row }) => sum + (films.logVotes[row] ?? 0), 0) / told.length;
  const audience = (known - USUAL_LOG_VOTES) / LOG_VOTES_SPREAD;
  const years = standardized(pick(films.years));
  const quality = pick(films.quality);
  return [
    popularity,
    popularity.map((value) => value * audience),
    standardized(quality),
    standardized(pick(films.averages)),
    standardized(logVotes.map((value, at) => value * (years[at] ?? 0))),
    standardized(quality.map((value, at) => value * (logVotes[at] ?? 0))),
    standardized(pick(taste)),
    standardized(similarity),
    standardized(pick(sharp)),
    standardized(pick(smooth)),
  ];
}

/** Standardises to mean 0 and variance 1; all zero if all values are equal. */
function standardized(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const deviation = Math.sqrt(variance);
  return values.map((value) => (deviation < 1e-9 ? 0 : (value - mean) / deviation));
}
