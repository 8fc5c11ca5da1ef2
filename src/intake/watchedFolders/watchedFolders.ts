import { stat } from "node:fs/promises";
import type { Language, WatchedFolder } from "../../contract/index.ts";
import { CodedError, hasCode } from "../../errors/index.ts";
import { errorTranslator } from "../../messages/index.ts";
import { isRespelled, nativePaths, resolveRealPath } from "../../paths/index.ts";
import { type IngestParts, ingest } from "../ingest/ingest.ts";
import { queueMarkMissing } from "../jobs/markMissingJob.ts";
import { intakeTasks } from "../tasks.ts";
import { type FolderEvent, type FolderWatch, watchFolder } from "../watch/index.ts";
import { recheckFailedFiles } from "./recheckFailedFiles.ts";
import { scanFolder } from "./scanFolder.ts";
import type { WatchedFolderRecords } from "./watchedFolderRecords.ts";

export interface WatchedFoldersParts extends IngestParts {
  readonly records: WatchedFolderRecords;
  onFolderFailed(folder: string, error: unknown): void;
}

export class WatchedFolderError extends CodedError<
  "no_such_folder" | "not_a_folder" | "unreadable" | "unknown_folder" | "watching_paused"
> {
  override readonly name = "WatchedFolderError";
  constructor(code: WatchedFolderError["code"], cause?: unknown) {
    super(code, {}, { cause });
  }
}

interface Watched {
  readonly watch: FolderWatch;
  readonly controller: AbortController;
  /** One walk at a time; a second wish waits for the first. */
  scanning: Promise<void>;
  isOffline: boolean;
}

/** A walk finds what no watch told: changes while the program was closed, or on a network folder. */
const PERIODIC_SCAN_MS = 15 * 60_000;

