import { stat } from "node:fs/promises";
import type { Store } from "../../store/index.ts";
import { DAY_MS, type MaintenanceTask } from "../maintenanceTask.ts";

const WORTHWHILE_BYTES = 8 * 1024 * 1024;
const WORTHWHILE_SHARE = 0.2;

/**
 * Fresh statistics for the query planner always; the file made small again only where a fifth of it, and at least
 * 8 MB, is empty, for that holds everything else up while it runs.
 */
export function vacuumTask({ store }: { readonly store: Store }): MaintenanceTask {
  const { database, file } = store;
  const pragma = (name: string) => Number(database.pragma(name, { simple: true }));
  return {
    name: "vacuum",
    intervalMs: 7 * DAY_MS,
    async run({ isDryRun }) {
      const empty = pragma("freelist_count") * pragma("page_size");
      const isWorthwhile =
        empty >= WORTHWHILE_BYTES && empty >= WORTHWHILE_SHARE * pragma("page_count") * pragma("page_size");
      if (isDryRun) return { removed: 0, freedBytes: isWorthwhile ? empty : 0, finding: null };
      database.pragma("analysis_limit = 1000");
      database.exec("ANALYZE");
      if (!isWorthwhile) return { removed: 0, freedBytes: 0, finding: null };
      const before = (await stat(file)).size;
      database.exec("VACUUM");
      database.pragma("wal_checkpoint(TRUNCATE)");
      return { removed: 0, freedBytes: Math.max(0, before - (await stat(file)).size), finding: null };
    },
  };
}
