import type { FilmFilter, ListedFilter } from "../../contract/index.ts";
import { cacheUntilWrite, mayContinue, type Store } from "../../store/index.ts";
import { isRestricted } from "../audience/index.ts";
import type { EstimateTable } from "../estimates/index.ts";
import type { FilmSearch } from "../search/index.ts";
import { compileFilter, filterKey } from "./compileFilter.ts";
import type { FilterValueCount, PassingFilms } from "./filterValueCount.ts";
import { createFolderValues } from "./folderValues.ts";

export interface FilterValuesQuery {
  readonly of: ListedFilter;
  /** Part of a person's name. */
  readonly find?: string | undefined;
  readonly limit: number;
}

export interface FilterValuesParts {
  readonly store: Store;
  readonly search: FilmSearch;
  readonly estimates: Pick<EstimateTable, "versionOf">;
  /** People whose name has every word, or a word that begins with it; those with most films first. */
  readonly findPeople: (text: string, limit: number) => readonly { readonly personId: number }[];
}

/** The values of a filter among the films that pass all other filters and the search, those with most films first. */
export type FilterValues = (user: number, query: FilterValuesQuery, filter: FilmFilter) => FilterValueCount[];

/** SQL of where the values of a filter are. */
interface Source {
  readonly from: string;
  readonly value: string;
  readonly condition?: string;
}

const attribute = (table: "film_attribute" | "file_attribute", name: string): Source => ({
  from: table,
  value: `${table}.value`,
  condition: `${table}.name = '${name}'`,
});
const credit = (job: string): Source => ({
  from: "credit",
  value: "credit.person",
  condition: `credit.job = '${job}'`,
});

const SOURCES: Readonly<Record<Exclude<ListedFilter, "folder">, Source>> = {
  genre: { from: "film_genre", value: "film_genre.genre" },
  language: {
    from: "fact",
    value: "json_extract(fact.value, '$')",
    condition: "fact.field = 'originalLanguage'",
  },
  country: attribute("film_attribute", "country"),
  spokenLanguage: attribute("film_attribute", "spokenLanguage"),
  certification: attribute("film_attribute", "certification"),
  codec: attribute("file_attribute", "codec"),
  audioLanguage: attribute("file_attribute", "audioLanguage"),
  subtitleLanguage: attribute("file_attribute", "subtitleLanguage"),
  director: credit("director"),
  actor: credit("actor"),
};

/** How many people of a name are looked at. */
const MAX_FOUND_PEOPLE = 60;

export function createFilterValues({ store, search, estimates, findPeople }: FilterValuesParts): FilterValues {
  const cached = cacheUntilWrite<FilterValueCount[]>(store);
  const folders = createFolderValues(store);
  const isEveryFilmVisible = !isRestricted(store);

  return (user, query, filter) => {
    const others: FilmFilter = { ...filter, [query.of]: undefined };
    const chosen = query.of === "folder" ? filter.folder : undefined;
    const key = JSON.stringify([user, estimates.versionOf(user), query, filterKey(others), chosen]);
    return cached(key, () => {
      const films = passingFilms(user, others);
      return query.of === "folder" ? folders(films, chosen, query.limit) : valuesOf(query.of, query, films);
    });
  };

  function passingFilms(user: number, others: FilmFilter): PassingFilms {
    const { where, parameters } = compileFilter(others, others.q === undefined ? undefined : search.all(others.q));
    return {
      passing:
        where === "" && isEveryFilmVisible ? "" : `SELECT film.id FROM film WHERE 1 ${mayContinue("film.id")} ${where}`,
      parameters: { ...parameters, user, estimates: estimates.versionOf(user) },
    };
  }

  function valuesOf(
    of: keyof typeof SOURCES,
    { find, limit }: FilterValuesQuery,
    { passing, parameters }: PassingFilms,
  ): FilterValueCount[] {
    const { from, value, condition = "1" } = SOURCES[of];
    const film = `${from}.film`;
    const isFound =
      find === undefined || from !== "credit" ? "" : "AND credit.person IN (SELECT value FROM json_each(:people))";
    const people = isFound === "" || find === undefined ? [] : findPeople(find, MAX_FOUND_PEOPLE);
    // Without a filter the values are counted in the order of an index; with one, those of each film are looked up.
    const source =
      passing === ""
        ? `${from} WHERE ${condition} ${mayContinue(film)}`
        : `(${passing}) AS passing CROSS JOIN ${from} ON ${film} = passing.id WHERE ${condition}`;
    const rows = store
      .sql<{ value: string | number; count: number }>(`
      SELECT ${value} AS value, count(DISTINCT ${film}) AS count
      FROM ${source} ${isFound}
      GROUP BY 1
      ORDER BY count DESC, 1
      LIMIT :limit`)
      .all({ ...parameters, limit, people: JSON.stringify(people.map(({ personId }) => personId)) });
    return from === "credit"
      ? withNames(rows)
      : rows.map(({ value: text, count }) => ({ value: String(text), name: null, count }));
  }

  function withNames(rows: readonly { readonly value: string | number; readonly count: number }[]): FilterValueCount[] {
    const name = store.sql<{ name: string }>("SELECT name FROM person WHERE id = :id");
    return rows.map(({ value, count }) => ({
      value: String(value),
      name: name.get({ id: value })?.name ?? null,
      count,
    }));
  }
}
