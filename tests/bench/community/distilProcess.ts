import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { distilCommunity } from "../../../src/recommendation/itemVectors/distilCommunity.ts";
import { itemVectorTasks } from "../../../src/recommendation/itemVectors/tasks.ts";
import { createWorkers, runContentTask } from "../../../src/workers/index.ts";

/** Distils a set in a thread of the program's own pool, with its limits, and prints time and peak memory of the process. */
const [source = "", target = ""] = process.argv.slice(2);
const startedAt = performance.now();
const workers = createWorkers({
  threadFile: pathToFileURL(join(import.meta.dirname, "../../../src/engine/taskThread.ts")).href,
  onError: (_, error) => console.error(error),
});
const task = { source, target, format: { scale: 1, hasImdbNumbers: false } } satisfies Parameters<
  typeof distilCommunity
>[0];
const distilled = await runContentTask(workers, itemVectorTasks.distilCommunity, task, { timeoutMs: 4 * 3_600_000 });
await workers.close();
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
console.log(
  JSON.stringify({
    ...distilled,
    seconds: (performance.now() - startedAt) / 1_000,
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    peakBytes: maxRSS * 1_024,
  }),
);
