import type { PathRules } from "../../paths/index.ts";
import type { Store } from "../../store/index.ts";
import { yieldToEventLoop } from "../../time/index.ts";
import type { FileRecord } from "./fileRecord.ts";

/** The columns that a scan compares; a hundred thousand of these are in memory at once. */
export type RecordedStat = Pick<
  FileRecord,
  "id" | "path" | "sizeBytes" | "mtimeMs" | "inode" | "state" | "missingSince"
>;

/** A file with its running time, null where it was not probed yet. */
export type TimedFile = Pick<FileRecord, "id" | "path" | "state" | "durationSeconds">;

/** Rows in one query: reading all files of a large folder at once would block the main thread. */
const PAGE = 1_000;

/** SQL of the `file` table for the files in a folder and below. */
export class FolderFiles {
  readonly #sql: Store["sql"];
  readonly #paths: PathRules;

  constructor(sql: Store["sql"], paths: PathRules) {
    this.#sql = sql;
    this.#paths = paths;
  }

  /** The next files after a path, ordered by path. */
  page(folder: string, after = ""): RecordedStat[] {
    return this.#sql<RecordedStat>(`
      SELECT id, path, size_bytes AS sizeBytes, mtime_ms AS mtimeMs, inode, state, missing_since AS missingSince
      FROM file
      WHERE path >= :from AND path < :to AND path > :after
      ORDER BY path
      LIMIT ${PAGE}`).all({ ...this.#paths.range(folder), after });
  }

  /** All files by path. Yields to the event loop between pages. @throws the signal's reason */
  async all(folder: string, signal?: AbortSignal): Promise<Map<string, RecordedStat>> {
    const files = new Map<string, RecordedStat>();
    for (let after: string | undefined = ""; after !== undefined; ) {
      signal?.throwIfAborted();
      const page = this.page(folder, after);
      for (const file of page) files.set(file.path, file);
      after = page.length < PAGE ? undefined : page.at(-1)?.path;
      await yieldToEventLoop();
    }
    return files;
  }

  /** The files directly in a folder; empty where the folder and those below it hold more than `limit`. */
  fewIn(folder: string, limit: number): TimedFile[] {
    const { from, to } = this.#paths.range(folder);
    const files = this.#sql<TimedFile>(`
      SELECT id, path, state, duration_seconds AS durationSeconds
      FROM file
      WHERE path >= :from AND path < :to
      ORDER BY path
      LIMIT :rows`).all({ from, to, rows: limit + 1 });
    if (files.length > limit) return [];
    return files.filter(({ path }) => !path.slice(from.length).includes(this.#paths.separator));
  }

  count(folder: string): number {
    const count = this.#sql<{ count: number }>(`
      SELECT count(*) AS count FROM file WHERE path >= :from AND path < :to AND state <> 'removed'`);
    return count.get(this.#paths.range(folder))?.count ?? 0;
  }
}
