import { nativePaths } from "../../paths/index.ts";
import type { Store } from "../../store/index.ts";
import { type Mount, mountPoints } from "../fileAccess/mountPoints.ts";

/** A drive at an earlier scan. */
export interface RecordedDrive extends Mount {
  readonly wasAway: boolean;
}

/**
 * SQL of the drives that contained watched folders when they were scanned. Writing methods must run inside a
 * transaction.
 */
export class DriveRecords {
  readonly #sql: Store["sql"];

  constructor({ sql }: Pick<Store, "sql">) {
    this.#sql = sql;
  }

  of(folder: string): RecordedDrive[] {
    return this.#sql<Mount & { readonly isAway: number }>(`
      SELECT path, identity, is_away AS isAway FROM watched_drive WHERE folder = :folder ORDER BY path, identity`)
      .all({ folder })
      .map(({ isAway, ...mount }) => ({ ...mount, wasAway: isAway === 1 }));
  }

  /** @param away drives that contain recorded films and are not mounted */
  replace(folder: string, mounts: readonly Mount[], away: readonly Mount[]): void {
    this.#sql("DELETE FROM watched_drive WHERE folder = :folder").run({ folder });
    for (const { path, identity } of mounts) this.#insert({ folder, path, identity, isAway: 0 });
    for (const { path, identity } of away) this.#insert({ folder, path, identity, isAway: 1 });
  }

  #insert(row: Mount & { readonly folder: string; readonly isAway: 0 | 1 }): void {
    this.#sql(`
      INSERT INTO watched_drive (folder, path, identity, is_away)
      VALUES (:folder, :path, :identity, :isAway)
      ON CONFLICT DO NOTHING`).run({ ...row });
  }

  /** The watched folder is the same, and only spelled otherwise. Drives in it are found again by the next scan. */
  respell(folder: string, spelled: string): void {
    this.#sql("DELETE FROM watched_drive WHERE folder = :spelled").run({ spelled });
    this.#sql(`
      UPDATE watched_drive
      SET folder = :spelled,
          path = CASE WHEN path = :folder OR path >= :from AND path < :to
                 THEN :spelled || substr(path, length(:folder) + 1) ELSE path END
      WHERE folder = :folder`).run({ folder, spelled, ...nativePaths.range(folder) });
  }

  remove(folder: string): void {
    this.#sql("DELETE FROM watched_drive WHERE folder = :folder").run({ folder });
  }

  /**
   * Whether a path was on a drive that is not mounted, so that a missing file does not mean that it was removed. The
   * mounts are read once, when the first path is asked for.
   */
  awayCheck(): (path: string) => boolean {
    let away: Mount[] | undefined;
    return (path) => {
      away ??= this.#away();
      return away.some((mount) => nativePaths.isInside(path, mount.path));
    };
  }

  #away(): Mount[] {
    const recorded = this.#sql<Mount>("SELECT DISTINCT path, identity FROM watched_drive").all({});
    return recorded.length === 0 ? [] : awayMounts(recorded, mountPoints());
  }
}

/** Recorded mounts that are gone or were replaced by another drive. */
export function awayMounts<Recorded extends Mount>(
  recorded: readonly Recorded[],
  current: readonly Mount[],
): Recorded[] {
  return recorded.filter(
    ({ path, identity }) => !current.some((mount) => mount.path === path && mount.identity === identity),
  );
}
