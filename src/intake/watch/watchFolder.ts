import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import type { FSWatcher } from "chokidar";
import { errorCode } from "../../errors/index.ts";
import { nativePaths } from "../../paths/index.ts";
import { coalesceChanges, type FileChange } from "./coalesceChanges.ts";
import type { FolderEvent, FolderWatch, WatchStatus } from "./folderEvent.ts";
import { openWatcher } from "./openWatcher.ts";
import { isOnNetwork, readRootState, watchesMax } from "./watchedRoot.ts";

export interface WatchOptions {
  readonly onEvent: (event: FolderEvent) => void;
  /** How long a written file must be left alone before it counts as changed; 3,000 when not given. */
  readonly stabilityMs?: number;
  readonly forcePolling?: boolean;
  /** How often the folder itself is looked at, milliseconds; 2,000 when not given. */
  readonly rootMs?: number;
  readonly signal?: AbortSignal;
}

const MAX_READY_MS = 10_000;
const NO_MORE_WATCHES = new Set(["ENOSPC", "EMFILE"]);

/**
 * Tells what happens to the films in a folder and below. Where the system's watches run out, or the folder lies on a
 * network, it looks every five seconds instead, and says so. What lay there before is left to a walk.
 */
export function watchFolder(root: string, options: WatchOptions): FolderWatch {
  const { onEvent, stabilityMs = 3_000, rootMs = 2_000 } = options;
  const changes = coalesceChanges({ stabilityMs, onDue: (kind, paths) => void tell(kind, paths) });
  let watcher: FSWatcher | null = null;
  let mode: WatchStatus["mode"] = options.forcePolling ? "polling" : "live";
  let reason: WatchStatus["reason"];
  let presence: "here" | "away" = "here";
  let wasFilled = false;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;

  async function open(): Promise<void> {
    if (mode === "live" && (await isOnNetwork(root))) [mode, reason] = ["polling", { code: "network_folder" }];
    await look();
    schedule();
    onEvent({ kind: "status" });
  }

  /**
   * A new watcher each time the folder comes back: the old one watches what is no longer there. Until it is ready it
   * may miss a file, and whoever is told that the folder is back walks it from then on.
   */
  async function reopen(): Promise<void> {
    const old = watcher;
    watcher = isClosed ? null : openWatcher(root, { polling: mode !== "live", onChange: changes.note, onError });
    await old?.close();
    if (watcher) await readyOf(watcher);
  }

  function onError(error: unknown): void {
    const code = errorCode(error) ?? "unknown";
    if (isClosed || mode === "failed") return;
    if (mode === "live" && NO_MORE_WATCHES.has(code)) {
      [mode, reason] = ["polling", { code: "watch_limit" }];
      void reopen();
    } else if (mode === "live") {
      [mode, reason] = ["polling", { code: "watch_failed", fact: code }];
      void reopen();
    } else {
      [mode, reason] = ["failed", { code: "watch_failed", fact: code }];
    }
    onEvent({ kind: "status" });
  }

  /** A file that is gone says nothing while its folder is away: the folder is looked at first. */
  async function tell(kind: FileChange, paths: string[]): Promise<void> {
    if (kind === "disappeared") await look();
    if (!isClosed && presence === "here") onEvent({ kind, paths });
  }

  async function look(): Promise<void> {
    const state = await readRootState(root);
    if (isClosed) return;
    const isAway = state === "gone" || (state === "empty" && wasFilled);
    wasFilled ||= state === "filled";
    if (isAway && presence === "here") {
      presence = "away";
      // It would take the return of the folder for the return of each file.
      await watcher?.close();
      watcher = null;
      changes.clear();
      if (!isClosed) onEvent({ kind: "rootOffline" });
    } else if (!isAway && (presence === "away" || !watcher)) {
      const wasAway = presence === "away";
      presence = "here";
      await reopen();
      if (wasAway && !isClosed) onEvent({ kind: "rootBack" });
    }
  }

  function schedule(): void {
    if (isClosed) return;
    timer = setTimeout(() => void look().finally(schedule), rootMs);
    timer.unref();
  }

  async function close(): Promise<void> {
    isClosed = true;
    clearTimeout(timer);
    changes.clear();
    await watcher?.close();
  }

  options.signal?.addEventListener("abort", () => void close(), { once: true });
  void open();
  return {
    status: () => ({
      mode,
      reason,
      watchesUsed: mode === "live" ? countFolders(watcher, root) : null,
      watchesMax: watchesMax(),
    }),
    close,
  };
}

/** It says so once it has seen everything; one that fails, or is closed meanwhile, never does. */
async function readyOf(watcher: FSWatcher): Promise<void> {
  const over = new AbortController();
  const ready = [once(watcher, "ready", over), once(watcher, "error", over)];
  await Promise.race([...ready, pause(MAX_READY_MS, undefined, { signal: over.signal })]).catch(() => undefined);
  over.abort();
  await Promise.allSettled(ready);
}

function isWatchedBy(root: string, folder: string): boolean {
  return nativePaths.normalize(folder) === root || nativePaths.isInside(folder, root);
}

/** The root's own parent is on chokidar's list too, but costs no watch. */
function countFolders(watcher: FSWatcher | null, root: string): number {
  return Object.keys(watcher?.getWatched() ?? {}).filter((folder) => isWatchedBy(root, folder)).length;
}
