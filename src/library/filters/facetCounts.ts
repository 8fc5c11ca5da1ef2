import { DECADE_YEARS, RESOLUTIONS } from "../../contract/index.ts";
import type { Store } from "../../store/index.ts";
import type { EstimateTable } from "../estimates/index.ts";
import type { FilmSearch } from "../search/index.ts";
import { FILMS_WITH_POSTER } from "./filterClauses.ts";

type Sql = Pick<Store, "sql">;

export interface NamedCount {
  readonly name: string;
  readonly count: number;
}

/** How many films each value has, for everybody alike. */
export interface FacetCounts {
  readonly total: number;
  readonly unidentified: number;
  readonly genres: NamedCount[];
  /** The most used ones. */
  readonly tags: NamedCount[];
  readonly decades: { from: number; count: number }[];
  readonly languages: NamedCount[];
  readonly resolutions: NamedCount[];
  readonly hdr: number;
  readonly duplicates: number;
  readonly withoutPoster: number;
  readonly withoutSubtitles: number;
}

/** How many films each value of a filter has. */
export interface Facets extends FacetCounts {
  /** By the person who asks. */
  readonly watched: number;
  readonly dismissed: number;
}

export interface FacetParts {
  readonly store: Store;
  readonly search: FilmSearch;
  readonly estimates: Pick<EstimateTable, "versionOf">;
}

const MAX_LANGUAGES = 40;
/** More than a menu can show. */
export const MAX_TAGS = 200;

export function createFacetCounts({ sql }: Sql): () => FacetCounts {
  const one = (text: string): number => sql<{ count: number }>(text).get()?.count ?? 0;

  return () => ({
    ...countsOfFlags(one),
    unidentified: one("SELECT count(*) AS count FROM film WHERE state = 'unidentified'"),
    genres: genres({ sql }),
    tags: tags({ sql }),
    decades: decades({ sql }),
    languages: languages({ sql }),
    resolutions: resolutions({ sql }),
  });
}

function countsOfFlags(one: (text: string) => number) {
  const total = one("SELECT count(*) AS count FROM film");
  return {
    total,
    hdr: one("SELECT count(DISTINCT film) AS count FROM file WHERE part IS NOT NULL AND hdr IS NOT NULL"),
    duplicates: one("SELECT count(*) AS count FROM film_storage WHERE copies > 1"),
    withoutPoster: total - one(`SELECT count(*) AS count FROM (${FILMS_WITH_POSTER})`),
    withoutSubtitles:
      total - one("SELECT count(DISTINCT film) AS count FROM file_attribute WHERE name = 'subtitleLanguage'"),
  };
}

function genres({ sql }: Sql): NamedCount[] {
  return sql<NamedCount>(`
    SELECT genre AS name, count(*) AS count
    FROM film_genre
    GROUP BY genre
    ORDER BY count DESC, genre`).all();
}

function tags({ sql }: Sql): NamedCount[] {
  return sql<NamedCount>(`
    SELECT tag AS name, count(*) AS count
    FROM film_tag
    GROUP BY tag
    ORDER BY count DESC, tag
    LIMIT ${MAX_TAGS}`).all();
}

function decades({ sql }: Sql): FacetCounts["decades"] {
  const years = sql<{ year: number; count: number }>(`
    SELECT year, count(*) AS count
    FROM film
    WHERE year IS NOT NULL
    GROUP BY year
    ORDER BY year`).all();
  const counts = new Map<number, number>();
  for (const { year, count } of years) {
    const from = Math.floor(year / DECADE_YEARS) * DECADE_YEARS;
    counts.set(from, (counts.get(from) ?? 0) + count);
  }
  return [...counts].map(([from, count]) => ({ from, count }));
}

function languages({ sql }: Sql): NamedCount[] {
  return sql<NamedCount>(`
    SELECT json_extract(value, '$') AS name, count(DISTINCT film) AS count
    FROM fact
    WHERE field = 'originalLanguage'
    GROUP BY value
    ORDER BY count DESC, name
    LIMIT ${MAX_LANGUAGES}`).all();
}

/** The index covers the query; without the hint the planner reads the probe data of every file. */
function resolutions({ sql }: Sql): NamedCount[] {
  const widest = sql<{ width: number; count: number }>(`
    SELECT width, count(*) AS count
    FROM (SELECT max(video_width) AS width FROM file INDEXED BY file_by_width WHERE part IS NOT NULL GROUP BY film)
    WHERE width > 0
    GROUP BY width`).all();
  return resolutionCounts(widest);
}

/** How many films each class of resolution has. @param widest the width of the best file, and how many films have it */
export function resolutionCounts(widest: readonly { readonly width: number; readonly count: number }[]): NamedCount[] {
  return RESOLUTIONS.map(({ name, widthFrom }, index) => {
    const nextWidth = RESOLUTIONS[index - 1]?.widthFrom ?? Number.POSITIVE_INFINITY;
    const counts = widest.filter(({ width }) => width >= widthFrom && width < nextWidth);
    return { name, count: counts.reduce((sum, { count }) => sum + count, 0) };
  }).filter(({ count }) => count > 0);
}
