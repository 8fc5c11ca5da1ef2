import type { ReadRequest } from "../../../src/reads/readThread.ts";
import { mayContinue } from "../../../src/store/mayContinue.ts";
import { openReadStore } from "../../../src/store/openReadStore.ts";
import { isStopped } from "../../../src/workers/stopFlag.ts";

let running: SharedArrayBuffer | null = null;

/** Counts for ever, unless it is stopped; a person's page is answered at once. */
export function endlessRead({ file, name, stop }: ReadRequest): unknown {
  if (name === "people.page") return null;
  running = stop;
  const store = openReadStore(file, () => running === null || !isStopped(running));
  try {
    return store.inSnapshot(() =>
      store
        .sql(`
          WITH RECURSIVE number (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM number WHERE 1 ${mayContinue("id")})
          SELECT count(*) FROM number`)
        .get(),
    );
  } finally {
    store.close();
  }
}
