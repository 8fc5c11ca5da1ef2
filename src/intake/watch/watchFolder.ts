import type { FSWatcher } from "chokidar";
import { errorCode } from "../../errors/index.ts";
import { nativePaths } from "../../paths/index.ts";
import { isIgnoreFile } from "../exclusions/index.ts";
import { type ChangeCoalescer, coalesceChanges, type FileChange } from "./coalesceChanges.ts";
import type { FolderEvent, FolderWatch, WatchStatus } from "./folderEvent.ts";
import { openWatcher } from "./openWatcher.ts";
import { isOnNetwork, readRoot, watchesMax } from "./watchedRoot.ts";
import { watcherReady } from "./watcherReady.ts";

export interface WatchOptions {
  readonly onEvent: (event: FolderEvent) => void;
  /** How long a written file must be left alone before it counts as changed; 3,000 when not given. */
  readonly stabilityMs?: number;
  readonly forcePolling?: boolean;
  /** How often the folder itself is checked, milliseconds; 2,000 when not given. */
  readonly rootCheckMs?: number;
  /** Interval of `poll` events for a polled folder, milliseconds; 5,000 by default. */
  readonly pollingMs?: number;
  /** Paths that are watched although their names exclude them. */
  readonly included?: readonly string[];
  /** Whether the folder is on another machine; asked of the system unless a test answers. */
  readonly isOnNetwork?: (folder: string) => Promise<boolean>;
  readonly signal?: AbortSignal;
}

const NO_MORE_WATCHES = new Set(["ENOSPC", "EMFILE"]);

/**
 * Reports changes to the films in a folder and its subfolders. When the system has no more watches, or the folder is on
 * a network drive, it asks for a scan every five seconds instead, and its status says so. Films that were there before
 * are left to a scan.
 */
export function watchFolder(root: string, options: WatchOptions): FolderWatch {
  return new RootWatch(root, options);
}

