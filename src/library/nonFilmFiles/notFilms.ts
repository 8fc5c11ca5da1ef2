import { decodeCursor, encodeCursor } from "../../paging/index.ts";
import type { Store } from "../../store/index.ts";
import { artworkUrl } from "../artwork/index.ts";

type NotFilmKind = "episode" | "extra" | "sample" | "other";

/** A video that is no film: an episode, or one that belongs to no film. */
export interface NotFilmFile {
  readonly fileId: number;
  readonly path: string;
  readonly kind: NotFilmKind;
  /** As its name says it; null for what is no episode. */
  readonly series: string | null;
  readonly durationSeconds: number | null;
  readonly still: string | null;
  readonly isPresent: boolean;
  readonly watched: boolean;
  /** Whether a person said that it is no film. */
  readonly isManual: boolean;
}

export interface NotFilmPage {
  readonly items: NotFilmFile[];
  readonly nextCursor: string | null;
  readonly total: number;
}

export interface NotFilmQuery {
  readonly user: number;
  readonly limit: number;
  readonly cursor?: string;
}

interface Row {
  id: number;
  path: string;
  kind: NotFilmKind;
  series: string | null;
  sorted_by: string;
  duration_seconds: number | null;
  still: number | null;
  still_hash: string | null;
  still_placeholder: string | null;
  is_present: number;
  watched: number;
  decided_by: string | null;
}

const LIST = "not films";
const STILL_WIDTH = 342;
/** SQL. An episode that a person set aside in an earlier version still has a provisional film. */
const IS_NOT_FILM = `file.kind IN ('episode', 'extra', 'sample', 'other')
          AND (file.kind = 'episode' OR file.film IS NULL)`;

/** Episodes by series and path, then other videos by path. */
export function createNotFilmPage({ sql }: Pick<Store, "sql">) {
  /** @throws BadCursor */
  return ({ user, limit, cursor }: NotFilmQuery): NotFilmPage => {
    const [afterSeries, afterPath] = cursor === undefined ? ["", ""] : decodeCursor(LIST, cursor, 2);
    const rows = sql<Row>(`
      SELECT *
      FROM (
        SELECT file.id, file.path, file.kind, file.duration_seconds, file.still, artwork.hash AS still_hash,
               artwork.placeholder AS still_placeholder, file.state NOT IN ('missing', 'offline') AS is_present,
               seen.file IS NOT NULL AS watched, identification.decided_by,
               CASE file.kind WHEN 'episode' THEN identification.parsed ->> '$.title' END AS series,
               CASE file.kind WHEN 'episode' THEN lower(coalesce(identification.parsed ->> '$.title', '')) ELSE char(0x10FFFF)
               END AS sorted_by
        FROM file
        LEFT JOIN identification ON identification.file = file.id
        LEFT JOIN artwork ON artwork.id = file.still
        LEFT JOIN file_watched AS seen ON seen.file = file.id AND seen.user = :user
        WHERE ${IS_NOT_FILM} AND file.state <> 'removed')
      WHERE (sorted_by, path) > (:afterSeries, :afterPath)
      ORDER BY sorted_by, path
      LIMIT :limit`).all({ user, afterSeries: afterSeries ?? "", afterPath: afterPath ?? "", limit: limit + 1 });
    const total = sql<{ count: number }>(
      `SELECT count(*) AS count FROM file WHERE ${IS_NOT_FILM} AND file.state <> 'removed'`,
    ).get();
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map(toFile),
      nextCursor: rows.length > limit && last ? encodeCursor(LIST, [last.sorted_by, last.path]) : null,
      total: total?.count ?? 0,
    };
  };
}

function toFile(row: Row): NotFilmFile {
  return {
    fileId: row.id,
    path: row.path,
    kind: row.kind,
    series: row.series === "" ? null : row.series,
    durationSeconds: row.duration_seconds,
    still:
      row.still === null || row.still_hash === null
        ? null
        : artworkUrl(row.still, STILL_WIDTH, row.still_hash, row.still_placeholder).url,
    isPresent: row.is_present === 1,
    watched: row.watched === 1,
    isManual: row.decided_by === "hand",
  };
}
