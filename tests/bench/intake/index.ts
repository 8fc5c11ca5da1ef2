import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { makeManyClips } from "../../fixtures/clips.ts";
import { type BenchLibrary, openBenchLibrary } from "../benchLibrary.ts";
import { atLeast, atMost, quantile, type Row } from "../row.ts";
import { benchProviders } from "./providers.ts";
import { benchRescan } from "./rescan.ts";

const DROPPED = 2_000;
const MEGABYTE = 1_000_000;
const RESOLUTION_MS = 5;

/** UC6 at full load: a big import while a user browses the library, and a rescan of a folder where nothing changed. */
export async function benchIntake(): Promise<Row[]> {
  const clips = mkdtempSync(join(tmpdir(), "filmotheque-clips-"));
  try {
    return [
      ...(await benchDrop(await makeStill(join(clips, "drop"), DROPPED))),
      ...(await benchRescan()),
      ...(await benchProviders()),
    ];
  } finally {
    rmSync(clips, { recursive: true, force: true });
  }
}

/** Old enough to count as completely written. */
async function makeStill(folder: string, count: number): Promise<string> {
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
  await makeManyClips(folder, count);
  for (const name of readdirSync(folder)) utimesSync(join(folder, name), 1_700_000_000, 1_700_000_000);
  return folder;
}

async function benchDrop(folder: string): Promise<Row[]> {
  const library = await openBenchLibrary();
  try {
    // Threads start with their first task: a person's second drop is the ordinary one, the first is measured here.
    const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
    const before = process.memoryUsage().rss;
    delay.enable();
    const watching = watchLists(library);
    const start = performance.now();
    const { accepted } = (await library.ask("/api/files", "POST", { paths: [folder] })) as { accepted: unknown[] };
    const recordedMs = performance.now() - start;
    const { browsableMs, probedMs } = await untilProbed(library, accepted.length, start);
    const { latencies, errors } = await watching.stop();
    delay.disable();
    const grown = (process.memoryUsage().rss - before) / MEGABYTE;
    return [
      atLeast("2,000 clips dropped: recorded with their jobs", accepted.length / (recordedMs / 1000), 2_000, "files/s"),
      atMost("… all browsable after", browsableMs / 1000, 3, "s"),
      atLeast("… probed", DROPPED / ((probedMs - recordedMs) / 1000), 500, "files/s"),
      atMost("… meanwhile GET /api/films, p99", quantile(latencies, 0.99), 100, "ms"),
      { figure: "… meanwhile errors", measured: String(errors), target: "0", met: errors === 0 },
      atMost("… event loop held, longest", delay.max / 1e6 - RESOLUTION_MS, 50, "ms"),
      {
        figure: "… memory grown over the import, threads included",
        measured: `${Math.round(grown)} MB`,
        target: "reported",
        met: true,
      },
      ...(await benchMemory(library, folder)),
    ];
  } finally {
    await library.close();
  }
}

/** Warmed up by the drop above: the same files as new ones again, three times. */
async function benchMemory(library: BenchLibrary, folder: string): Promise<Row[]> {
  const figures: number[] = [];
  for (let round = 0; round < 4; round += 1) {
    library.engine.local.store.writeRelaxed(() => {
      library.engine.local.store.sql("UPDATE file SET size_bytes = 1, state = 'queued'").run();
    });
    await library.ask("/api/files", "POST", { paths: [folder] });
    await untilProbed(library, 0, performance.now());
    // The first is still warming up.
    if (round > 0) figures.push(process.memoryUsage().rss / MEGABYTE);
  }
  const spread = Math.max(...figures) - Math.min(...figures);
  return [atMost("… memory over three more imports, spread", spread, 100, "MB")];
}

async function untilProbed({ ask }: BenchLibrary, expected: number, start: number) {
  let browsableMs = Number.NaN;
  for (;;) {
    if (Number.isNaN(browsableMs) && Number((await ask("/api/films?limit=1")).total) >= expected)
      browsableMs = performance.now() - start;
    const { queued = 0, probing = 0 } = (await ask("/api/files/counts")) as { queued?: number; probing?: number };
    if (queued + probing === 0) return { browsableMs, probedMs: performance.now() - start };
    await wait(20);
  }
}

/** Simulates a user who pages through the library twenty times a second. */
function watchLists({ ask }: BenchLibrary) {
  const latencies: number[] = [];
  let errors = 0;
  let isOver = false;
  const loop = (async () => {
    while (!isOver) {
      const start = performance.now();
      try {
        await ask("/api/films?limit=60");
      } catch {
        errors += 1;
      }
      latencies.push(performance.now() - start);
      await wait(50);
    }
  })();
  return {
    async stop() {
      isOver = true;
      await loop;
      return { latencies, errors };
    },
  };
}
