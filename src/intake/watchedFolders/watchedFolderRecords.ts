import type { WatchedFolder } from "../../contract/index.ts";
import type { Store } from "../../store/index.ts";

export type ScanSummary = NonNullable<WatchedFolder["lastScan"]>;

/** The watched folders' SQL. */
export function watchedFolderRecords({ sql }: Store) {
  return {
    all(): { path: string; named: string | null; lastScan: ScanSummary | null }[] {
      return sql<{ path: string; named: string | null; last_scan: string | null }>(`
        SELECT path, named, last_scan FROM watched_folder ORDER BY path`)
        .all()
        .map((row) => ({
          path: row.path,
          named: row.named,
          lastScan: row.last_scan ? (JSON.parse(row.last_scan) as ScanSummary) : null,
        }));
    },
    /** @param named as it was asked for: a link to the folder, say */
    add(path: string, named: string, now: number): void {
      sql(`
        INSERT INTO watched_folder (path, named, added_at) VALUES (:path, :named, :now)
        ON CONFLICT (path) DO UPDATE SET named = excluded.named`).run({ path, named, now });
    },
    remove(path: string): boolean {
      return sql("DELETE FROM watched_folder WHERE path = :path").run({ path }).changes > 0;
    },
    /** The same folder, spelled otherwise. Where it is watched under both, one stays. */
    respell(path: string, spelled: string): void {
      sql("UPDATE OR IGNORE watched_folder SET path = :spelled WHERE path = :path").run({ path, spelled });
      sql("DELETE FROM watched_folder WHERE path = :path").run({ path });
    },
    setLastScan(path: string, summary: ScanSummary): void {
      sql("UPDATE watched_folder SET last_scan = :summary WHERE path = :path").run({
        path,
        summary: JSON.stringify(summary),
      });
    },
  };
}

export type WatchedFolderRecords = ReturnType<typeof watchedFolderRecords>;
