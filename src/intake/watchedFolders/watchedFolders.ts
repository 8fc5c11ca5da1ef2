import type { Language, WatchedFolder } from "../../contract/index.ts";
import { errorTranslator } from "../../messages/index.ts";
import { nativePaths, unwatchableReason } from "../../paths/index.ts";
import { FolderSession, type FolderSessionParts } from "./folderSession.ts";
import { forgetGoneDrops } from "./forgetGoneDrops.ts";
import { recheckFailedFiles } from "./recheckFailedFiles.ts";
import { recheckMissingFiles } from "./recheckMissingFiles.ts";
import { findRecordedFolder, resolveFolder } from "./resolveFolder.ts";
import type { ScanFolderParts } from "./scanFolder.ts";
import { WatchedFolderError } from "./watchedFolderError.ts";
import type { WatchedFolderRecords } from "./watchedFolderRecords.ts";

export interface WatchedFoldersParts extends ScanFolderParts, Pick<FolderSessionParts, "watching"> {
  /** Spellings of the program's own folder, which is not watched. */
  readonly dataFolders: readonly string[];
  readonly records: WatchedFolderRecords;
  onFolderFailed(folder: string, error: unknown): void;
}

/** Finds what no watch reported: changes while the program was closed, or on a network folder. */
const PERIODIC_SCAN_MS = 15 * 60_000;

/** The folders that a person added: watched while the program runs, and scanned when it starts and every 15 minutes. */
export class WatchedFolders {
  readonly #parts: WatchedFoldersParts;
  readonly #sessions = new Map<string, FolderSession>();
  #isPaused = false;
  /** Paused or over: no watch is opened until the next start. */
  #isStopped = false;
  #timer: NodeJS.Timeout | undefined;
  #rechecking = new AbortController();
  #recheckEnd = Promise.resolve();

  constructor(parts: WatchedFoldersParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#isStopped = false;
    this.#rechecking = new AbortController();
    this.#recheckFailed(true);
    for (const { path } of this.#parts.records.all()) void this.#open(path).scan();
    this.#timer = setInterval(() => {
      this.rescanAll();
      this.#recheckFailed(false);
    }, PERIODIC_SCAN_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    this.#rechecking.abort();
    const sessions = [...this.#sessions.values()];
    this.#sessions.clear();
    for (const session of sessions) session.abort();
    const ends = sessions.flatMap((session) => [session.close(), session.whenScansEnd()]);
    await Promise.allSettled([this.#recheckEnd, ...ends]);
  }

  /** Ends every watch and scan; what changes meanwhile is found by the scan that `resume` starts. */
  async pause(): Promise<void> {
    if (this.#isPaused) return;
    this.#isPaused = true;
    await this.stop();
    this.#emitAllChanged();
  }

  resume(): void {
    if (!this.#isPaused) return;
    this.#isPaused = false;
    this.start();
    this.#emitAllChanged();
  }

  list(language: Language): WatchedFolder[] {
    return this.#parts.records.all().map(({ path, lastScan }) => this.#describe(path, lastScan, language));
  }

  /** Real paths. */
  paths(): string[] {
    return this.#parts.records.paths();
  }

  /** @throws WatchedFolderError */
  async add(named: string, language: Language): Promise<WatchedFolder> {
    const { store, records, clock, workers } = this.#parts;
    const path = await resolveFolder(named, workers);
    const reason = unwatchableReason(path, this.#parts.dataFolders);
    if (reason) throw new WatchedFolderError(reason);
    store.writeDurable(() => records.add(path, nativePaths.normalize(named), clock.now()));
    if (!this.#isStopped && !this.#sessions.has(path)) this.#open(path);
    void this.#sessions.get(path)?.scan();
    return this.#describe(path, null, language);
  }

  /** Its films stay: only the watching ends. @throws WatchedFolderError */
  async remove(named: string): Promise<void> {
    const { store, records, skipped, drives } = this.#parts;
    const path = await findRecordedFolder(named, records.all());
    store.writeDurable(() => {
      records.remove(path);
      skipped.removeUnder(path);
      drives.remove(path);
    });
    await this.#close(path);
  }

  /** Excluded paths that a user added: the watches report their changes from now on. */
  include(paths: readonly string[]): void {
    for (const [folder, session] of this.#sessions)
      for (const path of paths) if (nativePaths.isInside(path, folder)) session.include(path);
  }

  /** Starts a scan; does not wait for its end. @throws WatchedFolderError */
  async rescan(named: string): Promise<void> {
    const path = await findRecordedFolder(named, this.#parts.records.all());
    if (this.#isPaused) throw new WatchedFolderError("watching_paused");
    void this.#sessions.get(path)?.scan();
  }

  /** Events of the watches may have been lost: a scan finds what they reported. */
  rescanAll(): void {
    for (const session of this.#sessions.values()) void session.scan();
  }

  /** For tests and the command line: until every scan that was asked for has ended. */
  async whenScansEnd(): Promise<void> {
    await Promise.all([...this.#sessions.values()].map((session) => session.whenScansEnd()));
  }

  #open(folder: string): FolderSession {
    const onRespelled = (from: string, to: string) => this.#followRespelling(from, to);
    const session = new FolderSession(folder, { ...this.#parts, onRespelled });
    this.#sessions.set(folder, session);
    return session;
  }

  async #close(folder: string): Promise<void> {
    const session = this.#sessions.get(folder);
    this.#sessions.delete(folder);
    await session?.close();
  }

  /** The folder is there as before, and each of its files has another path. */
  async #followRespelling(folder: string, spelled: string): Promise<void> {
    const { store, records, files, skipped, drives, events } = this.#parts;
    store.writeDurable(() => {
      records.respell(folder, spelled);
      files.respellUnder(folder, spelled);
      skipped.respellUnder(folder, spelled);
      drives.respell(folder, spelled);
    });
    await this.#close(folder);
    // Closing takes a while: meanwhile everything may have been paused or stopped, or the folder removed.
    if (this.#isStopped || !records.all().some(({ path }) => path === spelled)) return;
    const session = this.#sessions.get(spelled) ?? this.#open(spelled);
    events.emit({ type: "folder.changed", path: spelled });
    void session.scan();
  }

  #describe(path: string, lastScan: WatchedFolder["lastScan"], language: Language): WatchedFolder {
    const session = this.#sessions.get(path);
    const status = session?.status();
    const reason = session?.isOffline ? { code: "folder_offline" } : status?.reason;
    return {
      path,
      state: this.#isPaused ? "paused" : session?.isOffline ? "offline" : (status?.mode ?? "starting"),
      reason: reason ? { code: reason.code, detail: errorTranslator(language)(reason) } : undefined,
      watchesUsed: status?.watchesUsed ?? null,
      watchesMax: status?.watchesMax ?? null,
      files: this.#parts.files.folders.count(path),
      lastScan,
    };
  }

  #recheckFailed(isStart: boolean): void {
    const { signal } = this.#rechecking;
    const recheck = async () => {
      await recheckFailedFiles(this.#parts, isStart, signal);
      await recheckMissingFiles(this.#parts, signal);
      await forgetGoneDrops(this.#parts, signal);
    };
    this.#recheckEnd = recheck().catch((error: unknown) => {
      if (!signal.aborted) this.#parts.onFolderFailed("", error);
    });
  }

  #emitAllChanged(): void {
    for (const { path } of this.#parts.records.all()) this.#parts.events.emit({ type: "folder.changed", path });
  }
}
