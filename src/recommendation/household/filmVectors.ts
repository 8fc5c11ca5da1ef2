import type { FilmTraits } from "../../library/index.ts";
import { type DenseVectors, latentVectors } from "./latentVectors.ts";
import { type SparseVectors, weightTerms } from "./sparseVectors.ts";
import { wordsOf } from "./wordsOf.ts";

/** Films as unit vectors and numeric features. Row r of each belongs to film `ids[r]`. */
export interface FilmVectors {
  readonly ids: readonly number[];
  readonly rowOf: ReadonlyMap<number, number>;
  /** Genres with equal weights. */
  readonly genres: SparseVectors;
  /** Genres weighted by rarity. */
  readonly rareGenres: SparseVectors;
  readonly people: SparseVectors;
  readonly keywords: SparseVectors;
  readonly text: SparseVectors;
  /** The texts by topic instead of by word. */
  readonly subjects: DenseVectors;
  readonly years: Float64Array;
  /** ln(1 + votes) */
  readonly logVotes: Float64Array;
  /** Average vote, 0 to 10. */
  readonly averages: Float64Array;
  /** Average votes in stars relative to their mean, shrunk towards it if there are few votes. */
  readonly quality: Float64Array;
}

const SUBJECTS = 64;
/** Number of prior votes with the mean value that are added to each film's own. */
const PRIOR_VOTES = 500;
/** Films with fewer votes are excluded from the mean. */
const MIN_VOTES = 50;
const DEFAULT_YEAR = 1990;
const DEFAULT_AVERAGE = 6.5;

/** @param films each once */
export function toFilmVectors(films: readonly FilmTraits[]): FilmVectors {
  const genres = films.map((film) => film.genres);
  const text = weightTerms(
    films.map((film) => wordsOf(film.text)),
    { minRows: 3, maxShare: 0.2, byRarity: true },
  );
  const votes = Float64Array.from(films, ({ voteCount }) => voteCount ?? 0);
  const mean = weightedMean(films);
  const averages = Float64Array.from(films, ({ voteAverage, voteCount }) =>
    voteCount === 0 ? mean : (voteAverage ?? mean),
  );
  const years = films.flatMap(({ year }) => year ?? []).toSorted((a, b) => a - b);
  const middleYear = years[years.length >> 1] ?? DEFAULT_YEAR;
  return {
    ids: films.map(({ id }) => id),
    rowOf: new Map(films.map(({ id }, row) => [id, row])),
    genres: weightTerms(genres, { minRows: 1, maxShare: 1, byRarity: false }),
    rareGenres: weightTerms(genres, { minRows: 1, maxShare: 1, byRarity: true }),
    people: weightTerms(
      films.map((film) => film.people),
      { minRows: 2, maxShare: 1, byRarity: true },
    ),
    keywords: weightTerms(
      films.map((film) => film.keywords),
      { minRows: 2, maxShare: 0.5, byRarity: true },
    ),
    text,
    subjects: latentVectors(text, SUBJECTS),
    years: Float64Array.from(films, ({ year }) => year ?? middleYear),
    logVotes: votes.map((count) => Math.log1p(count)),
    averages,
    quality: averages.map(
      (average, row) => ((average - mean) * (votes[row] ?? 0)) / ((votes[row] ?? 0) + PRIOR_VOTES) / 2,
    ),
  };
}

/** The mean of the average votes, weighted by the square root of the number of votes. */
function weightedMean(films: readonly FilmTraits[]): number {
  let sum = 0;
  let weights = 0;
  for (const { voteAverage, voteCount } of films) {
    if (voteAverage === null || (voteCount ?? 0) < MIN_VOTES) continue;
    const weight = Math.sqrt(voteCount ?? 0);
    sum += voteAverage * weight;
    weights += weight;
  }
  return weights === 0 ? DEFAULT_AVERAGE : sum / weights;
}
