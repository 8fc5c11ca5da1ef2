import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { quantile, type Row, round } from "../row.ts";
import { type MeasuredHost, startMeasuredHost } from "../scale/measuredHost.ts";
import { copyScaleLibrary } from "../scale/scaleLibrary.ts";
import { playRound } from "./traffic.ts";

const SHAPE = { films: 10_000, members: 10, ratingsPerMember: 2_000 };
const DEFAULT_MINUTES = 60;
const ROUND = { importedFiles: 100, requestsPerMember: 10 };
/** Rounds between trainings, each of which takes as long as many rounds. */
const TRAIN_EVERY = 10;
const MAX_SPREAD_MB = 30;
/** Garbage collection makes memory fluctuate, so it is the median of this many samples. */
const SMOOTHED = 5;

interface Sample {
  readonly privateMb: number;
  readonly handles: number;
  readonly collections: ReadonlyMap<string, number>;
}

/** Mixed traffic for an hour, or `FILMOTHEQUE_BENCH_SOAK_MINUTES`: finds what grows in the second half. */
export async function benchSoak(): Promise<Row[]> {
  const minutes = Number(process.env.FILMOTHEQUE_BENCH_SOAK_MINUTES ?? DEFAULT_MINUTES);
  const folder = await copyScaleLibrary(SHAPE);
  const clipsFolder = mkdtempSync(join(tmpdir(), "filmotheque-soak-"));
  const host = await startMeasuredHost(folder, { environment: { FILMOTHEQUE_BENCH_TRACK: "1" } });
  try {
    const samples: Sample[] = [];
    const failures: Record<string, number> = {};
    let requests = 0;
    const end = performance.now() + minutes * 60_000;
    for (let number = 0; performance.now() < end; number += 1) {
      const options = { url: host.url, ...SHAPE, clipsFolder, round: number, ...ROUND };
      const outcome = await playRound({ ...options, trains: number % TRAIN_EVERY === 0 });
      requests += outcome.requests;
      for (const [status, count] of Object.entries(outcome.failures))
        failures[status] = (failures[status] ?? 0) + count;
      samples.push(await sample(host));
      console.error(`round ${number + 1}: ${round(samples.at(-1)?.privateMb ?? 0)} MB`);
    }
    return soakRows({ minutes, requests, failures, samples });
  } finally {
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
    rmSync(clipsFolder, { recursive: true, force: true });
  }
}

async function sample(host: MeasuredHost): Promise<Sample> {
  const { resources, collections } = await host.readCollected();
  return {
    privateMb: host.memory().private,
    handles: Object.values(resources).reduce((sum, count) => sum + count, 0),
    collections: new Map(collections.map(({ site, entries }) => [site, entries])),
  };
}

interface Soak {
  readonly minutes: number;
  readonly requests: number;
  readonly failures: Readonly<Record<string, number>>;
  readonly samples: readonly Sample[];
}

function soakRows({ minutes, requests, failures, samples }: Soak): Row[] {
  const half = samples.slice(Math.floor(samples.length / 2));
  const memory = smoothed(half.map(({ privateMb }) => privateMb));
  const spread = (Math.max(...memory) - Math.min(...memory)) / 2;
  const handles = half.map((one) => one.handles);
  const growing = growingCollections(half);
  const failed = Object.values(failures).reduce((sum, count) => sum + count, 0);
  return [
    {
      figure: `soak of ${minutes} minutes, ${samples.length} rounds: errors of the program`,
      measured: `${failed} of ${requests.toLocaleString("en")} requests${failed > 0 ? ` ${JSON.stringify(failures)}` : ""}`,
      target: "0",
      met: failed === 0,
    },
    {
      figure: `… memory in the second half, around ${round(quantile(memory, 0.5))} MB`,
      measured: `± ${round(spread)} MB`,
      target: `± ${MAX_SPREAD_MB} MB`,
      met: spread <= MAX_SPREAD_MB,
    },
    {
      figure: "… what keeps the event loop alive, least and most",
      measured: `${Math.min(...handles)}–${Math.max(...handles)}`,
      target: "not growing",
      met: quantile(handles.slice(-SMOOTHED), 0.5) <= quantile(handles.slice(0, SMOOTHED), 0.5),
    },
    {
      figure: "… collections that grew with every round",
      measured: growing.length === 0 ? "none" : growing.join("; "),
      target: "none",
      met: growing.length === 0,
    },
  ];
}

function smoothed(values: readonly number[]): number[] {
  if (values.length < SMOOTHED) return [...values];
  return values.slice(SMOOTHED - 1).map((_, at) => quantile(values.slice(at, at + SMOOTHED), 0.5));
}

/** Lines of the program whose collections never shrank, and hold more at the end than at the beginning. */
function growingCollections(samples: readonly Sample[]): string[] {
  const [first, ...later] = samples;
  const last = later.at(-1);
  if (!first || !last) return [];
  return [...last.collections].flatMap(([site, entries]) => {
    const sizes = samples.map(({ collections }) => collections.get(site) ?? 0);
    const grows = sizes.every((size, at) => at === 0 || size >= (sizes[at - 1] ?? 0));
    const before = sizes[0] ?? 0;
    return grows && entries > before ? `${site}: ${before} → ${entries}` : [];
  });
}
