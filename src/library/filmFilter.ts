import { type FilmFilter, RESOLUTIONS } from "../contract/index.ts";

type Parameters = Record<string, string | number>;
type Clause = { readonly sql: string; readonly parameters: Parameters };
type Known = Omit<FilmFilter, "q">;

/** One clause for each thing a list can be filtered by, as it stands in the query. */
const CLAUSES: { readonly [Name in keyof Known]-?: (value: NonNullable<Known[Name]>) => Clause | null } = {
  genre: (genres) =>
    genres.length === 0
      ? null
      : {
          sql: "film.id IN (SELECT film FROM film_genre WHERE genre IN (SELECT value FROM json_each(:genres)))",
          parameters: { genres: JSON.stringify(genres) },
        },
  yearFrom: (yearFrom) => ({ sql: "film.year >= :yearFrom", parameters: { yearFrom } }),
  yearTo: (yearTo) => ({ sql: "film.year <= :yearTo", parameters: { yearTo } }),
  watched: (isWatched) => ({
    // A set made once: asked film by film, counting ten thousand took three times as long.
    sql: `film.id ${isWatched ? "IN" : "NOT IN"} (SELECT film FROM watch_state WHERE user = :user AND watched = 1)`,
    parameters: {},
  }),
  personId: (personId) => ({
    sql: "film.id IN (SELECT film FROM credit WHERE person = :personId)",
    parameters: { personId },
  }),
  listId: (listId) => ({
    sql: `film.id IN (SELECT list_film.film FROM list_film JOIN list ON list.id = list_film.list
            WHERE list.id = :listId AND list.user = :user)`,
    parameters: { listId },
  }),
  collectionId: (collectionId) => ({
    // Providers number theirs with numbers or words: the index knows the difference.
    sql: `film.id IN (SELECT film FROM fact WHERE field = 'collection' AND json_extract(value, '$.id') IN (:collectionId, CAST(:collectionId AS INTEGER)))`,
    parameters: { collectionId },
  }),
  language: (languages) =>
    languages.length === 0
      ? null
      : {
          sql: `film.id IN (SELECT film FROM fact WHERE field = 'originalLanguage'
            AND value IN (SELECT json_quote(value) FROM json_each(:languages)))`,
          parameters: { languages: JSON.stringify(languages) },
        },
  resolution: (names) => {
    if (names.length === 0) return null;
    const spans = names.map((name) => `widest BETWEEN ${spanOf(name).from} AND ${spanOf(name).to}`);
    return {
      sql: `film.id IN (SELECT film FROM (SELECT film, max(video_width) AS widest FROM file
            WHERE part IS NOT NULL GROUP BY film) WHERE ${spans.join(" OR ")})`,
      parameters: {},
    };
  },
  hdr: (isHdr) => ({
    sql: `film.id ${isHdr ? "IN" : "NOT IN"} (SELECT film FROM file WHERE part IS NOT NULL AND hdr IS NOT NULL)`,
    parameters: {},
  }),
  ratingFrom: (ratingFrom) => ({
    sql: "film.id IN (SELECT film FROM rating WHERE user = :user AND value >= :ratingFrom)",
    parameters: { ratingFrom },
  }),
  state: (state) => ({ sql: "film.state = :state", parameters: { state } }),
};
const WIDEST = 1_000_000;

/** SQL and parameters of a filter. Only what is asked for stands in it, so that an index can answer the rest. */
export function filterSql(filter: FilmFilter): Clause {
  const clauses = namesOf(filter)
    .map((name) => CLAUSES[name](filter[name] as never))
    .filter((clause) => clause !== null);
  return {
    sql: clauses.map(({ sql }) => `AND ${sql}`).join("\n          "),
    parameters: Object.assign({}, ...clauses.map(({ parameters }) => parameters)),
  };
}

/** The same for two filters that let the same films through. */
export function filterKey(filter: FilmFilter): string {
  return JSON.stringify([filter.q, ...namesOf(filter).map((name) => [name, toSorted(filter[name])])]);
}

function namesOf(filter: FilmFilter): (keyof Known)[] {
  return (Object.keys(CLAUSES) as (keyof Known)[]).filter((name) => filter[name] !== undefined);
}

function toSorted(value: unknown): unknown {
  return Array.isArray(value) ? value.toSorted() : value;
}

function spanOf(name: string): { readonly from: number; readonly to: number } {
  const at = RESOLUTIONS.findIndex((one) => one.name === name);
  return { from: RESOLUTIONS[at]?.widthFrom ?? WIDEST, to: (RESOLUTIONS[at - 1]?.widthFrom ?? WIDEST) - 1 };
}
