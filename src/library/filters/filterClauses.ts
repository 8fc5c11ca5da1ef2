import {
  FILM_FILTERS,
  FILTER_NAMES,
  type FileAttribute,
  type FilmAttribute,
  type FilmFilter,
  type FilterComparison,
  type FilterField,
  type FilterName,
  type FilterValue,
  RESOLUTIONS,
} from "../../contract/index.ts";
import { startOfLocalDay } from "../../time/index.ts";
import type { Clause, FilmSetClause, Parameters } from "./clause.ts";
import { filmsNaming } from "./filmsNaming.ts";
import { pathsIn } from "./pathsIn.ts";

type Declaration = { field: FilterField } | { ofFilm: FilmAttribute } | { ofFiles: FileAttribute };
/** Filters compared with a column of the film, or with an attribute: the table declares them completely. */
type DeclaredFilter = {
  [Name in FilterName]: (typeof FILM_FILTERS)[Name] extends Declaration ? Name : never;
}[FilterName];
/** `q` is no condition: it is searched for before anything is filtered, see `FilmSearch`. */
export type Condition = Exclude<FilterName, "q">;

export const CONDITIONS = FILTER_NAMES.filter((name): name is Condition => name !== "q");

const COLUMNS: Record<FilterField, string> = { year: "year", runtimeMinutes: "runtime_minutes", state: "state" };
const OPERATORS: Record<FilterComparison, string> = { atLeast: ">=", atMost: "<=", equal: "=" };

/**
 * @param filter the whole filter, for conditions that are two filters together
 * @returns the SQL of a filter; null where its value filters nothing
 */
export function clauseOf<Name extends Condition>(
  name: Name,
  value: FilterValue<Name>,
  filter: FilmFilter,
): Clause | null {
  const declared = FILM_FILTERS[name];
  if ("field" in declared)
    return {
      itself: `film.${COLUMNS[declared.field]} ${OPERATORS[declared.compare]} :${name}`,
      parameters: { [name]: value as string | number }, // a flag or a list has no field
    };
  if ("ofFilm" in declared) return hasAttribute("film_attribute", declared.ofFilm, value as string[]); // texts
  if ("ofFiles" in declared) return hasAttribute("file_attribute", declared.ofFiles, value as string[]);
  // TypeScript does not see that a key and its value belong together once the key is generic.
  const clause: (filterValue: never, all: FilmFilter) => Clause | null =
    CLAUSES[name as Exclude<Condition, DeclaredFilter>];
  return clause(value as never, filter);
}

function hasAttribute(
  table: "film_attribute" | "file_attribute",
  name: FilmAttribute | FileAttribute,
  values: readonly string[],
): Clause | null {
  return anyOf(values, (isAmong) => ({
    // The names are literals of the contract.
    films: `SELECT film FROM ${table} WHERE name = '${name}' AND value ${isAmong(name)}`,
    isDistinct: values.length === 1 && table === "film_attribute",
    isKeyed: true,
  }));
}

function hasCredit(job: "director" | "actor", people: readonly number[]): Clause | null {
  return anyOf(people, (isAmong) => ({
    films: `SELECT film FROM credit WHERE job = '${job}' AND person ${isAmong(job)}`,
    isKeyed: true,
  }));
}

/** A set of films by one of several values; one value is compared directly, so that an index gives its films in order. */
function anyOf(
  values: readonly (string | number)[],
  setOf: (isAmong: (parameter: string) => string) => FilmSetClause,
): Clause | null {
  const [only, ...others] = values;
  if (only === undefined) return null;
  const parameters: Record<string, string | number> = {};
  const set = setOf((parameter) => {
    parameters[parameter] = others.length === 0 ? only : JSON.stringify(values);
    return others.length === 0 ? `= :${parameter}` : `IN (SELECT value FROM json_each(:${parameter}))`;
  });
  return { ...set, parameters };
}

/** SQL of the films whose poster was fetched: few posters are still to come. */
export const FILMS_WITH_POSTER = `SELECT id AS film
            FROM film
            WHERE poster IS NOT NULL AND poster NOT IN (SELECT id FROM artwork WHERE hash IS NULL)`;

/** Films by the bytes of their files. */
const stored = (condition: string, parameters: Parameters = {}, isWithout = false): Clause => ({
  films: `SELECT film FROM film_storage WHERE ${condition}`,
  isDistinct: true,
  isKeyed: true,
  isWithout,
  parameters,
});

/** Both days belong to one viewing. */
const watchedBetween = ({ watchedFrom = FIRST_DAY, watchedTo = LAST_DAY }: FilmFilter): Clause => ({
  films: `SELECT (SELECT min(film_link.film) FROM film_link WHERE film_link.same_as = diary.same_as) AS film
            FROM diary
            WHERE user = :user AND watched_on BETWEEN :watchedFrom AND :watchedTo`,
  parameters: { watchedFrom, watchedTo },
});

const FIRST_DAY = "0000-01-01";
const LAST_DAY = "9999-12-31";

/** The clauses of all other filters. */
const CLAUSES: {
  readonly [Name in Exclude<Condition, DeclaredFilter>]: (value: FilterValue<Name>, all: FilmFilter) => Clause | null;
} = {
  genre: (genres) =>
    anyOf(genres, (isAmong) => ({
      films: `SELECT film FROM film_genre WHERE genre ${isAmong("genres")}`,
      isDistinct: genres.length === 1,
      isKeyed: true,
    })),
  director: (people) => hasCredit("director", people),
  actor: (people) => hasCredit("actor", people),
  sizeFrom: (sizeFrom) => stored("size_bytes >= :sizeFrom", { sizeFrom }),
  sizeTo: (sizeTo) => stored("size_bytes <= :sizeTo", { sizeTo }),
  duplicates: (isDuplicated) => stored("copies > 1", {}, !isDuplicated),
  folder: (folder) => {
    const { from, to } = pathsIn(folder);
    return {
      films: "SELECT film FROM file WHERE part IS NOT NULL AND path >= :folderFrom AND path < :folderTo",
      parameters: { folderFrom: from, folderTo: to },
    };
  },
  poster: (hasPoster) => ({
    films: FILMS_WITH_POSTER,
    isDistinct: true,
    isWithout: !hasPoster,
    parameters: {},
  }),
  subtitles: (hasSubtitles) => ({
    films: "SELECT film FROM file_attribute WHERE name = 'subtitleLanguage'",
    isKeyed: true,
    isWithout: !hasSubtitles,
    parameters: {},
  }),
  addedFrom: (day) => ({ itself: "film.added_at >= :addedFrom", parameters: { addedFrom: startOfLocalDay(day) } }),
  addedTo: (day) => ({ itself: "film.added_at < :addedTo", parameters: { addedTo: startOfLocalDay(day, 1) } }),
  watchedFrom: (_, filter) => watchedBetween(filter),
  watchedTo: (_, filter) => (filter.watchedFrom === undefined ? watchedBetween(filter) : null),
  tag: (tags) =>
    anyOf(tags, (isAmong) => ({
      films: `SELECT film FROM film_tag WHERE tag ${isAmong("tags")}`,
      isDistinct: tags.length === 1,
      isKeyed: true,
    })),
  keyword: (names) => filmsNaming("keywords", names),
  studio: (names) => filmsNaming("studios", names),
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
    films: "SELECT film FROM film_collection WHERE collection = :collectionId",
    isDistinct: true,
    isKeyed: true,
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
  ratingTo: (ratingTo) => ({
    films: "SELECT film FROM rating WHERE user = :user AND value <= :ratingTo",
    isDistinct: true,
    isKeyed: true,
    parameters: { ratingTo },
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
