import type { FilmTraits } from "../../library/index.ts";
import { appendDenseRows, type DenseVectors, latentVectors, projectRows } from "./latentVectors.ts";
import { appendRows, type SparseVectors } from "./sparseVectors.ts";
import { encodeTerms, TermRows, type Vocabulary } from "./termRows.ts";
import { wordsOf } from "./wordsOf.ts";

/** Films as unit vectors and numeric features. Row r of each belongs to film `ids[r]`. */
export interface FilmVectors {
  /** `NO_FILM` where the film is no longer in the library or has a newer row. */
  readonly ids: Int32Array;
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
  readonly encoding: FilmEncoding;
}

/** How a film becomes a row: learnt from all films, and kept for those that come later. */
export interface FilmEncoding {
  readonly genres: Vocabulary;
  readonly rareGenres: Vocabulary;
  readonly people: Vocabulary;
  readonly keywords: Vocabulary;
  readonly text: Vocabulary;
  readonly topics: DenseVectors;
  /** Characters of text that are read of each film. */
  readonly characters: number;
  readonly meanAverage: number;
  readonly middleYear: number;
}

export const NO_FILM = -1;

const SUBJECTS = 64;
/** Topics of a larger library are learnt from this many films, evenly chosen. */
const MAX_TOPIC_ROWS = 4_000;
/** Of a large library less text is read per film, so that memory stays bounded. */
const MAX_CHARACTERS = 4_000;
const MAX_TOTAL_CHARACTERS = 80_000_000;
/** A word must be in so many films, and in one of this many in a large library. */
const MIN_WORD_FILMS = 3;
const RARE_WORD_SHARE = 2_000;
/** Number of prior votes with the mean value that are added to each film's own. */
const PRIOR_VOTES = 500;
/** Films with fewer votes are excluded from the mean. */
const MIN_VOTES = 50;
const DEFAULT_YEAR = 1990;
const DEFAULT_AVERAGE = 6.5;

/** @param films each once */
export function toFilmVectors(films: readonly FilmTraits[]): FilmVectors {
  const builder = new FilmVectorsBuilder(films.length);
  for (const film of films) builder.add(film);
  return builder.build();
}

/** Takes films one by one, so that their texts never are in memory at once. */
export class FilmVectorsBuilder {
  readonly #characters: number;
  readonly #facts: Facts[] = [];
  readonly #genres = new TermRows();
  readonly #people = new TermRows();
  readonly #keywords = new TermRows();
  readonly #text = new TermRows();

  /** @param expected films, about */
  constructor(expected: number) {
    this.#characters = Math.min(MAX_CHARACTERS, Math.ceil(MAX_TOTAL_CHARACTERS / Math.max(1, expected)));
  }

  /** A film that was not added yet. */
  add(film: FilmTraits): void {
    this.#facts.push(factsOf(film));
    this.#genres.add(film.genres);
    this.#people.add(film.people);
    this.#keywords.add(film.keywords);
    this.#text.add(wordsOf(film.text.slice(0, this.#characters)));
  }

