import { IS_UNMARKED } from "../../library/index.ts";
import type { Store } from "../../store/index.ts";
import type { FilmIds } from "./filmIds.ts";
import { findByTitle, findWithoutIds, type NamedLibraryFilm } from "./findByName.ts";
import type { DescribedFilm } from "./groupSameFilms.ts";
import { RATED_FILM_OF_LIBRARY_FILM } from "./libraryLink.ts";
import {
  type ChangedGroup,
  groupFilms,
  linkFilms,
  type NamedFilm,
  type PreviewedLink,
  previewLinks,
  saveGroups,
  saveNamedFilms,
} from "./linkFilms.ts";
import { addModelFilms, findModelFilm, type ModelFilm } from "./modelFilms.ts";

export interface RatedFilm extends FilmIds {
  readonly title: string;
  readonly year: number | null;
}

/** Genres, as JSON, and year of a film. */
export type FilmTraitRow = readonly [id: number, genres: string, year: number | null];

/**
 * The films that ratings are about (`rated_film`): those of communities' sets, of members' exports and of the library.
 * One film may have several rows; the models count it under the oldest (`same_as`). Writing methods belong into a
 * transaction.
 */
export interface RatedFilms {
  /** The film that goes by that title among the rated ones or in the library; null where there are two, or none. */
  findByTitle(title: string, year: number | null): FilmIds | null;
  /** The library film without an id at TMDB or IMDb: by Wikidata's id, else by title and year; null when ambiguous. */
  findWithoutIds(film: NamedLibraryFilm): number | null;
  /** The library film with these ids; null for none. */
  inLibrary(ids: FilmIds): number | null;
  /** The id of a member's film, added when it is new. The same film by other ids is another row. */
  ensureMemberFilm(film: RatedFilm): number;
  /** Removes films of members that no import rates or watched any more. */
  removeUnusedMemberFilms(): void;
  /** Films that only the household rated and that have no row among the rated films yet. It only reads. */
  unlistedHouseholdFilms(): number[];
  /** Adds them to the rated films, so that models know them. Films that were removed meanwhile are skipped. */
  addLibraryFilms(films: readonly number[]): void;
  /** @see saveNamedFilms */
  saveNamed(named: readonly NamedFilm[]): void;
  /** @see saveGroups */
  saveGroups(changed: readonly ChangedGroup[]): void;
  /** @see linkFilms */
  link(): void;
  /** @see groupFilms */
  group(): void;
  /** Films of an import that nothing says an id of. */
  countUnlinked(importId: number): number;
  /** @see previewLinks */
  previewLinks(films: readonly Omit<DescribedFilm, "id" | "source">[]): PreviewedLink[];
  /** Ids of identified library films by their id among the rated ones, for these; others are left out. */
  libraryFilms(ratedFilms: readonly number[]): Map<number, number>;
  byIds(ids: readonly number[]): Map<number, RatedFilm>;
  /** What these films are called, and their ids at the providers, known of any row that is the same film. */
  identitiesOf(ids: readonly number[]): Map<number, RatedFilm>;
  /** @see findModelFilm */
  findModelFilm(film: ModelFilm): number[];
  /** @see addModelFilms */
  addModelFilms(films: readonly ModelFilm[]): void;
  /** Of every film, in pages. */
  traitPages(): Generator<FilmTraitRow[]>;
}

/** Read at once: a few milliseconds. */
const PAGE_ROWS = 4_000;

