import { nativePaths } from "../../paths/index.ts";
import type { Store } from "../../store/index.ts";
import { type Mount, mountPoints } from "../fileAccess/mountPoints.ts";

/**
 * SQL of the drives that contained watched folders when they were scanned. Writing methods must run inside a
 * transaction.
 */
export class DriveRecords {
  readonly #sql: Store["sql"];

  constructor({ sql }: Pick<Store, "sql">) {
    this.#sql = sql;
  }

  of(folder: string): Mount[] {
    return this.#sql<Mount>("SELECT path, identity FROM watched_mount WHERE folder = :folder ORDER BY path").all({
      folder,
    });
  }

  replace(folder: string, mounts: readonly Mount[]): void {
    this.#sql("DELETE FROM watched_mount WHERE folder = :folder").run({ folder });
    for (const { path, identity } of mounts)
      this.#sql(`
        INSERT INTO watched_mount (folder, path, identity)
        VALUES (:folder, :path, :identity)
        ON CONFLICT DO NOTHING`).run({ folder, path, identity });
  }

  remove(folder: string): void {
    this.#sql("DELETE FROM watched_mount WHERE folder = :folder").run({ folder });
  }

  /** The path was on a drive that is not mounted now, so a missing file does not mean that it was removed. */
  isAway(path: string): boolean {
    const recorded = this.#sql<Mount>("SELECT DISTINCT path, identity FROM watched_mount").all({});
    const holding = recorded.filter((mount) => nativePaths.isInside(path, mount.path));
    return holding.length > 0 && awayMounts(holding, mountPoints()).length > 0;
  }
}

/** Recorded mounts that are gone or were replaced by another drive. */
export function awayMounts(recorded: readonly Mount[], current: readonly Mount[]): Mount[] {
  return recorded.filter(
    ({ path, identity }) => !current.some((mount) => mount.path === path && mount.identity === identity),
  );
}
