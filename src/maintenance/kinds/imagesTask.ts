import { rmSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { yieldToEventLoop } from "../../time/index.ts";
import { DAY_MS, HOUR_MS, type MaintenanceTask } from "../maintenanceTask.ts";
import { SLICE } from "./inSlices.ts";

export interface ImagesParts {
  readonly store: Store;
  readonly picturesFolder: string;
  readonly clock: Clock;
}

const NAME = /^([0-9a-f]{40})-\d+\.webp((?:\.[0-9a-f-]{36})?\.part)?$/;

/** Of films that can return to the library, and of acts that can be undone. */
const CAN_RETURN = `
  SELECT poster FROM removed_film WHERE content IS NOT NULL AND poster IS NOT NULL
  UNION SELECT backdrop FROM removed_film WHERE content IS NOT NULL AND backdrop IS NOT NULL
  UNION SELECT pictures.value FROM removed_film, json_each(moved -> '$.pictures') AS pictures
    WHERE moved IS NOT NULL AND pictures.value IS NOT NULL
  UNION SELECT undo ->> '$.artwork' FROM journal
    WHERE undo ->> '$.kind' = 'poster' AND undone_at IS NULL AND undo ->> '$.artwork' IS NOT NULL
  UNION SELECT value.value ->> '$.value' FROM edited_fact, json_each(json_array(before, after)) AS value
    WHERE field LIKE 'artwork:%' AND value.value ->> '$.value' IS NOT NULL
  UNION SELECT image.value FROM refreshed_film, json_each(images) AS image`;

const IS_SHOWN_NOWHERE = `NOT EXISTS (SELECT 1 FROM film WHERE film.poster = artwork.id OR film.backdrop = artwork.id)
    AND NOT EXISTS (SELECT 1 FROM file WHERE file.still = artwork.id)
    AND source NOT IN (SELECT 'tmdb:' || portrait FROM person WHERE portrait IS NOT NULL)`;

/** Images that no film, user or file uses any more: their rows, and files without a row. */
export function imagesTask({ store, picturesFolder, clock }: ImagesParts): MaintenanceTask {
  const { sql } = store;
  const ORPHANED = `artwork WHERE fetched_at < :before
    AND ${IS_SHOWN_NOWHERE}
    AND id NOT IN (${CAN_RETURN})`;

  return {
    name: "images",
    intervalMs: 7 * DAY_MS,
    async run({ isDryRun, signal, progress }) {
      // A picture that came just now may be bound to its film in a moment.
      const before = clock.now() - HOUR_MS;
      const orphans = sql<{ id: number; hash: string | null }>(`SELECT id, hash FROM ${ORPHANED}`).all({ before });
      const gone = new Set(orphans.map(({ id }) => id));
      const shown = new Set(
        sql<{ id: number; hash: string }>("SELECT id, hash FROM artwork WHERE hash IS NOT NULL")
          .all()
          .flatMap(({ id, hash }) => (gone.has(id) ? [] : [hash])),
      );
      if (!isDryRun)
        for (let at = 0; at < orphans.length; at += SLICE) {
          signal.throwIfAborted();
          const some = orphans.slice(at, at + SLICE);
          store.writeRelaxed(() => {
            // The query checks again, so that an image that is in use by now is kept.
            for (const { id } of some) sql(`DELETE FROM artwork WHERE id = :id AND ${IS_SHOWN_NOWHERE}`).run({ id });
          });
          await yieldToEventLoop();
        }
      let [removed, freedBytes] = [orphans.length, 0];
      const folders = await readdir(picturesFolder).catch(() => []); // No picture was kept yet.
      for (const [index, folder] of folders.entries()) {
        signal.throwIfAborted();
        for (const name of await readdir(join(picturesFolder, folder)).catch(() => [])) {
          const [, hash, isPart] = NAME.exec(name) ?? [];
          if (!hash || (shown.has(hash) && !isPart)) continue;
          const file = join(picturesFolder, folder, name);
          // Synchronous: between the check and the removal the same picture may be fetched again, which makes it recent.
          const stats = statSync(file, { throwIfNoEntry: false });
          if (!stats || stats.mtimeMs >= before) continue;
          const { size } = stats;
          if (!isDryRun) rmSync(file, { force: true });
          removed += 1;
          freedBytes += size;
        }
        progress((index + 1) / folders.length);
        await yieldToEventLoop();
      }
      return { removed, freedBytes, finding: null };
    },
  };
}
