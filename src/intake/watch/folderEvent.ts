/** What happened in a watched folder; several files at once come in one event. */
export type FolderEvent =
  /** A new file, perhaps still being written. */
  | { readonly kind: "appeared"; readonly paths: readonly string[] }
  /** A file was written to, and has not been since. */
  | { readonly kind: "changed"; readonly paths: readonly string[] }
  /** Gone from this path: deleted, moved or renamed. Never reported of files whose whole folder is away. */
  | { readonly kind: "disappeared"; readonly paths: readonly string[] }
  /** An ignore file was created, changed or removed; a scan finds the affected files. */
  | { readonly kind: "exclusionsChanged" }
  /** The folder is gone, or empty where it was not: its drive is away, and nothing is known of its files. */
  | { readonly kind: "rootOffline" }
  /** The folder is there again; a scan finds what changed meanwhile. */
  | { readonly kind: "rootBack" }
  /** A polled folder may have changed; only a scan can tell. */
  | { readonly kind: "poll" }
  /** How it is watched has changed: ask `status()`. */
  | { readonly kind: "status" };

export interface WatchStatus {
  readonly mode: "live" | "polling";
  /** Why it is not live: `watch_limit`, `network_folder` or `watch_failed`. */
  readonly reason?: { readonly code: "watch_limit" | "network_folder" | "watch_failed"; readonly fact?: string };
  /** Folders watched here, each of which takes one of the system's watches; null when polling. */
  readonly watchesUsed: number | null;
  /** How many watches a user may have (Linux); null elsewhere. */
  readonly watchesMax: number | null;
}

export interface FolderWatch {
  status(): WatchStatus;
  /** From now on changes to this path are reported, although its name excludes it. */
  include(path: string): void;
  close(): Promise<void>;
}
