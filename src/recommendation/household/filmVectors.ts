import type { FilmTraits } from "../../library/index.ts";
import { type DenseVectors, latentVectors } from "./latentVectors.ts";
import { type SparseVectors, weightTerms } from "./sparseVectors.ts";
import { wordsOf } from "./wordsOf.ts";

/** Films as vectors, all of length one, and as numbers. Row r of each is film `ids[r]`. */
export interface FilmVectors {
  readonly ids: readonly number[];
  readonly rowOf: ReadonlyMap<number, number>;
  /** Each genre weighs the same. */
  readonly genres: SparseVectors;
  /** Rare genres weigh more. */
  readonly rareGenres: SparseVectors;
  readonly people: SparseVectors;
  readonly keywords: SparseVectors;
  readonly text: SparseVectors;
  /** Of the texts, by subject instead of by word. */
  readonly subjects: DenseVectors;
  readonly years: Float64Array;
  /** ln(1 + votes) */
  readonly logVotes: Float64Array;
  /** Average of the votes, 0 to 10. */
  readonly averages: Float64Array;
  /** Averages in stars around their mean, those with few votes drawn towards it. */
  readonly quality: Float64Array;
}

const SUBJECTS = 64;
/** Votes of the average film that are added to each film's own. */
const PRIOR_VOTES = 500;
/** Averages of films with fewer votes say little about the mean. */
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

/** Mean average, by the square root of the votes. */
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
