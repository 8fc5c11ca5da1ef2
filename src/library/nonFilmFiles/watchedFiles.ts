import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";

/** Which videos that are no films each person has watched. */
export interface WatchedFiles {
  /** @returns false where there is no such file, or it is a copy of a film */
  set(user: number, fileId: number, isWatched: boolean): boolean;
}

export function createWatchedFiles(
  { sql, writeDurable }: Pick<Store, "sql" | "writeDurable">,
  clock: Clock,
): WatchedFiles {
  return {
    set: (user, fileId, isWatched) =>
      writeDurable(() => {
        if (!sql("SELECT 1 FROM file WHERE id = :fileId AND kind <> 'movie'").get({ fileId })) return false;
        if (isWatched)
          sql(`
            INSERT OR IGNORE INTO file_watched (user, file, watched_at)
            VALUES (:user, :fileId, :now)`).run({ user, fileId, now: clock.now() });
        else sql("DELETE FROM file_watched WHERE user = :user AND file = :fileId").run({ user, fileId });
        return true;
      }),
  };
}
