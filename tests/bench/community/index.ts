import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atMost, type Row, round } from "../row.ts";
import { makeCommunity } from "./makeCommunity.ts";

/** MovieLens 32M; `FILMOTHEQUE_BENCH_RATINGS` makes a smaller one of the same shape. */
const FULL = { ratings: 32_000_000, people: 200_948, films: 87_585 };
const MAX_BYTES = 1.5e9;

/** A community of MovieLens' shape: reading, distilling and serving it, with the peak memory of each process. */
export async function benchCommunity(): Promise<Row[]> {
  const ratings = Number(process.env.FILMOTHEQUE_BENCH_RATINGS ?? FULL.ratings);
  const share = ratings / FULL.ratings;
  const shape = {
    ratings,
    people: Math.ceil(FULL.people * share),
    films: Math.ceil(FULL.films * Math.sqrt(share)),
    seed: 1,
  };
  const folder = mkdtempSync(join(process.env.FILMOTHEQUE_BENCH_FOLDER ?? tmpdir(), "filmotheque-community-"));
  try {
    const madeFrom = performance.now();
    makeCommunity(folder, shape);
    console.error(`made ${round(statSync(join(folder, "ratings.csv")).size / 1e6)} MB in ${seconds(madeFrom)} s`);
    const target = join(folder, "vectors.bin");
    const distilled = run("distilProcess.ts", folder, target);
    console.error(JSON.stringify(distilled));
    const served = run("serveProcess.ts", target);
    console.error(JSON.stringify(served));
    const name = `${round((distilled.ratings ?? 0) / 1e6)} million ratings of ${round((distilled.people ?? 0) / 1e3)} thousand people`;
    return [
      told(`${name}: read and distilled`, `${round(distilled.seconds ?? 0)} s`),
      told("… processor time", `${round(distilled.cpuSeconds ?? 0)} s`),
      atMost("… peak memory of the process with its thread", (distilled.peakBytes ?? 0) / 1e6, MAX_BYTES / 1e6, "MB"),
      told("… size of the vectors on disk", `${round((distilled.sizeBytes ?? 0) / 1e6)} MB`),
      told("… joined with a library of 10,000 films", `${round(served.joinedMs ?? 0)} ms`),
      told("… kept in memory for it", `${round((served.keptBytes ?? 0) / 1e6)} MB`),
      told("… ranking it for a person with 100 ratings, with reasons", `${round(served.rankMs ?? 0)} ms`),
      atMost("… peak memory of serving", (served.peakBytes ?? 0) / 1e6, MAX_BYTES / 1e6, "MB"),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(script: string, ...options: string[]): Record<string, number> {
  const output = execFileSync(process.execPath, [join(import.meta.dirname, script), ...options], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  return JSON.parse(output.trim().split("\n").at(-1) ?? "{}") as Record<string, number>;
}

const told = (figure: string, measured: string): Row => ({ figure, measured, target: "told", met: true });
const seconds = (from: number) => round((performance.now() - from) / 1_000);
