import { createHash } from "node:crypto";
import { globSync } from "node:fs";
import { cp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import Database from "better-sqlite3";
import { createEngine, type Engine, readConfig } from "../../src/engine.ts";
import { nativePaths } from "../../src/paths/index.ts";
import { relocatePaths } from "../../src/store/restore/relocatePaths.ts";
import { CACHE, cachedFolder } from "./cachedFolder.ts";
import { DEADLINES, eventually } from "./deadlines.ts";

export const SAMPLES_OWNER = { userId: "Ada", password: "nitrate and silver" } as const;

const ROOT = resolve(import.meta.dirname, "../..");
const NAME = "sample-library-";
/** Which folder the library was made in: its database names it. */
const MADE_IN = "made-in.txt";
const DAY_MS = 86_400_000;

/** No key, and outside services are unreachable: the samples' own provider is the only one that answers. */
export function samplesEnvironment(dataFolder: string): Record<string, string> {
  const unreachable = "http://127.0.0.1:9";
  return {
    FILMOTHEQUE_DATA: dataFolder,
    FILMOTHEQUE_PORT: "0",
    FILMOTHEQUE_LANGUAGE: "en",
    // How fast this machine writes is no subject of a test.
    FILMOTHEQUE_SLOW_WRITE_MS: "3600000",
    FILMOTHEQUE_TMDB_URL: `${unreachable}/3`,
    FILMOTHEQUE_TMDB_IMAGE_URL: `${unreachable}/t/p`,
    FILMOTHEQUE_WIKIDATA_URL: unreachable,
    FILMOTHEQUE_WIKIPEDIA_URL: `${unreachable}/{lang}`,
  };
}

/**
 * Fills an empty data folder with the sample films, imported, identified and enriched, of the owner `SAMPLES_OWNER`.
 * They are imported once for each state of the program's code, a minute of processor time, and copied from then on.
 */
export async function copySampleLibrary(dataFolder: string): Promise<void> {
  const path = join(CACHE, `${NAME}${await digestOfCode()}`);
  const made = await cachedFolder(path, async (folder) => {
    await removeOlder();
    await importSamples(folder);
  });
  const from = await readFile(join(made, MADE_IN), "utf8");
  await cp(made, dataFolder, { recursive: true, preserveTimestamps: true });
  await rm(join(dataFolder, MADE_IN));
  const database = new Database(join(dataFolder, "library.db"));
  try {
    relocatePaths(database, { pathKind: nativePaths.kind, dataFolders: [from] }, [dataFolder]);
  } finally {
    database.close();
  }
}

/** Of everything that decides what an import makes. */
async function digestOfCode(): Promise<string> {
  const files = globSync("src/**/*.*", { cwd: ROOT }).map((file) => file.replaceAll("\\", "/"));
  const hash = createHash("sha256");
  for (const file of ["package-lock.json", "tests/support/sampleLibrary.ts", ...files.toSorted()])
    hash.update(`${file}\n`).update(await readFile(join(ROOT, file)));
  return hash.digest("hex").slice(0, 16);
}

/** Of former states of the code; a run that still copies one has not been at it for a day. */
async function removeOlder(): Promise<void> {
  for (const name of globSync(`{.,}${NAME}*`, { cwd: CACHE, exclude: [`${NAME}*.lock`] })) {
    const folder = join(CACHE, name);
    // Another run may have removed it meanwhile.
    const found = await stat(folder).catch(() => null);
    if (found && Date.now() - found.mtimeMs > DAY_MS) await rm(folder, { recursive: true, force: true });
  }
}

async function importSamples(folder: string): Promise<void> {
  const engine = await createEngine(readConfig(samplesEnvironment(folder)), { clock: Date, random: Math.random });
  try {
    const { sessionId } = await post(engine, "/api/setup", SAMPLES_OWNER);
    await post(engine, "/api/samples", {}, String(sessionId));
    const { jobs } = engine.local;
    const isDone = () => jobs.counts().length > 3 && jobs.counts().every(({ state }) => state === "done");
    await eventually(() => `the samples are done: ${JSON.stringify(jobs.counts())}`, isDone, DEADLINES.testMs);
  } finally {
    await engine.stop();
  }
  await writeFile(join(folder, MADE_IN), folder);
}

async function post(engine: Engine, path: string, body: object, session?: string): Promise<Record<string, unknown>> {
  const headers = { "content-type": "application/json", ...(session ? { authorization: `Bearer ${session}` } : {}) };
  const request = new Request(`http://samples${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  const response = await engine.fetch(request, { address: "127.0.0.1" });
  if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Record<string, unknown>;
}
