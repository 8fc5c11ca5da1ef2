/**
 * What takes up space: films with their files, by size. In: which films to look at. Out: pages, with the version worth
 * keeping of each film that has several. It writes nothing.
 */
import type { FreeSpaceFilm, FreeSpaceView } from "../../contract/index.ts";
import { decodeCursor, encodeCursor } from "../../paging/index.ts";
import type { Store } from "../../store/index.ts";
import { type ArtworkImage, artworkUrl } from "../artwork/index.ts";
import { type StoredFile, withKeptVersion } from "./keptVersion.ts";

export interface FreeSpaceQuery {
  readonly view: FreeSpaceView;
  readonly limit: number;
  readonly cursor?: string;
}

export interface FreeSpacePage {
  readonly items: FreeSpaceFilm[];
  readonly nextCursor: string | null;
  readonly total: number;
}

export interface FreeSpaceReads {
  /** The largest films first. @throws BadCursor */
  page(query: FreeSpaceQuery): FreeSpacePage;
}

interface FilmRow {
  readonly id: number;
  readonly title: string;
  readonly year: number | null;
  readonly sizeBytes: number;
  readonly poster: number | null;
  readonly hash: string | null;
  readonly placeholder: string | null;
}

const POSTER_WIDTH = 154;
/** A film that somebody likes this much is seen again. */
const LIKED = 4;

/**
 * SQL, with `film_storage` at hand: which films a view lists. A film counts as watched when everybody without an age
 * limit has watched it: a kids profile may never see it.
 */
const LISTED: Readonly<Record<FreeSpaceView, string>> = {
  duplicates: "film_storage.copies > 1",
  watched: `EXISTS (SELECT 1 FROM watch_state WHERE watch_state.film = film_storage.film AND watched = 1)
    AND NOT EXISTS (
      SELECT 1 FROM user
      WHERE maximum_age IS NULL
        AND NOT EXISTS (
          SELECT 1 FROM watch_state AS seen
          WHERE seen.user = user.id AND seen.film = film_storage.film AND seen.watched = 1))
    AND NOT EXISTS (SELECT 1 FROM rating WHERE rating.film = film_storage.film AND rating.value >= ${LIKED})`,
  size: "film_storage.size_bytes > 0",
};

export function createFreeSpaceReads({ sql }: Pick<Store, "sql">): FreeSpaceReads {
  return {
    page({ view, limit, cursor }) {
      const list = `free-space:${view}`;
      const [size, id] = cursor === undefined ? [null, null] : decodeCursor(list, cursor, 2);
      const rows = sql<FilmRow>(`
        SELECT film.id, film.title, film.year, film_storage.size_bytes AS sizeBytes, artwork.id AS poster, artwork.hash,
               artwork.placeholder
        FROM film_storage
        JOIN film ON film.id = film_storage.film
        LEFT JOIN artwork ON artwork.id = film.poster AND artwork.hash IS NOT NULL
        WHERE ${LISTED[view]}
          AND (:size IS NULL OR (film_storage.size_bytes, film_storage.film) < (:size, :id))
        ORDER BY film_storage.size_bytes DESC, film_storage.film DESC
        LIMIT :limit`).all({ size: size ?? null, id: id ?? null, limit });
      const files = filesOf(rows.map((row) => row.id));
      const last = rows.at(-1);
      return {
        items: rows.map((row) => toFilm(row, files.get(row.id) ?? [])),
        nextCursor: last && rows.length === limit ? encodeCursor(list, [last.sizeBytes, last.id]) : null,
        total:
          sql<{ count: number }>(`SELECT count(*) AS count FROM film_storage WHERE ${LISTED[view]}`).get()?.count ?? 0,
      };
    },
  };

  function filesOf(filmIds: readonly number[]): Map<number, StoredFile[]> {
    const rows = sql<Omit<StoredFile, "isReadable"> & { readonly isReadable: number }>(`
      SELECT file.id, file.film, file.part, file.path, file.size_bytes AS sizeBytes,
             coalesce(file.media ->> '$.video.width', 0) AS width,
             coalesce(file.media ->> '$.video.height', 0) AS height, edition.name AS edition,
             file.state NOT IN ('offline', 'failed', 'arriving') AS isReadable
      FROM file
      JOIN part ON part.id = file.part
      JOIN edition ON edition.id = part.edition
      WHERE file.film IN (SELECT value FROM json_each(:films)) AND file.missing_since IS NULL
        AND file.state <> 'removed'
      ORDER BY edition.name, part.number, file.size_bytes DESC, file.id`);
    const files = rows.all({ films: JSON.stringify(filmIds) });
    return Map.groupBy(
      files.map((file) => ({ ...file, isReadable: file.isReadable === 1 })),
      ({ film }) => film,
    );
  }
}

function toFilm(
  { id, title, year, sizeBytes, poster, hash, placeholder }: FilmRow,
  files: StoredFile[],
): FreeSpaceFilm {
  const image: ArtworkImage | null =
    poster === null || hash === null ? null : artworkUrl(poster, POSTER_WIDTH, hash, placeholder);
  return {
    filmId: id,
    title,
    year,
    poster: image,
    sizeBytes,
    files: withKeptVersion(files).map(({ film: _, part: __, isReadable: ___, edition, ...file }) => ({
      ...file,
      edition: edition === "" ? null : edition,
      canMove: false,
    })),
  };
}
