import { type FilmFilter, type FilterName, type FilterValue, RESOLUTIONS } from "../contract/index.ts";

type Parameters = Record<string, string | number>;
/** Films in a set, or not in it; or what stands in the film itself. */
type Clause = ({ readonly films: string; readonly isWithout?: boolean } | { readonly itself: string }) & {
  readonly parameters: Parameters;
};
/** Words are searched for before anything is filtered; see `filmSearch`. */
type Known = Exclude<FilterName, "q">;

/** One clause for each filter of the contract's table, as it stands in the query. */
const CLAUSES: { readonly [Name in Known]: (value: FilterValue<Name>) => Clause | null } = {
  genre: (genres) =>
    genres.length === 0
      ? null
      : {
          films: "SELECT film FROM film_genre WHERE genre IN (SELECT value FROM json_each(:genres))",
          parameters: { genres: JSON.stringify(genres) },
        },
  yearFrom: (yearFrom) => ({ itself: "film.year >= :yearFrom", parameters: { yearFrom } }),
  yearTo: (yearTo) => ({ itself: "film.year <= :yearTo", parameters: { yearTo } }),
  watched: (isWatched) => ({
    // A set made once: asked film by film, counting ten thousand took three times as long.
    films: "SELECT film FROM watch_state WHERE user = :user AND watched = 1",
    isWithout: !isWatched,
    parameters: {},
  }),
  personId: (personId) => ({
    films: "SELECT film FROM credit WHERE person = :personId",
    parameters: { personId },
  }),
  listId: (listId) => ({
    films: `SELECT list_film.film FROM list_film JOIN list ON list.id = list_film.list
            WHERE list.id = :listId AND list.user = :user`,
    parameters: { listId },
  }),
  collectionId: (collectionId) => ({
    // Providers number theirs with numbers or words: the index knows the difference.
    films: `SELECT film FROM fact WHERE field = 'collection'
            AND json_extract(value, '$.id') IN (:collectionId, CAST(:collectionId AS INTEGER))`,
    parameters: { collectionId },
  }),
  language: (languages) =>
    languages.length === 0
      ? null
      : {
          films: `SELECT film FROM fact WHERE field = 'originalLanguage'
            AND value IN (SELECT json_quote(value) FROM json_each(:languages))`,
          parameters: { languages: JSON.stringify(languages) },
        },
  resolution: (names) => {
    if (names.length === 0) return null;
    const spans = names.map((name) => `widest BETWEEN ${spanOf(name).from} AND ${spanOf(name).to}`);
    return {
      films: `SELECT film FROM (SELECT film, max(video_width) AS widest FROM file
            WHERE part IS NOT NULL GROUP BY film) WHERE ${spans.join(" OR ")}`,
      parameters: {},
    };
  },
  hdr: (isHdr) => ({
    films: "SELECT film FROM file WHERE part IS NOT NULL AND hdr IS NOT NULL",
    isWithout: !isHdr,
    parameters: {},
  }),
  ratingFrom: (ratingFrom) => ({
    films: "SELECT film FROM rating WHERE user = :user AND value >= :ratingFrom",
    parameters: { ratingFrom },
  }),
  state: (state) => ({ itself: "film.state = :state", parameters: { state } }),
};
const WIDEST = 1_000_000;

/** Which films pass, as SQL that stands behind `WHERE …`. */
export interface Passing {
  /** Lets SQLite begin with the smallest set. */
  readonly where: string;
  /** The same for who walks along an index: sets are only looked into. */
  readonly along: string;
  /** Where one set alone decides: its films, some of them more than once. */
  readonly films: string | null;
  readonly parameters: Parameters;
}

/**
 * Only what is asked for stands in it, so that an index can answer the rest.
 * @param among ids of films, of which the filter lets some through
 */
export function passing(filter: FilmFilter, among?: readonly number[]): Passing {
  const clauses = namesOf(filter)
    .map((name) => CLAUSES[name](filter[name] as never))
    .filter((clause) => clause !== null);
  if (among)
    clauses.push({
      films: "SELECT value AS film FROM json_each(:among)",
      parameters: { among: JSON.stringify(among) },
    });
  const [first, ...others] = clauses;
  return {
    where: toSql(clauses, "film.id"),
    // https://www.sqlite.org/optoverview.html#disqualifying_where_clause_terms_using_unary_
    along: toSql(clauses, "+film.id"),
    films: first && others.length === 0 && "films" in first && !first.isWithout ? first.films : null,
    parameters: Object.assign({}, ...clauses.map(({ parameters }) => parameters)),
  };
}

function toSql(clauses: readonly Clause[], id: string): string {
  return clauses
    .map((clause) => {
      if ("itself" in clause) return `AND ${clause.itself}`;
      return `AND ${id} ${clause.isWithout ? "NOT IN" : "IN"} (${clause.films})`;
    })
    .join("\n          ");
}

/** The same for two filters that let the same films through. */
export function filterKey(filter: FilmFilter): string {
  return JSON.stringify([filter.q, ...namesOf(filter).map((name) => [name, toSorted(filter[name])])]);
}

function namesOf(filter: FilmFilter): Known[] {
  return (Object.keys(CLAUSES) as Known[]).filter((name) => filter[name] !== undefined);
}

function toSorted(value: unknown): unknown {
  return Array.isArray(value) ? value.toSorted() : value;
}

function spanOf(name: string): { readonly from: number; readonly to: number } {
  const at = RESOLUTIONS.findIndex((one) => one.name === name);
  return { from: RESOLUTIONS[at]?.widthFrom ?? WIDEST, to: (RESOLUTIONS[at - 1]?.widthFrom ?? WIDEST) - 1 };
}
