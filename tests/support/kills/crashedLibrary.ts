import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";

/** Whether a killed program had jobs to do. A copy is asked: opening the database itself would recover it. */
export function hasJobs(dataFolder: string): boolean {
  const file = join(dataFolder, "library.db");
  if (!existsSync(file)) return false;
  const folder = mkdtempSync(join(tmpdir(), "filmotheque-crashed-"));
  try {
    for (const ending of ["", "-wal"])
      if (existsSync(file + ending)) copyFileSync(file + ending, join(folder, `copy.db${ending}`));
    const copy = new BetterSqlite(join(folder, "copy.db"));
    try {
      const { count } = copy
        .prepare("SELECT count(*) AS count FROM job WHERE state IN ('queued', 'running')")
        .get() as {
        count: number;
      };
      return count > 0;
    } finally {
      copy.close();
    }
  } catch (error) {
    // Killed before its first table: it was at work.
    if (error instanceof BetterSqlite.SqliteError) return true;
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
