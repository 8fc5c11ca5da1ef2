import { IS_UNMARKED } from "../../library/index.ts";
import type { Store } from "../../store/index.ts";
import { type CommunityImport, type ImportSpan, type RemovedImport, shortenSpans } from "./importSpans.ts";
import type { CommunityFilm } from "./movieLensFilms.ts";

/** Without a span: of a set that was undone, kept for the models that learnt from it. */
interface StoredFilm {
  readonly id: number;
  /** The film's columns as a JSON array. */
  readonly content: string;
  readonly first: number | null;
  readonly last: number | null;
}

/** Stores a film as an import describes it; what it overwrites is archived. */
export function saveFilm({ sql }: Pick<Store, "sql">, { id, set, before }: CommunityImport, film: CommunityFilm): void {
  const columns = {
    title: film.title,
    year: film.year,
    genres: JSON.stringify(film.genres),
    tmdbId: film.tmdbId,
    imdbId: film.imdbId,
    otherTitles: JSON.stringify(film.otherTitles),
  };
  const stored = sql<StoredFilm>(`
    SELECT id, first_import AS first, last_import AS last,
      json_array(title, year, genres, tmdb_id, imdb_id, other_titles) AS content
    FROM rated_film
    WHERE source = :set AND source_id = :sourceId`).get({ set, sourceId: film.sourceId });
  if (!stored) {
    sql(`
      INSERT INTO rated_film
        (source, source_id, title, year, genres, tmdb_id, imdb_id, other_titles, first_import, last_import)
      VALUES (:set, :sourceId, :title, :year, :genres, :tmdbId, :imdbId, :otherTitles, :id, :id)`).run({
      ...columns,
      set,
      sourceId: film.sourceId,
      id,
    });
    return;
  }
  const isSame = stored.content === JSON.stringify(Object.values(columns));
  if (isSame && (stored.last === before || stored.last === id)) {
    sql("UPDATE rated_film SET last_import = :id WHERE id = :film").run({ film: stored.id, id });
    return;
  }
  if (stored.last !== null && stored.last > id) return;
  const { first, last } = stored;
  if (first !== null && last !== null && first < id)
    archive({ sql }, stored.id, { first, last: Math.min(last, before ?? last) });
  sql(`
    UPDATE rated_film
    SET title = :title, year = :year, genres = :genres, tmdb_id = :tmdbId, imdb_id = :imdbId,
      other_titles = :otherTitles, first_import = :id, last_import = :id
    WHERE id = :film`).run({ ...columns, film: stored.id, id });
}

function archive({ sql }: Pick<Store, "sql">, id: number, { first, last }: ImportSpan): void {
  sql(`
    INSERT OR REPLACE INTO rated_film_before
      (film, first_import, last_import, title, year, genres, tmdb_id, imdb_id, other_titles)
    SELECT id, :first, :last, title, year, genres, tmdb_id, imdb_id, other_titles
    FROM rated_film
    WHERE id = :id`).run({ id, first, last });
}

/**
 * Reverts an import's descriptions of films. A film that another import of the set rates without describing it is known
 * by its number alone; one without any rating or import left is removed.
 * @param keepFilms a model may know them: they stay, without an import
 */
export function removeFilms({ sql }: Pick<Store, "sql">, removed: RemovedImport, keepFilms: boolean): void {
  const bound = { ...removed };
  const archivedOfSet = "film IN (SELECT id FROM rated_film WHERE source = :set)";
  shortenSpans({ sql }, "rated_film", "source = :set", removed);
  shortenSpans({ sql }, "rated_film_before", archivedOfSet, removed);
  sql(`DELETE FROM rated_film_before WHERE ${archivedOfSet} AND first_import = :id`).run(bound);
  restoreArchived({ sql }, removed);
  sql(`
    UPDATE rated_film
    SET title = '#' || source_id, year = NULL, genres = '[]', tmdb_id = NULL, imdb_id = NULL, other_titles = '[]',
      first_import = coalesce(:after, :before), last_import = coalesce(:after, :before)
    WHERE source = :set AND first_import = :id AND coalesce(:after, :before) IS NOT NULL
      AND id IN (SELECT film FROM community_rating WHERE source = :set)`).run(bound);
  if (!keepFilms)
    sql(`
      DELETE FROM rated_film
      WHERE source = :set AND first_import = :id
        AND ${IS_UNMARKED}`).run(bound);
  sql(`
    UPDATE rated_film
    SET first_import = NULL, last_import = NULL
    WHERE source = :set AND first_import = :id`).run(bound);
}

function restoreArchived({ sql }: Pick<Store, "sql">, removed: RemovedImport): void {
  sql(`
    UPDATE rated_film
    SET (title, year, genres, tmdb_id, imdb_id, other_titles, first_import, last_import) = (
      SELECT title, year, genres, tmdb_id, imdb_id, other_titles, first_import, last_import FROM rated_film_before
      WHERE film = rated_film.id ORDER BY last_import DESC LIMIT 1)
    WHERE source = :set AND first_import = :id AND id IN (SELECT film FROM rated_film_before)`).run({ ...removed });
  sql(`
    DELETE FROM rated_film_before
    WHERE (film, first_import) IN (
      SELECT id, first_import FROM rated_film WHERE source = :set)`).run({ ...removed });
}
