import type { FileRow, FileState } from "../../contract/index.ts";
import { decodeIdCursor, encodeCursor } from "../../paging/index.ts";
import { displayPath } from "../../paths/index.ts";
import type { Store } from "../../store/index.ts";

/** The sentence for an error, in the language of the request. */
export type ExplainFile = (error: { code: string; fact: string | null }) => string;

export interface FileListQuery {
  readonly limit: number;
  readonly cursor?: string;
  readonly state?: FileState;
  readonly filmId?: number;
  readonly kind?: string;
}

export interface FilePage {
  readonly items: FileRow[];
  readonly nextCursor: string | null;
  /** Files on all pages. */
  readonly total: number;
}

interface ListedRow {
  readonly id: number;
  readonly path: string;
  readonly size_bytes: number;
  readonly state: FileState;
  readonly film: number | null;
  readonly film_title: string | null;
  readonly duration_seconds: number | null;
  readonly still: number | null;
  readonly still_hash: string | null;
  readonly added_at: number;
  readonly error_code: string | null;
  readonly error_fact: string | null;
}

const LISTED = `file.id, file.path, file.size_bytes, file.state, file.film, film.title AS film_title,
  file.duration_seconds, file.still, artwork.hash AS still_hash, file.added_at, file.error_code, file.error_fact`;
const LISTED_FROM = `file LEFT JOIN film ON film.id = file.film LEFT JOIN artwork ON artwork.id = file.still`;
/** Kinds of file that are no copy of a film: they are not for review. */
const NO_COPY = "('episode', 'extra', 'sample', 'other')";
const PAGE_FILTER = `(:state IS NULL OR (file.state = :state AND (:state NOT IN ('unmatched', 'ambiguous')
  OR :kind IS NOT NULL OR file.kind NOT IN ${NO_COPY})))
  AND (:filmId IS NULL OR file.film = :filmId) AND (:kind IS NULL OR file.kind = :kind)`;

/** Files as the API lists them. */
export class FileList {
  readonly #sql: Store["sql"];

  constructor(sql: Store["sql"]) {
    this.#sql = sql;
  }

  get(id: number, explain: ExplainFile): FileRow | null {
    const row = this.#sql<ListedRow>(`SELECT ${LISTED} FROM ${LISTED_FROM} WHERE file.id = :id`).get({ id });
    return row ? toFileRow(row, explain) : null;
  }

  /** One page in the order in which files were added. @throws CodedError where the cursor is of another list */
  page(query: FileListQuery, explain: ExplainFile): FilePage {
    const after = query.cursor ? decodeIdCursor("files", query.cursor) : 0;
    const parameters = { state: query.state ?? null, filmId: query.filmId ?? null, kind: query.kind ?? null };
    const rows = this.#sql<ListedRow>(`
      SELECT ${LISTED}
      FROM ${LISTED_FROM}
      WHERE file.id > :after AND ${PAGE_FILTER}
      ORDER BY file.id
      LIMIT :limit`).all({ ...parameters, after, limit: query.limit + 1 });
    const total =
      this.#sql<{ count: number }>(`SELECT count(*) AS count FROM file WHERE ${PAGE_FILTER}`).get(parameters)?.count ??
      0;
    const items = rows.slice(0, query.limit).map((row) => toFileRow(row, explain));
    const last = items.at(-1);
    return { items, nextCursor: rows.length > query.limit && last ? encodeCursor("files", [last.id]) : null, total };
  }

  countByState(): Partial<Record<FileState, number>> {
    const rows = this.#sql<{ state: FileState; count: number }>(`
      SELECT state, count(*) AS count
      FROM file
      WHERE state NOT IN ('unmatched', 'ambiguous') OR kind NOT IN ${NO_COPY}
      GROUP BY state`).all();
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  }
}

function toFileRow(row: ListedRow, explain: ExplainFile): FileRow {
  return {
    id: row.id,
    path: displayPath(row.path),
    sizeBytes: row.size_bytes,
    state: row.state,
    filmId: row.film,
    filmTitle: row.film_title,
    durationSeconds: row.duration_seconds,
    still: row.still_hash ? `/api/artwork/${row.still}/780?v=${row.still_hash.slice(0, 8)}` : null,
    addedAt: new Date(row.added_at).toISOString(),
    error: row.error_code
      ? { code: row.error_code, detail: explain({ code: row.error_code, fact: row.error_fact }) }
      : undefined,
  };
}
