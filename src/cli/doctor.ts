import { existsSync } from "node:fs";
import { mkdir, rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "commander";
import type { EngineConfig } from "../config.ts";
import type { Language } from "../contract/index.ts";
import { titleKey, titleWords } from "../identification/index.ts";
import { findMediaPrograms } from "../intake/index.ts";
import { explainOpenFailure } from "../openFailure.ts";
import { cataloguesFolder, createCatalogueReader } from "../providers/index.ts";
import { findSecret } from "../secrets/index.ts";
import { TMDB_KEY_SECRET } from "../settings/index.ts";
import { findMissingLibrary, LibraryInUse } from "../store/index.ts";
import { version } from "../version.ts";
import { configOf, print } from "./configOf.ts";
import { withLibraryStore } from "./withLibraryStore.ts";

/** What was checked, and what to do where something is wrong. */
interface Check {
  readonly name: string;
  readonly state: "ok" | "warning" | "failed";
  readonly detail: string;
}

const PROBE_BYTES = 64 * 1024;
const LOW_DISK_BYTES = 2e9;
const OLD_PROGRAM_YEARS = 2;
const MARK = { ok: "✓", warning: "!", failed: "✗" } as const;

export function addDoctorCommand(program: Command): void {
  program
    .command("doctor")
    .description("look at the database, the disk, the programs and the providers")
    .option("--json", "one JSON document")
    .action(async ({ json }: { json?: boolean }, command: Command) => {
      const config = configOf(command);
      // On a full disk the check of the database uses the reserve: before that the disk is seen as it is.
      const ofDisk = await disk(config);
      const checks = [
        ...versions(),
        await database(config),
        ofDisk,
        catalogues(config.dataFolder),
        tmdbKey(config),
        ...(await programs()),
        ...(await providers(config)),
      ];
      print(
        json,
        { version, dataFolder: config.dataFolder, checks },
        checks.map(({ name, state, detail }) => `${MARK[state]} ${name}: ${detail}`),
      );
      if (checks.some(({ state }) => state === "failed")) process.exitCode = 1;
    });
}

function versions(): Check[] {
  return [{ name: "versions", state: "ok", detail: `Filmothèque ${version}, Node ${process.versions.node}` }];
}

async function database({ dataFolder: folder, language }: EngineConfig): Promise<Check> {
  const name = "database";
  const loss = findMissingLibrary(folder);
  if (loss) return { name, state: "failed", detail: loss.message };
  if (!existsSync(join(folder, "library.db"))) return { name, state: "ok", detail: "no library here yet" };
  try {
    return await withLibraryStore(folder, (store): Check => {
      const finding = String(store.database.pragma("integrity_check(5)", { simple: true }));
      const sqlite = store.sql<{ version: string }>("SELECT sqlite_version() AS version").get()?.version;
      const detail = `schema ${store.schemaVersion()}, SQLite ${sqlite}, integrity ${finding}`;
      return { name, state: finding === "ok" ? "ok" : "failed", detail };
    });
  } catch (error) {
    return {
      name,
      state: error instanceof LibraryInUse ? "warning" : "failed",
      detail: explained(error, folder, language),
    };
  }
}

/** Whether the data folder exists, can be written and has free space. */
async function disk({ dataFolder: folder, language }: EngineConfig): Promise<Check> {
  const name = "disk";
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const probe = join(folder, `.doctor-${process.pid}`);
    try {
      await writeFile(probe, Buffer.alloc(PROBE_BYTES), { mode: 0o600 });
    } finally {
      await rm(probe, { force: true });
    }
    const { bavail, bsize } = await statfs(folder);
    const free = bavail * bsize;
    const detail = `${(free / 1e9).toFixed(1)} GB free in ${folder}`;
    return { name, state: free < LOW_DISK_BYTES ? "warning" : "ok", detail };
  } catch (error) {
    return { name, state: "failed", detail: explained(error, folder, language) };
  }
}

function explained(error: unknown, folder: string, language: Language): string {
  const reason = explainOpenFailure(error, folder, language)?.replaceAll(/\s+/g, " ");
  return reason ?? (error instanceof Error ? error.message : String(error));
}

function catalogues(folder: string): Check {
  const known = createCatalogueReader({ key: titleKey, words: titleWords }).list(cataloguesFolder(folder));
  const detail = known.map(({ name, films }) => `${name}, ${films} films`).join("; ");
  return { name: "catalogues", state: "ok", detail: detail || "none: films are identified over the network only" };
}

const STORED_KEY = {
  plain: "stored in a file of the library that only its owner can read",
  encrypted:
    "encrypted by the desktop application, which alone can read it: set TMDB_API_KEY to use a key on the command line or in the web host",
};

function tmdbKey({ dataFolder, tmdbKey: environmentKey }: EngineConfig): Check {
  const name = "TMDB key";
  if (environmentKey) return { name, state: "ok", detail: "set by TMDB_API_KEY" };
  const stored = findSecret(dataFolder, TMDB_KEY_SECRET);
  if (stored === null) return { name, state: "ok", detail: "none: films are looked up in Wikidata and Wikipedia" };
  return { name, state: stored === "encrypted" ? "warning" : "ok", detail: STORED_KEY[stored] };
}

async function programs(): Promise<Check[]> {
  const oldest = new Date().getUTCFullYear() - OLD_PROGRAM_YEARS;
  return Object.entries(await findMediaPrograms()).map(([name, found]): Check => {
    if (!found)
      return { name, state: "warning", detail: "not found: install ffmpeg to read rare formats and take stills" };
    const detail = `${found.version} (${found.origin === "path" ? "of this machine" : "bundled"})`;
    return found.year !== null && found.year < oldest
      ? {
          name,
          state: "warning",
          detail: `${detail}, from ${found.year}: install a newer one, old decoders have known holes`,
        }
      : { name, state: "ok", detail };
  });
}

/** Reached or not, within a few seconds; no key is shown, and none is needed to know. */
async function providers(config: EngineConfig): Promise<Check[]> {
  const addresses = {
    tmdb: config.tmdbUrl,
    wikidata: config.wikidataUrl,
    wikipedia: config.wikipediaUrl.replace("{lang}", config.language),
  };
  const checks = Object.entries(addresses).map(async ([name, address]): Promise<Check> => {
    try {
      await fetch(address, { method: "HEAD", redirect: "manual", signal: AbortSignal.timeout(5_000) });
      return { name, state: "ok", detail: `${new URL(address).host} answers` };
    } catch {
      // For every reason the advice is the same; the library works without.
      return {
        name,
        state: "warning",
        detail: `${new URL(address).host} does not answer: films are identified when it does`,
      };
    }
  });
  return Promise.all(checks);
}
