import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { PROGRAM_SOURCES, startMeasuredHost } from "../../bench/scale/measuredHost.ts";
import { makeLibrary } from "../../bench/scale/scaleLibrary.ts";
import type { CollectionSize } from "../../bench/scale/trackCollections.ts";
import { playRound } from "../../bench/soak/traffic.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

/** The benchmark `soak` does the same for an hour, and measures memory to the megabyte. */
const SHAPE = { films: 300, members: 3, ratingsPerMember: 80 };
const TRAFFIC = { importedFiles: 6, requestsPerMember: 4 };
/** Caches fill up, threads start, statements are prepared. */
const WARM_UP_ROUNDS = 3;
const ROUNDS = 3;
/** More than such rounds normally leave behind, and far less than a leak of a thousand bytes per request. */
const MAX_HEAP_GROWTH_BYTES = 8_000_000;

/**
 * Collections that grow with traffic up to a bound. Any other growing collection fails this test: bound it, and add its
 * file and its bound here.
 */
const BOUNDS: Readonly<Record<string, number>> = {
  // One entry for each metric series.
  "monitoring/history/historyRecords.ts": 2_000,
  // The last traces and the causes of jobs.
  "src/monitoring/flow/traceStore.ts": 7_000,
  // Prepared statements, the least recently used one leaves.
  "src/store/sqliteStore.ts": 1_000,
  // The last observation of each file.
  "src/intake/stability/stabilityTracker.ts": 50_000,
  // Words of the last titles.
  "releaseName/normalizeTitle.ts": 256,
  // A sample of every metric series, kept until the next minute.
  "src/monitoring/history/sampleMetrics.ts": 2_000,
};

const folder = temporaryFolder("soak");
const clipsFolder = join(folder, "clips");
mkdirSync(clipsFolder);
await makeLibrary(join(folder, "library"), SHAPE);
const host = await startMeasuredHost(join(folder, "library"), {
  program: PROGRAM_SOURCES,
  environment: { FILMOTHEQUE_BENCH_TRACK: "1" },
});
afterAll(() => host.stop());

let round = 0;
async function play(rounds: number): Promise<void> {
  for (let left = rounds; left > 0; left -= 1) {
    const outcome = await playRound({ url: host.url, ...SHAPE, clipsFolder, round, ...TRAFFIC, trains: false });
    expect(outcome.failures).toEqual({});
    expect(outcome.requests).toBeGreaterThan(100);
    round += 1;
  }
}

test("mixed traffic leaves no handle, no growing collection and no memory behind", async () => {
  await play(WARM_UP_ROUNDS);
  const before = await host.readCollected();
  expect(before.collections.length).toBeGreaterThan(0);
  await play(ROUNDS);
  const after = await host.readCollected();

  // Keep-alive connections and idle threads vary; a handle left open by each request would add up.
  const opened = Object.entries(after.resources).map(([kind, count]) => [kind, count - (before.resources[kind] ?? 0)]);
  const traffic = ROUNDS * SHAPE.members * TRAFFIC.requestsPerMember;
  expect(opened.filter(([, more]) => Number(more) >= traffic / 2)).toEqual([]);

  const entries = new Map(before.collections.map(({ site, entries: count }) => [site, count]));
  const isBounded = ({ site, entries: count }: CollectionSize) =>
    Object.entries(BOUNDS).some(([file, bound]) => site.includes(file) && count <= bound);
  const grown = after.collections.filter(({ site, entries: count }) => count - (entries.get(site) ?? 0) >= traffic / 2);
  expect(grown.filter((collection) => !isBounded(collection))).toEqual([]);

  expect(after.heapBytes - before.heapBytes).toBeLessThan(MAX_HEAP_GROWTH_BYTES);
});
