import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { makeManyClips } from "../fixtures/clips.ts";
import { benchDataFolder, loadBenchCatalogue, startTmdbStandIn } from "../standins/index.ts";
import { type BenchLibrary, openBenchLibrary } from "./benchLibrary.ts";
import { atLeast, atMost, type Row, skipped } from "./row.ts";

interface Case {
  readonly path: string;
  readonly tmdbId: number;
}

const KEY = "0".repeat(32);

/** UC7 as a person experiences it: clips under the paths of identify-dev.jsonl, a TMDB that searches as TMDB does. */
export async function benchWholeProgram(): Promise<Row[]> {
  const films = await loadBenchCatalogue();
  if (!films) return [skipped("identification through the whole program")];
  const cases = readCases();
  const tmdb = await startTmdbStandIn({ films });
  const clips = mkdtempSync(join(tmpdir(), "filmotheque-clips-"));
  const library = await openBenchLibrary({
    TMDB_API_KEY: KEY,
    FILMOTHEQUE_TMDB_URL: tmdb.url,
    FILMOTHEQUE_TMDB_IMAGE_URL: tmdb.imageUrl,
  });
  try {
    await placeClips(clips, cases);
    await library.ask("/api/files", "POST", { paths: [clips] });
    await untilIdentified(library);
    return judge(library, clips, cases);
  } finally {
    await library.close();
    await tmdb.close();
    rmSync(clips, { recursive: true, force: true });
  }
}

function readCases(): Case[] {
  const text = readFileSync(join(benchDataFolder(), "catalogue/identify-dev.jsonl"), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Case);
}

/** Each case in a separate folder: they are four hundred libraries, not one. */
async function placeClips(folder: string, cases: readonly Case[]): Promise<void> {
  const made = await makeManyClips(join(folder, "made"), cases.length);
  for (const [index, { path }] of cases.entries()) {
    const place = join(folder, String(index), path);
    mkdirSync(dirname(place), { recursive: true });
    renameSync(made[index]!, place);
    utimesSync(place, 1_700_000_000, 1_700_000_000);
  }
  rmSync(join(folder, "made"), { recursive: true });
}

async function untilIdentified({ ask }: BenchLibrary): Promise<void> {
  for (;;) {
    const {
      queued = 0,
      probing = 0,
      identifying = 0,
      arriving = 0,
    } = (await ask("/api/files/counts")) as Record<string, number>;
    if (queued + probing + identifying + arriving === 0) return;
    await wait(200);
  }
}

function judge({ engine }: BenchLibrary, clips: string, cases: readonly Case[]): Row[] {
  const found = new Map(
    engine.local.store
      .sql<{ path: string; tmdb: number | null; decision: string | null }>(`
        SELECT file.path, film.tmdb_id AS tmdb, file.state AS decision
        FROM file LEFT JOIN film ON film.id = file.film AND file.state = 'matched'`)
      .all()
      .map((row) => [row.path, row.tmdb]),
  );
  const answers = cases.map(({ path, tmdbId }, index) => ({
    wanted: tmdbId,
    got: found.get(join(clips, String(index), path)) ?? null,
  }));
  const right = answers.filter(({ wanted, got }) => wanted === got).length;
  const wrong = answers.filter(({ wanted, got }) => got !== null && wanted !== got).length;
  return [
    atLeast("identify-dev through the whole program, TMDB stand-in: right", (right / cases.length) * 100, 98.5, "%"),
    atMost("… wrong", (wrong / cases.length) * 100, 0.3, "%"),
  ];
}
