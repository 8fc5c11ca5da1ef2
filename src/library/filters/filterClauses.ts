import {
  FILM_FILTERS,
  FILTER_NAMES,
  type FilterComparison,
  type FilterField,
  type FilterName,
  type FilterValue,
  RESOLUTIONS,
} from "../../contract/index.ts";

export type Parameters = Readonly<Record<string, string | number>>;

/** SQL that a film passes: its number is in a set of films, or not in it; or a condition on its own row. */
export type Clause = (FilmSetClause | { readonly itself: string }) & { readonly parameters: Parameters };

export interface FilmSetClause {
  readonly films: string;
  readonly isWithout?: boolean;
  /** No film occurs twice. */
  readonly isDistinct?: boolean;
  /** An index finds one film of the set; without it, the whole set is collected. */
  readonly isKeyed?: boolean;
}

/** Filters compared with a column of the film: the table declares them completely. */
type ComparedFilter = {
  [Name in FilterName]: (typeof FILM_FILTERS)[Name] extends { field: FilterField } ? Name : never;
}[FilterName];
/** `q` is no condition: it is searched for before anything is filtered, see `FilmSearch`. */
export type Condition = Exclude<FilterName, "q">;

export const CONDITIONS = FILTER_NAMES.filter((name): name is Condition => name !== "q");

const COLUMNS: Record<FilterField, string> = { year: "year", runtimeMinutes: "runtime_minutes", state: "state" };
const OPERATORS: Record<FilterComparison, string> = { atLeast: ">=", atMost: "<=", equal: "=" };

/** @returns the SQL of a filter; null where its value filters nothing */
export function clauseOf<Name extends Condition>(name: Name, value: FilterValue<Name>): Clause | null {
  const declared = FILM_FILTERS[name];
  if ("field" in declared)
    return {
      itself: `film.${COLUMNS[declared.field]} ${OPERATORS[declared.compare]} :${name}`,
      parameters: { [name]: value as string | number }, // a flag or a list has no field
    };
  // TypeScript does not see that a key and its value belong together once the key is generic.
  const clause: (filterValue: never) => Clause | null = CLAUSES[name as Exclude<Condition, ComparedFilter>];
  return clause(value as never);
}

/** The clauses of all other filters. */
const CLAUSES: {
  readonly [Name in Exclude<Condition, ComparedFilter>]: (value: FilterValue<Name>) => Clause | null;
} = {
  genre: (genres) => {
    const [only, ...others] = genres;
    if (only === undefined) return null;
    if (others.length === 0)
      return {
        films: "SELECT film FROM film_genre WHERE genre = :genres",
        isDistinct: true,
        isKeyed: true,
        parameters: { genres: only },
      };
    return {
      films: "SELECT film FROM film_genre WHERE genre IN (SELECT value FROM json_each(:genres))",
      isKeyed: true,
      parameters: { genres: JSON.stringify(genres) },
    };
  },
  watched: (isWatched) => ({
    // One set for all films: looked up film by film, counting ten thousand took three times as long.
    films: "SELECT film FROM watch_state WHERE user = :user AND watched = 1",
    isDistinct: true,
    isKeyed: true,
    isWithout: !isWatched,
    parameters: {},
  }),
  dismissed: (isDismissed) => ({
    films: "SELECT film FROM not_for_me WHERE user = :user",
    isDistinct: true,
    isKeyed: true,
    isWithout: !isDismissed,
    parameters: {},
  }),
  personId: (personId) => ({
    films: "SELECT film FROM credit WHERE person = :personId",
    isKeyed: true,
    parameters: { personId },
  }),
  listId: (listId) => ({
    films: `SELECT list_film.film
            FROM list_film JOIN list ON list.id = list_film.list
            WHERE list.id = :listId AND list.user = :user`,
    parameters: { listId },
  }),
  collectionId: (collectionId) => ({
    // Some providers number collections, others name them, and the index distinguishes numbers from texts.
    films: `SELECT film
            FROM fact
            WHERE field = 'collection'
            AND json_extract(value, '$.id') IN (:collectionId, CAST(:collectionId AS INTEGER))`,
    parameters: { collectionId },
  }),
  language: (languages) =>
    languages.length === 0
      ? null
      : {
          films: `SELECT film
            FROM fact
            WHERE field = 'originalLanguage'
            AND value IN (SELECT json_quote(value) FROM json_each(:languages))`,
          parameters: { languages: JSON.stringify(languages) },
        },
  resolution: (names) =>
    names.length === 0
      ? null
      : {
          // One range for each existing class, so that the SQL text is the same for every selection.
          films: `SELECT film
            FROM (SELECT film, max(video_width) AS widest FROM file INDEXED BY file_by_width
                  WHERE part IS NOT NULL GROUP BY film)
            WHERE ${RESOLUTIONS.map((_, index) => `widest BETWEEN :widthFrom${index} AND :widthTo${index}`).join(" OR ")}`,
          parameters: widthParameters(names),
        },
  hdr: (isHdr) => ({
    films: "SELECT film FROM file WHERE part IS NOT NULL AND hdr IS NOT NULL",
    isWithout: !isHdr,
    parameters: {},
  }),
  estimateFrom: (estimateFrom) => ({
    films: "SELECT film FROM estimate WHERE version = :estimates AND stars >= :estimateFrom",
    isDistinct: true,
    isKeyed: true,
    parameters: { estimateFrom },
  }),
  ratingFrom: (ratingFrom) => ({
    films: "SELECT film FROM rating WHERE user = :user AND value >= :ratingFrom",
    isDistinct: true,
    isKeyed: true,
    parameters: { ratingFrom },
  }),
};

/** Wider than any video. */
const MAX_WIDTH = 1_000_000;

/** The range of widths of each class, both bounds included; an empty range for a class that is not selected. */
function widthParameters(names: readonly string[]): Parameters {
  return Object.fromEntries(
    RESOLUTIONS.flatMap(({ name, widthFrom }, index) => {
      const isWanted = names.includes(name);
      const nextWidth = RESOLUTIONS[index - 1]?.widthFrom ?? MAX_WIDTH;
      return [
        [`widthFrom${index}`, isWanted ? widthFrom : MAX_WIDTH],
        [`widthTo${index}`, isWanted ? nextWidth - 1 : 0],
      ];
    }),
  );
}
