import { ingest } from "../ingest/ingest.ts";
import { queueMarkMissing } from "../jobs/markMissingJob.ts";
import { intakeTasks } from "../tasks.ts";
import {
  type FolderEvent,
  type FolderWatch,
  type WatchOptions,
  type WatchStatus,
  watchFolder,
} from "../watch/index.ts";
import { type ScanFolderParts, scanFolder } from "./scanFolder.ts";
import type { WatchedFolderRecords } from "./watchedFolderRecords.ts";

/** A polled folder is scanned at most a tenth of the time, but at least once a minute. */
const POLL_PAUSE_FACTOR = 10;
const MAX_POLL_PAUSE_MS = 50_000;

export interface FolderSessionParts extends ScanFolderParts {
  readonly records: Pick<WatchedFolderRecords, "setLastScan" | "rootsOf">;
  onFolderFailed(folder: string, error: unknown): void;
  /** Overrides how folders are watched. */
  readonly watching?: Pick<WatchOptions, "forcePolling" | "pollingMs" | "rootCheckMs">;
  /** The folder was renamed, but only in case or in the form of accents. */
  onRespelled(folder: string, spelled: string): Promise<void>;
}

/**
 * One folder while it is watched: ingests what its watch reports, and scans it when asked to. One scan runs at a time,
 * and one more waits for it: it finds whatever further ones were asked for.
 */
export class FolderSession {
  readonly #folder: string;
  readonly #parts: FolderSessionParts;
  readonly #controller = new AbortController();
  readonly #watch: FolderWatch;
  #scanning = Promise.resolve();
  /** The scan that has not begun yet. */
  #waitingScan: Promise<void> | null = null;
  #isOffline = false;
  #scansAhead = 0;
  /** When a polled folder may be scanned again, in the time of `performance.now()`. */
  #nextPollAt = 0;

  constructor(folder: string, parts: FolderSessionParts) {
    this.#folder = folder;
    this.#parts = parts;
    this.#watch = watchFolder(folder, {
      ...parts.watching,
      included: parts.skipped.included(folder),
      onEvent: (event) => {
        this.#onEvent(event).catch((error: unknown) => parts.onFolderFailed(folder, error));
      },
      signal: this.#controller.signal,
    });
  }

  /** The last scan found the drive away. */
  get isOffline(): boolean {
    return this.#isOffline;
  }

  status(): WatchStatus {
    return this.#watch.status();
  }

  /** An excluded path in the folder was added by a user: its changes are watched. */
  include(path: string): void {
    this.#watch.include(path);
  }

  scan(isPoll = false): Promise<void> {
    if (this.#waitingScan) return this.#waitingScan;
    this.#scansAhead += 1;
    this.#scanning = this.#scanning.then(async () => {
      this.#waitingScan = null;
      const start = performance.now();
      await this.#scanNow(isPoll);
      this.#scansAhead -= 1;
      const end = performance.now();
      this.#nextPollAt = end + Math.min((end - start) * POLL_PAUSE_FACTOR, MAX_POLL_PAUSE_MS);
    });
    this.#waitingScan = this.#scanning;
    return this.#scanning;
  }

  whenScansEnd(): Promise<void> {
    return this.#scanning;
  }

  /** Scans and events end; `close` waits for the watch to end too. */
  abort(): void {
    this.#controller.abort();
  }

  async close(): Promise<void> {
    this.abort();
    await this.#watch.close();
  }

  async #onEvent(event: FolderEvent): Promise<void> {
    switch (event.kind) {
      case "appeared":
      case "changed":
        await this.#ingest(event.paths);
        return;
      case "disappeared":
        return this.#markMissing(event.paths);
      case "rootOffline":
      case "rootBack":
      case "exclusionsChanged":
        return this.scan();
      case "poll":
        if (this.#scansAhead === 0 && performance.now() >= this.#nextPollAt) await this.scan(true);
        return;
      case "status":
        this.#parts.events.emit({ type: "folder.changed", path: this.#folder });
        return;
      default:
        event satisfies never;
    }
  }

  /** A link that appears in the folder may not lead out of it. */
  async #ingest(paths: readonly string[]): Promise<void> {
    const roots = this.#parts.records.rootsOf(this.#folder);
    const parts = { ...this.#parts, allowedRoots: roots ?? undefined };
    await ingest(paths, parts, { signal: this.#controller.signal });
  }

  #markMissing(paths: readonly string[]): void {
    const { store, files, clock, jobs, skipped } = this.#parts;
    store.writeRelaxed(() => {
      skipped.removePaths(paths);
      for (const path of paths) {
        const file = files.byPath(path);
        if (!file) continue;
        files.markMissing(file.id, clock.now());
        queueMarkMissing(jobs, file.id);
      }
    });
  }

  /** @param isPoll a regular scan: without a change, nothing is recorded or announced */
  async #scanNow(isPoll: boolean): Promise<void> {
    const { signal } = this.#controller;
    if (signal.aborted) return;
    const { store, records, events, workers } = this.#parts;
    const folder = this.#folder;
    try {
      const [spelled = folder] = await workers.run(intakeTasks.toDiskSpellings, { paths: [folder] });
      // The folder may have been paused, stopped or removed meanwhile.
      if (signal.aborted) return;
      if (spelled !== folder) return await this.#parts.onRespelled(folder, spelled);
      const outcome = await scanFolder(folder, this.#parts, signal, records.rootsOf(folder));
      const wasOffline = this.#isOffline;
      this.#isOffline = outcome.kind === "offline";
      const hasChanged = wasOffline !== this.#isOffline || (outcome.kind === "scanned" && outcome.changeCount > 0);
      if (isPoll && !hasChanged) return;
      if (outcome.kind === "scanned") store.writeRelaxed(() => records.setLastScan(folder, outcome.summary));
      events.emit({ type: "folder.changed", path: folder });
    } catch (error) {
      if (!signal.aborted) this.#parts.onFolderFailed(folder, error);
    }
  }
}
