import type { FileRow, FileState } from "../../contract/index.ts";
import { displayPath } from "../../paths/index.ts";
import type { Store } from "../../store/index.ts";

/** The sentence for an error, in the language of the request. */
export type ExplainFile = (error: { code: string; fact: string | null }) => string;

export interface ListedRow {
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

export const LISTED = `file.id, file.path, file.size_bytes, file.state, file.film, film.title AS film_title,
  file.duration_seconds, file.still, artwork.hash AS still_hash, file.added_at, file.error_code, file.error_fact`;
export const LISTED_FROM = `file LEFT JOIN film ON film.id = file.film LEFT JOIN artwork ON artwork.id = file.still`;
/** Kinds of file that are no copy of a film: they are not for review. */
export const NO_COPY = "('episode', 'extra', 'sample', 'other')";

/** Reads single files as the API lists them, and other cheap queries. Whole lists are in `FileReads`. */
export class FileList {
  readonly #sql: Store["sql"];

  constructor(sql: Store["sql"]) {
    this.#sql = sql;
  }

  get(id: number, explain: ExplainFile): FileRow | null {
    const row = this.#sql<ListedRow>(`SELECT ${LISTED} FROM ${LISTED_FROM} WHERE file.id = :id`).get({ id });
    return row ? toFileRow(row, explain) : null;
  }

  /** Number of files that wait for the user's decision. */
  countForReview(): number {
    const row = this.#sql<{ count: number }>(`
      SELECT count(*) AS count
      FROM file
      WHERE state IN ('unmatched', 'ambiguous') AND kind NOT IN ${NO_COPY}`).get();
    return row?.count ?? 0;
  }
}

export function toFileRow(row: ListedRow, explain: ExplainFile): FileRow {
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
