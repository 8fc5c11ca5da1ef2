/** What happened in a watched folder; several files at once come in one event. */
export type FolderEvent =
  /** A file is there that was not, maybe still growing. */
  | { readonly kind: "appeared"; readonly paths: readonly string[] }
  /** A file was written to and has been left alone since. */
  | { readonly kind: "changed"; readonly paths: readonly string[] }
  /** Gone from this path: deleted, moved or renamed. Never said of files whose whole folder is away. */
  | { readonly kind: "disappeared"; readonly paths: readonly string[] }
  /** The folder is gone or empty where it was not: its drive is away, and nothing can be said of its files. */
  | { readonly kind: "rootOffline" }
  /** The folder is there again; what changed meanwhile wants a walk. */
  | { readonly kind: "rootBack" }
  /** How it is watched has changed: ask `status()`. */
  | { readonly kind: "status" };

export interface WatchStatus {
  readonly mode: "live" | "polling" | "failed";
  /** Why it is not live: `watch_limit`, `network_folder` or `watch_failed`. */
  readonly reason?: { readonly code: "watch_limit" | "network_folder" | "watch_failed"; readonly fact?: string };
  /** Folders watched here, each of which costs one watch of the system's; null when polling. */
  readonly watchesUsed: number | null;
  /** How many watches the system gives a user; null where it does not say (only Linux does). */
  readonly watchesMax: number | null;
}

export interface FolderWatch {
  status(): WatchStatus;
  close(): Promise<void>;
}
