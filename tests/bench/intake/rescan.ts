import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { lstatFile } from "../../../src/intake/fileAccess/fileStat.ts";
import { makeManyClips } from "../../fixtures/clips.ts";
import { type BenchLibrary, openBenchLibrary } from "../benchLibrary.ts";
import { atMost, type Row } from "../row.ts";

const UNCHANGED = 100_000;
const FILES_PER_FOLDER = 100;
const MOVED = 10_000;
const FILES_PER_WRITE = 500;
const LONG_AGO = 1_700_000_000;
const RESOLUTION_MS = 5;

/** Scans a large folder again: with nothing changed, or with every file at another path. */
export async function benchRescan(): Promise<Row[]> {
  return [
    ...(await timeScan(`${UNCHANGED.toLocaleString("en")} unchanged files scanned again`, 3, fillWithKnownFiles)),
    ...(await timeScan(`${MOVED.toLocaleString("en")} moved files found again`, 10, moveKnownFiles)),
  ];
}

async function timeScan(
  figure: string,
  bound: number,
  prepare: (library: BenchLibrary, folder: string) => Promise<void>,
): Promise<Row[]> {
  const library = await openBenchLibrary();
  const folder = mkdtempSync(join(tmpdir(), "filmotheque-rescan-"));
  try {
    const { folders } = library.engine.local.intake;
    await library.ask("/api/folders", "POST", { path: folder });
    await folders.whenScansEnd();
    await prepare(library, folder);
    const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
    delay.enable();
    const start = performance.now();
    await folders.rescan(folder);
    await folders.whenScansEnd();
    const seconds = (performance.now() - start) / 1_000;
    delay.disable();
    return [
      atMost(figure, seconds, bound, "s"),
      atMost("… event loop held, longest", delay.max / 1e6 - RESOLUTION_MS, 50, "ms"),
    ];
  } finally {
    await library.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Records files as a scan would. They may be empty, because their content is not read. */
async function fillWithKnownFiles({ engine }: BenchLibrary, folder: string): Promise<void> {
  const { store } = engine.local;
  const paths = Array.from({ length: UNCHANGED }, (_, number) =>
    join(folder, String(Math.floor(number / FILES_PER_FOLDER)), `film ${number}.mkv`),
  );
  for (let from = 0; from < paths.length; from += FILES_PER_WRITE) {
    const some = paths.slice(from, from + FILES_PER_WRITE).map((path) => {
      mkdirSync(join(path, ".."), { recursive: true });
      writeFileSync(path, path);
      return { path, ...lstatFile(path) };
    });
    store.writeRelaxed(() => {
      for (const { path, sizeBytes, mtimeMs, inode } of some)
        store
          .sql(`
            INSERT INTO file (path, size_bytes, mtime_ms, inode, state, added_at)
            VALUES (:path, :sizeBytes, :mtimeMs, :inode, 'matched', 1)`)
          .run({ path, sizeBytes, mtimeMs, inode });
    });
    await wait(1);
  }
}

async function moveKnownFiles({ engine, ask }: BenchLibrary, folder: string): Promise<void> {
  await makeManyClips(join(folder, "before"), MOVED);
  for (const name of readdirSync(join(folder, "before"))) utimesSync(join(folder, "before", name), LONG_AGO, LONG_AGO);
  await ask("/api/files", "POST", { paths: [folder] });
  const { sql } = engine.local.store;
  const open = sql<{ count: number }>(
    "SELECT count(*) AS count FROM job WHERE state = 'running' OR state = 'queued' AND delayed = 0",
  );
  while ((open.get()?.count ?? 0) > 0) await wait(100);
  renameSync(join(folder, "before"), join(folder, "after"));
}
