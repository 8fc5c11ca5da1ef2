import type { Language, SkippedFileRow } from "../../contract/index.ts";
import { errorTranslator } from "../../messages/index.ts";
import { decodeCursor, encodeCursor } from "../../paging/index.ts";
import { nativePaths } from "../../paths/index.ts";
import type { Store } from "../../store/index.ts";
import { isAddable, REMOVED } from "./isAddable.ts";

export interface SkippedFilesQuery {
  readonly limit: number;
  readonly cursor?: string;
  readonly reason?: string;
  /** Only entries in this folder and below. */
  readonly folder?: string;
}

export interface SkippedFilePage {
  readonly items: SkippedFileRow[];
  readonly nextCursor: string | null;
  readonly total: number;
}

export interface SkippedFileCount {
  readonly reason: string;
  /** Number of rows in the list. */
  readonly rows: number;
  /** Number of files and folders that the rows represent. */
  readonly files: number;
}

/** Queries of skipped files. They only read, and take and return plain values. */
export interface SkippedFileReads {
  /** One page by path. @throws CodedError for a cursor of another list */
  page(query: SkippedFilesQuery, language: Language): SkippedFilePage;
  /** Counts by reason, most frequent first. */
  counts(folder: string | undefined): SkippedFileCount[];
}

interface ListedRow {
  readonly path: string;
  readonly reason: string;
  readonly fact: string | null;
  readonly isFolder: number;
  readonly isRest: number;
  readonly entries: number;
  readonly foundAt: number;
  readonly fileId: number | null;
}

const LIST = "skipped";

/** @param store may be read-only */
export function createSkippedFileReads({ sql }: Pick<Store, "sql">): SkippedFileReads {
  return {
    page(query, language) {
      const [path, reason] = query.cursor ? decodeCursor(LIST, query.cursor, 2) : ["", ""];
      const bounds = boundsOf(query.folder);
      const rows = sql<ListedRow>(`
        SELECT path, reason, fact, isFolder, isRest, entries, foundAt, fileId
        FROM (${unionFor(query)})
        WHERE (path, reason) > (:afterPath, :afterReason)
        ORDER BY path, reason
        LIMIT :limit`).all({
        ...bounds,
        ...(query.reason === undefined ? {} : { reason: query.reason }),
        afterPath: path ?? "",
        afterReason: reason ?? "",
        limit: query.limit + 1,
      });
      const explain = errorTranslator(language);
      const items = rows.slice(0, query.limit).map((row) => toRow(row, explain));
      const last = rows.length > query.limit ? items.at(-1) : undefined;
      const counts = countsOf(query.folder).filter((count) => [undefined, count.reason].includes(query.reason));
      return {
        items,
        nextCursor: last ? encodeCursor(LIST, [last.path, last.reason]) : null,
        total: counts.reduce((sum, { rows: count }) => sum + count, 0),
      };
    },
    counts: countsOf,
  };

  function countsOf(folder: string | undefined): SkippedFileCount[] {
    return sql<SkippedFileCount>(`
      SELECT reason, count(*) AS rows, sum(entries) AS files
      FROM (${unionFor({ folder })})
      GROUP BY reason
      ORDER BY files DESC, reason`).all(boundsOf(folder));
  }
}

/** SQL with conditions only for the given filters, so that each half uses its index. */
function unionFor({ folder, reason }: Pick<SkippedFilesQuery, "folder" | "reason">): string {
  const conditions = [
    ...(folder === undefined ? [] : ["(path = :folder OR path >= :from AND path < :to)"]),
    ...(reason === undefined ? [] : ["reason = :reason"]),
  ];
  const where = conditions.length === 0 ? "1" : conditions.join(" AND ");
  return `
    SELECT path, reason, fact, is_folder AS isFolder, is_rest AS isRest, entries, found_at AS foundAt, NULL AS fileId
    FROM skipped_file
    WHERE ${where}
    UNION ALL
    SELECT path, reason, fact, 0, 0, 1, foundAt, fileId
    FROM (
      SELECT path, coalesce(error_code, 'unexpected') AS reason, error_fact AS fact, added_at AS foundAt, id AS fileId
      FROM file
      WHERE state = 'failed'
      UNION ALL
      SELECT file.path, '${REMOVED}' AS reason, NULL AS fact, removed_file.removed_at AS foundAt, file.id AS fileId
      FROM removed_file JOIN file ON file.id = removed_file.file
      WHERE file.missing_since IS NULL)
    WHERE ${where}`;
}

function boundsOf(folder: string | undefined): Record<string, string> {
  return folder === undefined ? {} : { folder, ...nativePaths.range(folder) };
}

function toRow(row: ListedRow, explain: (error: { code: string; fact: string | null }) => string): SkippedFileRow {
  const { path, reason, fact, entries, fileId } = row;
  const isFolder = row.isFolder === 1;
  const isRest = row.isRest === 1;
  return {
    path,
    reason,
    detail: explain({ code: reason, fact }),
    fact,
    isFolder,
    isRest,
    files: entries,
    foundAt: new Date(row.foundAt).toISOString(),
    fileId,
    canAdd: isAddable({ reason, isRest }),
  };
}
