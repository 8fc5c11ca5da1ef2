import type { WatchedFolder } from "../../contract/index.ts";
import type { Store } from "../../store/index.ts";
import type { AllowedRoots } from "../fileAccess/allowedRoots.ts";

export type ScanSummary = NonNullable<WatchedFolder["lastScan"]>;

export interface WatchedFolderRecord {
  readonly path: string;
  /** As the person wrote it when it was added: a link to the folder, for example. */
  readonly named: string | null;
  readonly lastScan: ScanSummary | null;
}

/** SQL of the `watched_folder` table. Writing methods must run inside a transaction. */
export class WatchedFolderRecords {
  readonly #sql: Store["sql"];

  constructor({ sql }: Pick<Store, "sql">) {
    this.#sql = sql;
  }

  all(): WatchedFolderRecord[] {
    return this.#sql<{ path: string; named: string | null; last_scan: string | null }>(`
      SELECT path, named, last_scan FROM watched_folder ORDER BY path`)
      .all()
      .map((row) => ({
        path: row.path,
        named: row.named,
        // Written by `setLastScan` alone.
        lastScan: row.last_scan ? (JSON.parse(row.last_scan) as ScanSummary) : null,
      }));
  }

  /** Only the paths, without the results of the last scans. */
  paths(): string[] {
    return this.#sql<{ path: string }>("SELECT path FROM watched_folder ORDER BY path")
      .all()
      .map(({ path }) => path);
  }

  /**
   * Where links in a folder may lead: nowhere outside it. Null for folders of release 0.1, which were recorded as the
   * user entered them and may be links.
   */
  rootsOf(path: string): AllowedRoots {
    const row = this.#sql<{ named: string | null }>("SELECT named FROM watched_folder WHERE path = :path").get({
      path,
    });
    return row?.named === null ? null : [path];
  }

  /** @param named as the person wrote it */
  add(path: string, named: string, now: number): void {
    this.#sql(`
      INSERT INTO watched_folder (path, named, added_at)
      VALUES (:path, :named, :now)
      ON CONFLICT (path) DO UPDATE SET named = excluded.named`).run({ path, named, now });
  }

  remove(path: string): boolean {
    return this.#sql("DELETE FROM watched_folder WHERE path = :path").run({ path }).changes > 0;
  }

  /** The same folder under another spelling. Where both spellings are watched, one row stays. */
  respell(path: string, spelled: string): void {
    this.#sql("UPDATE OR IGNORE watched_folder SET path = :spelled WHERE path = :path").run({ path, spelled });
    this.#sql("DELETE FROM watched_folder WHERE path = :path").run({ path });
  }

  setLastScan(path: string, summary: ScanSummary): void {
    this.#sql("UPDATE watched_folder SET last_scan = :summary WHERE path = :path").run({
      path,
      summary: JSON.stringify(summary),
    });
  }
}
