import type { ReadAnswer, ReadRequest } from "../../../src/reads/readThread.ts";
import { mayContinue } from "../../../src/store/mayContinue.ts";
import { openReadStore } from "../../../src/store/openReadStore.ts";
import { isStopped } from "../../../src/workers/stopFlag.ts";

let running: SharedArrayBuffer | null = null;

/** Counts forever unless it is stopped; `people.page` is answered at once. */
export function endlessRead({ file, name, stop }: ReadRequest): ReadAnswer {
  if (name === "people.page") return { value: null, queries: [] };
  running = stop;
  const store = openReadStore(file, () => running === null || !isStopped(running));
  try {
    const value = store.inSnapshot(() =>
      store
        .sql(`
          WITH RECURSIVE number (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM number WHERE 1 ${mayContinue("id")})
          SELECT count(*) FROM number`)
        .get(),
    );
    return { value, queries: [] };
  } finally {
    store.close();
  }
}
