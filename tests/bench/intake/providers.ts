import { once } from "node:events";
import { mkdtempSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { SampleFilm } from "../../../src/samples/provider/index.ts";
import { makeManyClips } from "../../fixtures/clips.ts";
import { loadBenchCatalogue } from "../../standins/index.ts";
import { type BenchLibrary, openBenchLibrary } from "../benchLibrary.ts";
import { atLeast, atMost, type Row, skipped } from "../row.ts";

export interface ProviderThreadData {
  readonly films: readonly SampleFilm[];
  readonly latencyMs: number;
  /** Requests that one API answers in any second. */
  readonly ratePerSecond: number;
}

export interface ProviderThreadReady {
  /** With its port. */
  readonly host: string;
}

const RESOLUTION_MS = 5;
const LONG_AGO = 1_700_000_000;
const KEY = "0".repeat(32);

/** Adds files that TMDB and Wikimedia know, while both answer with a delay and limit the rate. */
export async function benchProviders(): Promise<Row[]> {
  const films = await loadBenchCatalogue();
  if (!films) return [skipped("a drop with providers at work")];
  return [...(await benchFirstPoster(films)), ...(await benchSettled(films))];
}

async function benchFirstPoster(films: readonly SampleFilm[]): Promise<Row[]> {
  await using drop = await openDrop(films, { count: 300, latencyMs: 100, ratePerSecond: 40 });
  const start = performance.now();
  await drop.library.ask("/api/files", "POST", { paths: [drop.clips] });
  while (countOf(drop.library, "artwork WHERE hash IS NOT NULL AND kind = 'poster'") === 0) await wait(20);
  return [atMost("first poster of 300 dropped files, providers at 100 ms", (performance.now() - start) / 1000, 5, "s")];
}

async function benchSettled(films: readonly SampleFilm[]): Promise<Row[]> {
  const count = 2_000;
  await using drop = await openDrop(films, { count, latencyMs: 20, ratePerSecond: 40 });
  const { library, clips } = drop;
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  const start = performance.now();
  await library.ask("/api/files", "POST", { paths: [clips] });
  const recordedMs = performance.now() - start;
  while (countOf(library, "file WHERE state IN ('queued', 'probing')") > 0) await wait(20);
  const probedMs = performance.now() - start;
  while (countOf(library, "job WHERE state IN ('queued', 'running')") > 0) await wait(100);
  const settledMs = performance.now() - start;
  delay.disable();
  return [
    atLeast("2,000 files with providers at work: probed", count / ((probedMs - recordedMs) / 1000), 850, "files/s"),
    atMost("… everything settled, 40 requests a second allowed", settledMs / 1000, 110, "s"),
    { figure: "… requests of TMDB's API", measured: String(await drop.tmdbRequests()), target: "reported", met: true },
    atMost("… event loop held, longest", delay.max / 1e6 - RESOLUTION_MS, 50, "ms"),
  ];
}

const countOf = ({ engine }: BenchLibrary, what: string) =>
  engine.local.store.sql<{ count: number }>(`SELECT count(*) AS count FROM ${what}`).get()?.count ?? 0;

interface Drop extends AsyncDisposable {
  readonly library: BenchLibrary;
  /** The folder of the clips. */
  readonly clips: string;
  tmdbRequests(): Promise<number>;
}

async function openDrop(
  films: readonly SampleFilm[],
  { count, ...limits }: Omit<ProviderThreadData, "films"> & { readonly count: number },
): Promise<Drop> {
  const dropped = films.slice(0, count);
  const workerData: ProviderThreadData = { films: dropped, ...limits };
  const thread = new Worker(new URL("./providerThread.ts", import.meta.url), { workerData });
  const [{ host }] = (await once(thread, "message")) as [ProviderThreadReady];
  const library = await openBenchLibrary({
    TMDB_API_KEY: KEY,
    FILMOTHEQUE_TMDB_URL: `http://${host}/3`,
    FILMOTHEQUE_TMDB_IMAGE_URL: `http://${host}/t/p`,
    FILMOTHEQUE_WIKIDATA_URL: `http://${host}/wikidata`,
    FILMOTHEQUE_WIKIPEDIA_URL: `http://${host}/wikipedia/{lang}`,
  });
  const clips = mkdtempSync(join(tmpdir(), "filmotheque-clips-"));
  for (const path of await makeManyClips(clips, count, { names: dropped.map(clipName) }))
    utimesSync(path, LONG_AGO, LONG_AGO);
  return {
    library,
    clips,
    async tmdbRequests() {
      thread.postMessage("count");
      const [requests] = (await once(thread, "message")) as [number];
      return requests;
    },
    async [Symbol.asyncDispose]() {
      await library.close();
      await thread.terminate();
      rmSync(clips, { recursive: true, force: true });
    },
  };
}

function clipName({ title, year }: SampleFilm, index: number): string {
  const words = title.en.replaceAll(/[^\p{L}\p{N}]+/gu, ".").slice(0, 80);
  return `${String(index).padStart(4, "0")}/${words}.${year}.1080p.mp4`;
}