  build(): FilmVectors {
    const genres = this.#genres.weigh({ minRows: 1, maxShare: 1, byRarity: false });
    const rareGenres = this.#genres.weigh({ minRows: 1, maxShare: 1, byRarity: true });
    const people = this.#people.weigh({ minRows: 2, maxShare: 1, byRarity: true });
    const keywords = this.#keywords.weigh({ minRows: 2, maxShare: 0.5, byRarity: true });
    const minRows = Math.max(MIN_WORD_FILMS, Math.floor(this.#facts.length / RARE_WORD_SHARE));
    const text = this.#text.weigh({ minRows, maxShare: 0.2, byRarity: true });
    const topicRows = evenRows(text.vectors, MAX_TOPIC_ROWS);
    const topics = latentVectors(topicRows, SUBJECTS);
    const encoding = {
      genres: genres.vocabulary,
      rareGenres: rareGenres.vocabulary,
      people: people.vocabulary,
      keywords: keywords.vocabulary,
      text: text.vocabulary,
      topics: topics.axes,
      characters: this.#characters,
      meanAverage: weightedMean(this.#facts),
      middleYear: middleYearOf(this.#facts),
    };
    return {
      genres: genres.vectors,
      rareGenres: rareGenres.vectors,
      people: people.vectors,
      keywords: keywords.vectors,
      text: text.vectors,
      subjects: topicRows === text.vectors ? topics.rows : projectRows(text.vectors, topics.axes),
      encoding,
      ...numbersOf(this.#facts, encoding),
      rowOf: new Map(this.#facts.map(({ id }, row) => [id, row])),
    };
  }
}

/**
 * The vectors with changes of the library. How rare a word or person is stays as it was learnt; a rebuild learns it anew.
 * @param changed new films, and films with other facts
 * @param removed ids
 */
export function updateFilmVectors(
  vectors: FilmVectors,
  changed: readonly FilmTraits[],
  removed: readonly number[],
): FilmVectors {
  const { encoding } = vectors;
  const ids = vectors.ids.slice();
  const rowOf = new Map(vectors.rowOf);
  for (const film of [...removed, ...changed.map(({ id }) => id)]) {
    const row = rowOf.get(film);
    if (row !== undefined) ids[row] = NO_FILM;
    rowOf.delete(film);
  }
  for (const [at, { id }] of changed.entries()) rowOf.set(id, ids.length + at);
  const more = numbersOf(changed.map(factsOf), encoding);
  const rowsOf = (vocabulary: Vocabulary, termsOf: (film: FilmTraits) => readonly string[]) =>
    encodeTerms(vocabulary, changed.map(termsOf));
  const text = rowsOf(encoding.text, (film) => wordsOf(film.text.slice(0, encoding.characters)));
  return {
    encoding,
    rowOf,
    ids: concatIds(ids, more.ids),
    genres: appendRows(
      vectors.genres,
      rowsOf(encoding.genres, (film) => film.genres),
    ),
    rareGenres: appendRows(
      vectors.rareGenres,
      rowsOf(encoding.rareGenres, (film) => film.genres),
    ),
    people: appendRows(
      vectors.people,
      rowsOf(encoding.people, (film) => film.people),
    ),
    keywords: appendRows(
      vectors.keywords,
      rowsOf(encoding.keywords, (film) => film.keywords),
    ),
    text: appendRows(vectors.text, text),
    subjects: appendDenseRows(vectors.subjects, projectRows(text, encoding.topics)),
    years: concat(vectors.years, more.years),
    logVotes: concat(vectors.logVotes, more.logVotes),
    averages: concat(vectors.averages, more.averages),
    quality: concat(vectors.quality, more.quality),
  };
}

type Facts = Pick<FilmTraits, "id" | "year" | "voteAverage" | "voteCount">;

const factsOf = ({ id, year, voteAverage, voteCount }: FilmTraits): Facts => ({ id, year, voteAverage, voteCount });

function numbersOf(
  films: readonly Facts[],
  { meanAverage, middleYear }: Pick<FilmEncoding, "meanAverage" | "middleYear">,
): Pick<FilmVectors, "ids" | "years" | "logVotes" | "averages" | "quality"> {
  const votes = Float64Array.from(films, ({ voteCount }) => voteCount ?? 0);
  const averages = Float64Array.from(films, ({ voteAverage, voteCount }) =>
    voteCount === 0 ? meanAverage : (voteAverage ?? meanAverage),
  );
  return {
    ids: Int32Array.from(films, ({ id }) => id),
    years: Float64Array.from(films, ({ year }) => year ?? middleYear),
    logVotes: votes.map((count) => Math.log1p(count)),
    averages,
    quality: averages.map(
      (average, row) => ((average - meanAverage) * (votes[row] ?? 0)) / ((votes[row] ?? 0) + PRIOR_VOTES) / 2,
    ),
  };
}

function middleYearOf(films: readonly Facts[]): number {
  const years = films.flatMap(({ year }) => year ?? []).toSorted((a, b) => a - b);
  return years[years.length >> 1] ?? DEFAULT_YEAR;
}

/** The mean of the average votes, weighted by the square root of the number of votes. */
function weightedMean(films: readonly Facts[]): number {
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

/** At most so many rows, evenly spaced. */
function evenRows(vectors: SparseVectors, most: number): SparseVectors {
  if (vectors.rows <= most) return vectors;
  const chosen = Array.from({ length: most }, (_, at) => Math.floor((at * vectors.rows) / most));
  const starts = new Int32Array(most + 1);
  const slices = chosen.map((row, at) => {
    const [from, to] = [vectors.starts[row] ?? 0, vectors.starts[row + 1] ?? 0];
    starts[at + 1] = (starts[at] ?? 0) + to - from;
    return [from, to] as const;
  });
  const columns = new Int32Array(starts[most] ?? 0);
  const values = new Float32Array(columns.length);
  slices.forEach(([from, to], at) => {
    columns.set(vectors.columns.subarray(from, to), starts[at]);
    values.set(vectors.values.subarray(from, to), starts[at]);
  });
  return { rows: most, width: vectors.width, starts, columns, values };
}

function concatIds(first: Int32Array, second: Int32Array): Int32Array {
  const joined = new Int32Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}

function concat(first: Float64Array, second: Float64Array): Float64Array {
  const joined = new Float64Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}