export function createRatedFilms({ sql }: Pick<Store, "sql">): RatedFilms {
  return {
    findByTitle: (title, year) => findByTitle({ sql }, title, year),
    findWithoutIds: (film) => findWithoutIds({ sql }, film),
    inLibrary({ tmdbId, imdbId }) {
      const row = sql<{ id: number }>(`
        SELECT id
        FROM film
        WHERE tmdb_id = :tmdbId OR (imdb_id = :imdbId AND coalesce(tmdb_id = :tmdbId, 1))
        LIMIT 1`);
      return row.get({ tmdbId, imdbId })?.id ?? null;
    },
    ensureMemberFilm: (film) => ensureMemberFilm({ sql }, film),
    removeUnusedMemberFilms() {
      sql(`
        DELETE FROM rated_film
        WHERE source = 'member' AND ${IS_UNMARKED}`).run();
    },
    unlistedHouseholdFilms: () =>
      sql<{ id: number }>(`
        SELECT film.id
        FROM film
        WHERE film.id IN (SELECT film FROM rating) AND ${RATED_FILM_OF_LIBRARY_FILM} IS NULL`)
        .all()
        .map(({ id }) => id),
    addLibraryFilms(films) {
      sql(`
        INSERT OR IGNORE INTO rated_film (source, source_id, title, year, genres, tmdb_id, imdb_id)
        SELECT 'library', id, title, year, genres, tmdb_id, imdb_id
        FROM film
        WHERE id IN (SELECT value FROM json_each(:films))`).run({ films: JSON.stringify(films) });
    },
    saveNamed: (named) => saveNamedFilms({ sql }, named),
    saveGroups: (changed) => saveGroups({ sql }, changed),
    link: () => linkFilms({ sql }),
    group: () => groupFilms({ sql }),
    countUnlinked(importId) {
      const row = sql<{ count: number }>(`
        SELECT count(*) AS count
        FROM rated_film
        WHERE last_import = :importId AND tmdb_id IS NULL AND imdb_id IS NULL AND NOT EXISTS (
          SELECT 1 FROM rated_film AS other WHERE other.same_as = rated_film.same_as
            AND (other.tmdb_id IS NOT NULL OR other.imdb_id IS NOT NULL))`).get({ importId });
      return row?.count ?? 0;
    },
    previewLinks: (films) => previewLinks({ sql }, films),
    libraryFilms: (ratedFilms) => libraryFilms({ sql }, ratedFilms),
    byIds(ids) {
      const rows = sql<RatedFilm & { id: number }>(`
        SELECT id, title, year, tmdb_id AS tmdbId, imdb_id AS imdbId
        FROM rated_film
        WHERE id IN (SELECT value FROM json_each(:ids))`);
      return new Map(rows.all({ ids: JSON.stringify(ids) }).map(({ id, ...film }) => [id, film]));
    },
    identitiesOf(ids) {
      const rows = sql<RatedFilm & { id: number }>(`
        SELECT id, title, year,
          coalesce(tmdb_id, (SELECT max(tmdb_id) FROM rated_film AS same WHERE same.same_as = rated_film.id)) AS tmdbId,
          coalesce(imdb_id, (SELECT max(imdb_id) FROM rated_film AS same WHERE same.same_as = rated_film.id)) AS imdbId
        FROM rated_film
        WHERE id IN (SELECT value FROM json_each(:ids))`);
      return new Map(rows.all({ ids: JSON.stringify(ids) }).map(({ id, ...film }) => [id, film]));
    },
    findModelFilm: (film) => findModelFilm({ sql }, film),
    addModelFilms: (films) => addModelFilms({ sql }, films),
    traitPages: () => traitPages({ sql }),
  };
}

function libraryFilms({ sql }: Pick<Store, "sql">, ratedFilms: readonly number[]): Map<number, number> {
  const rows = sql<{ rated: number; film: number }>(`
    SELECT candidate.rated, film.id AS film
    FROM (
      SELECT asked.value AS rated, film.id AS film
      FROM json_each(:ratedFilms) AS asked
      JOIN rated_film ON rated_film.same_as = asked.value
      JOIN film ON film.tmdb_id = rated_film.tmdb_id
      UNION
      SELECT asked.value, film.id
      FROM json_each(:ratedFilms) AS asked
      JOIN rated_film ON rated_film.same_as = asked.value
      JOIN film ON film.imdb_id = rated_film.imdb_id
      UNION
      SELECT asked.value, rated_film.source_id
      FROM json_each(:ratedFilms) AS asked
      JOIN rated_film ON rated_film.same_as = asked.value AND rated_film.source = 'library') AS candidate
    CROSS JOIN film ON film.id = candidate.film
    WHERE film.state = 'identified' AND ${RATED_FILM_OF_LIBRARY_FILM} = candidate.rated
    ORDER BY film.id DESC`).all({ ratedFilms: JSON.stringify(ratedFilms) });
  return new Map(rows.map(({ rated, film }) => [rated, film]));
}

function ensureMemberFilm({ sql }: Pick<Store, "sql">, { tmdbId, imdbId, title, year }: RatedFilm): number {
  // Each condition begins with an indexed column.
  const sameIds =
    imdbId === null ? "tmdb_id = :tmdbId AND imdb_id IS NULL" : "imdb_id = :imdbId AND tmdb_id IS :tmdbId";
  const known = sql<{ id: number }>(
    `SELECT id FROM rated_film WHERE ${sameIds} AND source = 'member' ORDER BY id LIMIT 1`,
  ).get({ tmdbId, imdbId });
  if (known) return known.id;
  const { sourceId } = sql<{ sourceId: number }>(
    "SELECT coalesce(max(source_id), 0) + 1 AS sourceId FROM rated_film WHERE source = 'member'",
  ).get() ?? { sourceId: 1 };
  return sql(`
    INSERT INTO rated_film (source, source_id, title, year, tmdb_id, imdb_id)
    VALUES ('member', :sourceId, :title, :year, :tmdbId, :imdbId)`).run({ sourceId, title, year, tmdbId, imdbId }).id;
}

function* traitPages({ sql }: Pick<Store, "sql">): Generator<FilmTraitRow[]> {
  for (let after = 0; ; ) {
    const page = sql<{ id: number; genres: string; year: number | null }>(`
      SELECT id, year, coalesce((
        SELECT genres FROM rated_film AS other
        WHERE other.same_as = rated_film.id AND genres <> '[]' ORDER BY id LIMIT 1), '[]') AS genres
      FROM rated_film
      WHERE id > :after AND same_as = id
      ORDER BY id
      LIMIT ${PAGE_ROWS}`).all({ after });
    const last = page.at(-1);
    if (!last) return;
    after = last.id;
    yield page.map(({ id, genres, year }): FilmTraitRow => [id, genres, year]);
  }
}
