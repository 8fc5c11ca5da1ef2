import { nativePaths, type PathRules } from "../../paths/index.ts";
import type { Store } from "../../store/index.ts";
import type { SkippedEntry } from "../scan/index.ts";

/** Maximum rows for drops from outside watched folders; the oldest are removed. */
export const MAX_DROPPED_ROWS = 5_000;

type StoredEntry = Omit<SkippedEntry, "isFolder" | "isRest"> & { readonly isFolder: number; readonly isRest: number };

/** SQL of skipped files and of exclusions that users overruled. Writing methods must run inside a transaction. */
export class SkippedFileRecords {
  readonly #sql: Store["sql"];
  readonly #paths: PathRules;

  constructor({ sql }: Pick<Store, "sql">, paths: PathRules = nativePaths) {
    this.#sql = sql;
    this.#paths = paths;
  }

  /** Rows of a folder and below, ordered; at most `limit` after the given one. */
  page(folder: string, after: Pick<SkippedEntry, "path" | "reason"> | null, limit: number): SkippedEntry[] {
    return this.#sql<StoredEntry>(`
      SELECT path, reason, fact, is_folder AS isFolder, is_rest AS isRest, entries
      FROM skipped_file
      WHERE (path = :folder OR path >= :from AND path < :to) AND (path, reason) > (:path, :reason)
      ORDER BY path, reason
      LIMIT :limit`)
      .all({ folder, ...this.#paths.range(folder), path: after?.path ?? "", reason: after?.reason ?? "", limit })
      .map(toEntry);
  }

  byPath(path: string): SkippedEntry[] {
    return this.#sql<StoredEntry>(`
      SELECT path, reason, fact, is_folder AS isFolder, is_rest AS isRest, entries
      FROM skipped_file
      WHERE path = :path
      ORDER BY reason`)
      .all({ path })
      .map(toEntry);
  }

  put({ path, reason, fact, isFolder, isRest, entries }: SkippedEntry, now: number): void {
    this.#sql(`
      INSERT INTO skipped_file (path, reason, fact, is_folder, is_rest, entries, found_at)
      VALUES (:path, :reason, :fact, :isFolder, :isRest, :entries, :now)
      ON CONFLICT (path, reason) DO UPDATE
      SET fact = excluded.fact, is_folder = excluded.is_folder, is_rest = excluded.is_rest, entries = excluded.entries`).run(
      {
        path,
        reason,
        fact,
        isFolder: isFolder ? 1 : 0,
        isRest: isRest ? 1 : 0,
        entries,
        now,
      },
    );
  }

  remove({ path, reason }: Pick<SkippedEntry, "path" | "reason">): void {
    this.#sql("DELETE FROM skipped_file WHERE path = :path AND reason = :reason").run({ path, reason });
  }

  /** Removes rows of files that were added or no longer exist. */
  removePaths(paths: readonly string[]): number {
    return this.#sql(`
      DELETE FROM skipped_file WHERE path IN (SELECT value FROM json_each(:paths)) AND is_rest = 0`).run({
      paths: JSON.stringify(paths),
    }).changes;
  }

  /** Removes the rows of a folder that is no longer watched. */
  removeUnder(folder: string): void {
    this.#sql("DELETE FROM skipped_file WHERE path = :folder OR path >= :from AND path < :to").run({
      folder,
      ...this.#paths.range(folder),
    });
  }

  /** The folder is the same, and only spelled otherwise: what is known of it and below stays. */
  respellUnder(folder: string, spelled: string): void {
    const change = { folder, ...this.#paths.range(folder), spelled };
    for (const table of ["skipped_file", "included_path"])
      this.#sql(`
        UPDATE OR REPLACE ${table}
        SET path = :spelled || substr(path, length(:folder) + 1)
        WHERE path = :folder OR path >= :from AND path < :to`).run(change);
  }

  /** Files of rows outside all watched folders, which no scan visits. */
  droppedPaths(watchedFolders: readonly string[]): string[] {
    const ranges = watchedFolders.map((folder) => ({ folder, ...this.#paths.range(folder) }));
    return this.#sql<{ path: string }>(`
      SELECT DISTINCT path
      FROM skipped_file
      WHERE is_rest = 0 AND NOT EXISTS (
        SELECT 1
        FROM json_each(:ranges) AS range
        WHERE path = range.value ->> 'folder' OR path >= range.value ->> 'from' AND path < range.value ->> 'to')
      LIMIT ${MAX_DROPPED_ROWS}`)
      .all({ ranges: JSON.stringify(ranges) })
      .map(({ path }) => path);
  }

  /** Keeps the newest rows outside all watched folders. */
  forgetOldest(watchedFolders: readonly string[]): void {
    const ranges = watchedFolders.map((folder) => ({ folder, ...this.#paths.range(folder) }));
    this.#sql(`
      DELETE FROM skipped_file
      WHERE (path, reason) IN (
        SELECT path, reason
        FROM skipped_file
        WHERE NOT EXISTS (
          SELECT 1
          FROM json_each(:ranges) AS range
          WHERE path = range.value ->> 'folder' OR path >= range.value ->> 'from' AND path < range.value ->> 'to')
        ORDER BY found_at DESC
        LIMIT -1 OFFSET ${MAX_DROPPED_ROWS})`).run({ ranges: JSON.stringify(ranges) });
  }

  /** Excluded paths in a folder and below that a user added anyway. */
  included(folder: string): string[] {
    return this.#sql<{ path: string }>(`
      SELECT path FROM included_path WHERE path = :folder OR path >= :from AND path < :to ORDER BY path`)
      .all({ folder, ...this.#paths.range(folder) })
      .map(({ path }) => path);
  }

  include(path: string, now: number): void {
    this.#sql(`
      INSERT INTO included_path (path, added_at) VALUES (:path, :now) ON CONFLICT DO NOTHING`).run({ path, now });
  }
}

function toEntry({ isFolder, isRest, ...entry }: StoredEntry): SkippedEntry {
  return { ...entry, isFolder: isFolder === 1, isRest: isRest === 1 };
}
