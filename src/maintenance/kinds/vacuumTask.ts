import { stat } from "node:fs/promises";
import { type Store, truncateWal } from "../../store/index.ts";
import { yieldToEventLoop } from "../../time/index.ts";
import { DAY_MS, type MaintenanceContext, type MaintenanceTask } from "../maintenanceTask.ts";

const WORTHWHILE_BYTES = 8 * 1024 * 1024;
const WORTHWHILE_SHARE = 0.2;
/** Rows of each index that ANALYZE reads: enough for the planner, whatever the size of the library. */
const ANALYSED_ROWS = 400;
/** Pages that one step moves to the front of the file: some milliseconds. */
const PAGES_PER_STEP = 200;
/** SQLite's value of `auto_vacuum` for a database whose pages can be moved step by step. */
const INCREMENTAL = 2;

/**
 * Fresh statistics for the query planner always; the file made small again where a fifth of it, and at least 8 MB, is
 * empty. Both in steps: requests are answered after each.
 */
export function vacuumTask({ store }: { readonly store: Store }): MaintenanceTask {
  return {
    name: "vacuum",
    intervalMs: 7 * DAY_MS,
    async run(context) {
      const emptyBytes = worthwhileBytes(store);
      if (context.isDryRun) return { removed: 0, freedBytes: emptyBytes, finding: null };
      await analyse(store, context);
      const freedBytes = emptyBytes > 0 ? await shrink(store, context) : 0;
      return { removed: 0, freedBytes, finding: null };
    },
  };
}

/** How much the file would shrink; 0 where that is not worthwhile, or an upgrade has not prepared the file for it. */
function worthwhileBytes({ database }: Store): number {
  const pragma = (name: string) => Number(database.pragma(name, { simple: true }));
  const emptyBytes = pragma("freelist_count") * pragma("page_size");
  const wholeBytes = pragma("page_count") * pragma("page_size");
  const isWorthwhile = emptyBytes >= WORTHWHILE_BYTES && emptyBytes >= WORTHWHILE_SHARE * wholeBytes;
  return isWorthwhile && pragma("auto_vacuum") === INCREMENTAL ? emptyBytes : 0;
}

/** One table a statement: analysed together, they would hold the write lock and the main thread throughout. */
async function analyse({ database }: Store, { signal }: MaintenanceContext): Promise<void> {
  database.pragma(`analysis_limit = ${ANALYSED_ROWS}`);
  const tables = database
    .prepare<[], string>("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name")
    .pluck()
    .all();
  for (const table of tables.filter((name) => !name.startsWith("sqlite_"))) {
    signal.throwIfAborted();
    database.exec(`ANALYZE main."${table}"`);
    await yieldToEventLoop();
  }
}

async function shrink({ database, file }: Store, { signal, progress }: MaintenanceContext): Promise<number> {
  const emptyPages = () => Number(database.pragma("freelist_count", { simple: true }));
  const { size } = await stat(file);
  const first = emptyPages();
  for (let left = first; left > 0; ) {
    signal.throwIfAborted();
    database.pragma(`incremental_vacuum(${PAGES_PER_STEP})`);
    const now = emptyPages();
    if (now === left) break; // A reader still uses the remaining pages: the next run frees them.
    left = now;
    progress(1 - left / first);
    await yieldToEventLoop();
  }
  truncateWal(database);
  return Math.max(0, size - (await stat(file)).size);
}