/** The folders a person named: watched while the program runs, compared when it starts. */
export function createWatchedFolders(parts: WatchedFoldersParts) {
  const { records, store, files, jobs, clock, events, workers } = parts;
  const watched = new Map<string, Watched>();
  let isPaused = false;
  /** Paused or over: no watch is opened until the next start. */
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let rechecking = new AbortController();
  let rechecked = Promise.resolve();

  function open(folder: string): Watched {
    const controller = new AbortController();
    const watch = watchFolder(folder, {
      onEvent: (event) => {
        onEvent(folder, event).catch((error: unknown) => parts.onFolderFailed(folder, error));
      },
      signal: controller.signal,
    });
    const entry: Watched = { watch, controller, scanning: Promise.resolve(), isOffline: false };
    watched.set(folder, entry);
    return entry;
  }

  async function onEvent(folder: string, event: FolderEvent): Promise<void> {
    switch (event.kind) {
      case "appeared":
      case "changed":
        await ingest(event.paths, parts, new Map(), watched.get(folder)?.controller.signal);
        return;
      case "disappeared":
        return markMissing(event.paths);
      case "rootOffline":
      case "rootBack":
        return rescan(folder);
      case "status":
        events.emit({ type: "folder.changed", path: folder });
        return;
      default:
        event satisfies never;
    }
  }

  function markMissing(paths: readonly string[]): void {
    store.writeRelaxed(() => {
      for (const path of paths) {
        const file = files.byPath(path);
        if (!file) continue;
        files.markMissing(file.id, clock.now());
        queueMarkMissing(jobs, file.id);
      }
    });
  }

  function rescan(folder: string): Promise<void> {
    const entry = watched.get(folder);
    if (!entry) return Promise.resolve();
    entry.scanning = entry.scanning.then(() => scan(folder, entry));
    return entry.scanning;
  }

  async function scan(folder: string, entry: Watched): Promise<void> {
    if (entry.controller.signal.aborted) return;
    try {
      const [spelled = folder] = await workers.run(intakeTasks.toDiskSpellings, { paths: [folder] });
      // Paused, stopped or removed while the folder's spelling was asked for.
      if (entry.controller.signal.aborted) return;
      if (spelled !== folder) return await followSpelling(folder, spelled);
      const outcome = await scanFolder(folder, parts, entry.controller.signal);
      entry.isOffline = outcome.kind === "offline";
      if (outcome.kind === "scanned") store.writeRelaxed(() => records.setLastScan(folder, outcome.summary));
      events.emit({ type: "folder.changed", path: folder });
    } catch (error) {
      if (!entry.controller.signal.aborted) parts.onFolderFailed(folder, error);
    }
  }

  /** Renamed in nothing but case, the folder is there as before, and each of its files under another path. */
  async function followSpelling(folder: string, spelled: string): Promise<void> {
    store.writeDurable(() => {
      records.respell(folder, spelled);
      files.respellUnder(folder, spelled);
    });
    await close(folder);
    // Closing takes a while: meanwhile everything may have been paused or stopped, or the folder removed.
    if (isStopped || !records.all().some(({ path }) => path === spelled)) return;
    if (!watched.has(spelled)) open(spelled);
    events.emit({ type: "folder.changed", path: spelled });
    void rescan(spelled);
  }

  async function close(folder: string): Promise<void> {
    const entry = watched.get(folder);
    watched.delete(folder);
    entry?.controller.abort();
    await entry?.watch.close();
  }

  /** A person may write it otherwise than it is stored, or name a link that leads there. @throws FolderProblem */
  async function recorded(wanted: string): Promise<string> {
    const path = nativePaths.normalize(wanted);
    const known = records.all();
    const byName = known.find((one) => one.path === path) ?? known.find((one) => isRespelled(path, one.path));
    if (byName) return byName.path;
    const real = await resolveRealPath(path).catch(() => null);
    // A link that is gone, or leads elsewhere by now, is still the name under which the folder was added.
    const found = known.find((one) => one.path === real) ?? known.find(({ named }) => named === path);
    if (found === undefined) throw new WatchedFolderError("unknown_folder");
    return found.path;
  }

  function toFolder(path: string, lastScan: WatchedFolder["lastScan"], language: Language): WatchedFolder {
    const entry = watched.get(path);
    const status = entry?.watch.status();
    const reason = entry?.isOffline ? { code: "folder_offline" } : status?.reason;
    return {
      path,
      state: isPaused ? "paused" : entry?.isOffline ? "offline" : (status?.mode ?? "starting"),
      reason: reason ? { code: reason.code, detail: errorTranslator(language)(reason) } : undefined,
      watchesUsed: status?.watchesUsed ?? null,
      watchesMax: status?.watchesMax ?? null,
      files: files.countUnder(path),
      lastScan,
    };
  }

  function recheck(): void {
    const { signal } = rechecking;
    rechecked = recheckFailedFiles(parts, signal).catch((error: unknown) => {
      if (!signal.aborted) parts.onFolderFailed("", error);
    });
  }

  function start(): void {
    isStopped = false;
    rechecking = new AbortController();
    recheck();
    for (const { path } of records.all()) {
      open(path);
      void rescan(path);
    }
    timer = setInterval(() => {
      for (const path of watched.keys()) void rescan(path);
      recheck();
    }, PERIODIC_SCAN_MS);
    timer.unref();
  }

  async function stop(): Promise<void> {
    isStopped = true;
    clearInterval(timer);
    rechecking.abort();
    const entries = [...watched.values()];
    watched.clear();
    for (const { controller } of entries) controller.abort();
    await Promise.allSettled([rechecked, ...entries.flatMap(({ watch, scanning }) => [watch.close(), scanning])]);
  }

  function emitAllChanged(): void {
    for (const { path } of records.all()) events.emit({ type: "folder.changed", path });
  }

  return {
    start,
    stop,

    /** Ends every watch and walk; what changes meanwhile is found by the walk that `resume` begins. */
    async pause(): Promise<void> {
      if (isPaused) return;
      isPaused = true;
      await stop();
      emitAllChanged();
    },

    resume(): void {
      if (!isPaused) return;
      isPaused = false;
      start();
      emitAllChanged();
    },

    list: (language: Language): WatchedFolder[] =>
      records.all().map(({ path, lastScan }) => toFolder(path, lastScan, language)),

    /** @throws FolderProblem */
    async add(wanted: string, language: Language): Promise<WatchedFolder> {
      const path = await folderAt(wanted, parts);
      store.writeDurable(() => records.add(path, nativePaths.normalize(wanted), clock.now()));
      if (!isStopped && !watched.has(path)) open(path);
      void rescan(path);
      return toFolder(path, null, language);
    },

    /** Its films stay: only the watching ends. @throws FolderProblem */
    async remove(wanted: string): Promise<void> {
      const path = await recorded(wanted);
      store.writeDurable(() => records.remove(path));
      await close(path);
    },

    /** @throws FolderProblem */
    async rescan(wanted: string): Promise<void> {
      const path = await recorded(wanted);
      if (isPaused) throw new WatchedFolderError("watching_paused");
      void rescan(path);
    },

    /** What a watch told may have been lost: a walk finds it. */
    rescanAll(): void {
      for (const path of watched.keys()) void rescan(path);
    },

    /** For tests and the command line: until every walk that was asked for is over. */
    whenScansEnd: () => Promise.all([...watched.values()].map(({ scanning }) => scanning)),
  };
}

/** The folder as it really lies, so that one folder is not watched under two names. */
async function folderAt(wanted: string, { workers }: Pick<IngestParts, "workers">): Promise<string> {
  if (!nativePaths.isAbsolute(wanted)) throw new WatchedFolderError("no_such_folder");
  try {
    const place = await resolveRealPath(wanted);
    const [path = place] = await workers.run(intakeTasks.toDiskSpellings, { paths: [place] });
    if (!(await stat(path)).isDirectory()) throw new WatchedFolderError("not_a_folder");
    return path;
  } catch (error) {
    if (error instanceof WatchedFolderError) throw error;
    const isAbsent = hasCode(error, "ENOENT");
    throw new WatchedFolderError(isAbsent ? "no_such_folder" : "unreadable", error);
  }
}
