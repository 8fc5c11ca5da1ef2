import { markIdAssigned, type Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { DAY_MS, type MaintenanceTask } from "../maintenanceTask.ts";
import { inSlices, SLICE } from "./inSlices.ts";

export interface MissingParts {
  readonly store: Store;
  readonly clock: Clock;
  forgetMissingAfterDays(): number;
}

/**
 * Files that have been missing for longer than the setting are removed from the library when a person asks for it, never automatically.
 * Their films stay, with ratings and everything else that a person made.
 */
export function missingTask({ store, clock, forgetMissingAfterDays }: MissingParts): MaintenanceTask {
  return {
    name: "missing",
    intervalMs: null,
    async run({ isDryRun, signal }) {
      const before = clock.now() - forgetMissingAfterDays() * DAY_MS;
      const GONE = "file WHERE missing_since < :before AND state = 'missing'";
      const removed = isDryRun
        ? (store.sql<{ count: number }>(`SELECT count(*) AS count FROM ${GONE}`).get({ before })?.count ?? 0)
        : await inSlices(store, signal, () => {
            const last = store.sql<{ id: number | null }>(`SELECT max(id) AS id FROM ${GONE}`).get({ before })?.id;
            if (last) markIdAssigned(store, "file", last);
            return store.sql(`DELETE FROM file WHERE id IN (SELECT id FROM ${GONE} LIMIT ${SLICE})`).run({ before });
          });
      return { removed, freedBytes: 0, finding: null };
    },
  };
}
