import type { FileRow, FileState, Language } from "../../contract/index.ts";
import { errorTranslator } from "../../messages/index.ts";
import { decodeIdCursor, encodeCursor } from "../../paging/index.ts";
import type { Store } from "../../store/index.ts";
import { LISTED, LISTED_FROM, type ListedRow, NO_COPY, toFileRow } from "./fileList.ts";

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
  /** Number of files on all pages. */
  readonly total: number;
}

/** Queries of files whose cost grows with the library. They only read, and take and return plain values. */
export interface FileReads {
  /**
   * One page in the order in which files were added.
   * @param language of the error texts
   * @throws CodedError for a cursor of another list
   */
  page(query: FileListQuery, language: Language): FilePage;
  /** Leaves out files that are neither a copy of a film nor waiting for a decision. */
  countByState(): Partial<Record<FileState, number>>;
}

/** @param store may be read-only */
export function createFileReads({ sql }: Pick<Store, "sql">): FileReads {
  return {
    page(query, language) {
      const after = query.cursor ? decodeIdCursor("files", query.cursor) : 0;
      const parameters = { state: query.state ?? null, filmId: query.filmId ?? null, kind: query.kind ?? null };
      const filter = filterOf(query);
      const rows = sql<ListedRow>(`
        SELECT ${LISTED}
        FROM ${LISTED_FROM}
        WHERE file.id > :after AND ${filter}
        ORDER BY file.id
        LIMIT :limit`).all({ ...parameters, after, limit: query.limit + 1 });
      const total = sql<{ count: number }>(`SELECT count(*) AS count FROM file WHERE ${filter}`).get(parameters);
      const items = rows.slice(0, query.limit).map((row) => toFileRow(row, errorTranslator(language)));
      const last = items.at(-1);
      const nextCursor = rows.length > query.limit && last ? encodeCursor("files", [last.id]) : null;
      return { items, nextCursor, total: total?.count ?? 0 };
    },

    countByState() {
      const rows = sql<{ state: FileState; count: number }>(`
        SELECT state, count(*) AS count
        FROM file
        WHERE state <> 'removed' AND (state NOT IN ('unmatched', 'ambiguous') OR kind NOT IN ${NO_COPY})
        GROUP BY state`).all();
      return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
    },
  };
}

/** SQL with conditions only for the given filters, so that each query uses its index. */
function filterOf({ state, filmId, kind }: FileListQuery): string {
  const isForReview = (state === "unmatched" || state === "ambiguous") && kind === undefined;
  const conditions = [
    state === undefined ? "file.state <> 'removed'" : "file.state = :state",
    ...(isForReview ? [`file.kind NOT IN ${NO_COPY}`] : []),
    ...(filmId === undefined ? [] : ["file.film = :filmId"]),
    ...(kind === undefined ? [] : ["file.kind = :kind"]),
  ];
  return conditions.join(" AND ");
}