class RootWatch implements FolderWatch {
  readonly #root: string;
  readonly #onEvent: WatchOptions["onEvent"];
  readonly #rootCheckMs: number;
  readonly #pollingMs: number;
  readonly #changes: ChangeCoalescer;
  readonly #included: Set<string>;
  readonly #isOnNetwork: (folder: string) => Promise<boolean>;
  #watcher: FSWatcher | null = null;
  #mode: WatchStatus["mode"];
  #reason: WatchStatus["reason"];
  #isAway = false;
  /** Whether the folder is there and watched by the current watcher, or polled. */
  #isOpen = false;
  /** The file system that the folder was on when it was last there. */
  #device: number | null = null;
  #polledAt = performance.now();
  #wasFilled = false;
  #isClosed = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(root: string, options: WatchOptions) {
    const { onEvent, stabilityMs = 3_000, rootCheckMs = 2_000, pollingMs = 5_000 } = options;
    this.#root = root;
    this.#pollingMs = pollingMs;
    this.#included = new Set(options.included);
    this.#isOnNetwork = options.isOnNetwork ?? isOnNetwork;
    this.#onEvent = onEvent;
    this.#rootCheckMs = rootCheckMs;
    this.#mode = options.forcePolling ? "polling" : "live";
    this.#changes = coalesceChanges({ stabilityMs, onDue: (kind, paths) => void this.#report(kind, paths) });
    options.signal?.addEventListener("abort", () => void this.close(), { once: true });
    void this.#start();
  }

  status(): WatchStatus {
    return {
      mode: this.#mode,
      reason: this.#reason,
      watchesUsed: this.#mode === "live" ? countFolders(this.#watcher, this.#root) : null,
      watchesMax: watchesMax(),
    };
  }

  include(path: string): void {
    this.#included.add(path);
    this.#watcher?.add(path);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#changes.clear();
    await this.#watcher?.close();
  }

  async #start(): Promise<void> {
    await this.#checkRoot();
    this.#scheduleCheck();
    this.#onEvent({ kind: "status" });
  }

  /**
   * A new watcher each time the folder comes back: the old one watches what is no longer there. Until the new one is
   * ready it may miss a file, so the folder's return is reported only then, and the scan that follows finds the file.
   */
  async #reopen(): Promise<void> {
    const old = this.#watcher;
    const onError = (error: unknown) => this.#onError(error);
    const options = { included: this.#included, onChange: this.#changes.add, onError };
    this.#watcher = this.#isClosed || this.#mode === "polling" ? null : openWatcher(this.#root, options);
    // Added by name, because a watcher does not descend into folders that are excluded.
    for (const path of this.#included) this.#watcher?.add(path);
    this.#isOpen = true;
    await old?.close();
    if (this.#watcher) await watcherReady(this.#watcher);
  }

  #onError(error: unknown): void {
    const code = errorCode(error) ?? "unknown";
    if (this.#isClosed || this.#mode === "polling") return;
    this.#mode = "polling";
    this.#reason = NO_MORE_WATCHES.has(code) ? { code: "watch_limit" } : { code: "watch_failed", fact: code };
    void this.#reopen();
    this.#onEvent({ kind: "status" });
  }

  /** The absence of a file means nothing while its folder is away: that is checked first. */
  async #report(kind: FileChange, paths: string[]): Promise<void> {
    if (kind === "disappeared") await this.#checkRoot();
    if (this.#isClosed || this.#isAway) return;
    const files = paths.filter((path) => !isIgnoreFile(nativePaths.basename(path)));
    if (files.length > 0) this.#onEvent({ kind, paths: files });
    if (files.length < paths.length) this.#onEvent({ kind: "exclusionsChanged" });
  }

  async #checkRoot(): Promise<void> {
    const { state, device } = await readRoot(this.#root);
    if (this.#isClosed) return;
    const isAway = state === "gone" || (state === "empty" && this.#wasFilled);
    this.#wasFilled ||= state === "filled";
    // A drive was mounted over the folder, or taken off it: the watcher would watch what is below.
    const isOther = !isAway && this.#device !== null && device !== this.#device;
    if (!isAway) this.#device = device;
    if (isAway && !this.#isAway) await this.#onRootAway();
    else if (!isAway && (this.#isAway || isOther || !this.#isOpen)) await this.#onRootHere(isOther);
    else if (!isAway && this.#mode === "polling") this.#reportPoll();
  }

  async #onRootAway(): Promise<void> {
    this.#isAway = true;
    this.#isOpen = false;
    // A watcher that stayed open would report every file as new once the folder is back.
    const watcher = this.#watcher;
    this.#watcher = null;
    await watcher?.close();
    this.#changes.clear();
    if (!this.#isClosed) this.#onEvent({ kind: "rootOffline" });
  }

  /** @param isOther another file system is there than before */
  async #onRootHere(isOther: boolean): Promise<void> {
    const isBack = this.#isAway || isOther;
    this.#isAway = false;
    await this.#chooseMode();
    await this.#reopen();
    if (isBack && !this.#isClosed) this.#onEvent({ kind: "rootBack" });
  }

  /** Asked each time the folder is there: a share is often mounted only after the program has started. */
  async #chooseMode(): Promise<void> {
    if (this.#isPolledForGood()) return;
    const isNetwork = await this.#isOnNetwork(this.#root);
    if (this.#isPolledForGood()) return;
    this.#mode = isNetwork ? "polling" : "live";
    this.#reason = isNetwork ? { code: "network_folder" } : undefined;
  }

  /** Its watcher failed, also while the system was asked, or polling was asked for. */
  #isPolledForGood(): boolean {
    return this.#mode === "polling" && this.#reason?.code !== "network_folder";
  }

  #reportPoll(): void {
    if (performance.now() - this.#polledAt < this.#pollingMs) return;
    this.#polledAt = performance.now();
    this.#onEvent({ kind: "poll" });
  }

  #scheduleCheck(): void {
    if (this.#isClosed) return;
    this.#timer = setTimeout(() => void this.#checkRoot().finally(() => this.#scheduleCheck()), this.#rootCheckMs);
    this.#timer.unref();
  }
}

function isWatchedBy(root: string, folder: string): boolean {
  return nativePaths.normalize(folder) === root || nativePaths.isInside(folder, root);
}

/** The root's own parent is on chokidar's list too, but costs no watch. */
function countFolders(watcher: FSWatcher | null, root: string): number {
  return Object.keys(watcher?.getWatched() ?? {}).filter((folder) => isWatchedBy(root, folder)).length;
}
