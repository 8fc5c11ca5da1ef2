import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { threadId } from "node:worker_threads";
import type { CatalogueTask } from "../../../../src/engine/catalogueThread.ts";
import type { FilmCandidate } from "../../../../src/providers/index.ts";
import { defineTasks } from "../../../../src/workers/defineTasks.ts";
import { serveTasks } from "../../../../src/workers/serveTasks.ts";

const LOOK_EVERY_MS = 5;

/** Loaded by a test's worker threads: a search waits until it is released, then returns the id of its thread. */
const held = defineTasks("catalogues", "parsing", { queryCatalogues: async () => answerWhenReleased });

function answerWhenReleased({ folder }: CatalogueTask): FilmCandidate[] {
  writeFileSync(join(folder, "running"), "");
  const clock = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  while (!existsSync(join(folder, "released"))) Atomics.wait(clock, 0, 0, LOOK_EVERY_MS);
  return [{ provider: "catalogue", title: String(threadId), alternativeTitles: [], year: null }];
}

export default serveTasks(held);
