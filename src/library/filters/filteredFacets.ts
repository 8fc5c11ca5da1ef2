import { DECADE_YEARS, type FilmFilter, type FilterName } from "../../contract/index.ts";
import { cacheUntilWrite, mayContinue } from "../../store/index.ts";
import { compileFilter, filterKey } from "./compileFilter.ts";
import { type FacetParts, type Facets, MAX_TAGS, type NamedCount, resolutionCounts } from "./facetCounts.ts";
import { FILMS_WITH_POSTER } from "./filterClauses.ts";

type FacetName = keyof Facets;

interface Facet {
  /** Filters that choose among its values: the others decide how many films each value has. */
  readonly filters: readonly FilterName[];
  /** SQL of names and counts among the films of `passing`. */
  readonly sql: string;
}

const FACETS: Readonly<Record<FacetName, Facet>> = {
  total: { filters: ["watched"], sql: "SELECT '' AS name, count(*) AS count FROM passing" },
  unidentified: {
    filters: ["state"],
    sql: "SELECT '' AS name, count(*) AS count FROM passing WHERE state = 'unidentified'",
  },
  genres: {
    filters: ["genre"],
    sql: `SELECT genre AS name, count(*) AS count
        FROM passing CROSS JOIN film_genre ON film_genre.film = passing.id
        GROUP BY genre`,
  },
  tags: {
    filters: ["tag"],
    sql: `SELECT tag AS name, count(*) AS count
        FROM passing CROSS JOIN film_tag ON film_tag.film = passing.id
        GROUP BY tag`,
  },
  decades: {
    filters: ["yearFrom", "yearTo"],
    sql: `SELECT year / ${DECADE_YEARS} * ${DECADE_YEARS} AS name, count(*) AS count
        FROM passing
        WHERE year IS NOT NULL
        GROUP BY 1`,
  },
  languages: {
    filters: ["language"],
    sql: `SELECT json_extract(value, '$') AS name, count(DISTINCT fact.film) AS count
        FROM passing CROSS JOIN fact ON fact.film = passing.id AND fact.field = 'originalLanguage'
        GROUP BY 1`,
  },
  resolutions: {
    filters: ["resolution"],
    sql: `SELECT widest AS name, count(*) AS count
        FROM (
          SELECT (
            SELECT max(video_width) FROM file INDEXED BY file_by_width WHERE file.film = passing.id AND part IS NOT NULL
          ) AS widest
          FROM passing)
        WHERE widest > 0
        GROUP BY 1`,
  },
  hdr: {
    filters: ["hdr"],
    sql: `SELECT '' AS name, count(*) AS count
        FROM passing
        WHERE EXISTS (SELECT 1 FROM file WHERE file.film = passing.id AND part IS NOT NULL AND hdr IS NOT NULL)`,
  },
  duplicates: {
    filters: ["duplicates"],
    sql: `SELECT '' AS name, count(*) AS count
        FROM passing
        WHERE EXISTS (SELECT 1 FROM film_storage WHERE film = passing.id AND copies > 1)`,
  },
  withoutPoster: {
    filters: ["poster"],
    sql: `SELECT '' AS name, count(*) AS count
        FROM passing
        WHERE id NOT IN (${FILMS_WITH_POSTER})`,
  },
  withoutSubtitles: {
    filters: ["subtitles"],
    sql: `SELECT '' AS name, count(*) AS count
        FROM passing
        WHERE NOT EXISTS (SELECT 1 FROM file_attribute WHERE film = passing.id AND name = 'subtitleLanguage')`,
  },
  watched: {
    filters: ["watched"],
    sql: `SELECT '' AS name, count(*) AS count
        FROM passing
        WHERE EXISTS (SELECT 1 FROM watch_state WHERE user = :user AND film = passing.id AND watched = 1)`,
  },
  dismissed: {
    filters: ["dismissed"],
    sql: `SELECT '' AS name, count(*) AS count
        FROM passing
        WHERE EXISTS (SELECT 1 FROM not_for_me WHERE user = :user AND film = passing.id)`,
  },
};

const FACET_NAMES = Object.keys(FACETS) as FacetName[]; // the table's own keys
const MAX_LANGUAGES = 40;

/** Counts the values of each filter among the films that pass all other filters and the search. */
export function createFilteredFacets({ store, search, estimates }: FacetParts) {
  const cached = cacheUntilWrite<Facets>(store);

  return (user: number, filter: FilmFilter): Facets =>
    cached(`${user} ${estimates.versionOf(user)} ${filterKey(filter)}`, () => {
      const counts = new Map<FacetName, readonly NamedCount[]>();
      // Facets that no filter chooses among are counted at once.
      const groups = Map.groupBy(FACET_NAMES, (name) => filterKey(withoutFilters(filter, FACETS[name].filters)));
      for (const names of groups.values())
        for (const { facet, ...row } of rowsOf(user, names, filter))
          counts.set(facet, [...(counts.get(facet) ?? []), row]);
      return toFacets((name) => counts.get(name) ?? []);
    });

  function rowsOf(
    user: number,
    names: readonly FacetName[],
    filter: FilmFilter,
  ): (NamedCount & { facet: FacetName })[] {
    const [first = "total"] = names;
    const others = withoutFilters(filter, FACETS[first].filters);
    const { where, parameters } = compileFilter(others, others.q === undefined ? undefined : search.all(others.q));
    const counted = names.map((name) => `SELECT '${name}' AS facet, name, count FROM (${FACETS[name].sql})`);
    return store
      .sql<NamedCount & { facet: FacetName }>(`
        WITH passing (id, year, state) AS MATERIALIZED (
          SELECT film.id, film.year, film.state
          FROM film
          WHERE 1 ${mayContinue("film.id")}
            ${where})
        ${counted.join("\n        UNION ALL\n        ")}`)
      .all({ ...parameters, user, estimates: estimates.versionOf(user) });
  }
}

function withoutFilters(filter: FilmFilter, names: readonly FilterName[]): FilmFilter {
  return Object.fromEntries(Object.entries(filter).filter(([name]) => !names.some((own) => own === name)));
}

function toFacets(of: (name: FacetName) => readonly NamedCount[]): Facets {
  const one = (name: FacetName): number => of(name)[0]?.count ?? 0;
  const byCount = (name: FacetName): NamedCount[] =>
    of(name).toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  return {
    total: one("total"),
    unidentified: one("unidentified"),
    genres: byCount("genres"),
    tags: byCount("tags").slice(0, MAX_TAGS),
    decades: of("decades").map(({ name, count }) => ({ from: Number(name), count })),
    languages: byCount("languages").slice(0, MAX_LANGUAGES),
    resolutions: resolutionCounts(of("resolutions").map(({ name, count }) => ({ width: Number(name), count }))),
    hdr: one("hdr"),
    duplicates: one("duplicates"),
    withoutPoster: one("withoutPoster"),
    withoutSubtitles: one("withoutSubtitles"),
    watched: one("watched"),
    dismissed: one("dismissed"),
  };
}
