import { basename } from "node:path";
import { type FSWatcher, watch } from "chokidar";
import { nativePaths } from "../../paths/index.ts";
import { excludedFile, excludedFolder, isIgnoreFile, type SkipReason } from "../exclusions/index.ts";
import type { FileChange } from "./coalesceChanges.ts";

export interface WatcherOptions {
  /** Paths that are watched although their names exclude them. */
  readonly included: ReadonlySet<string>;
  readonly onChange: (kind: FileChange, path: string) => void;
  readonly onError: (error: unknown) => void;
}

/** Watches a folder for films with file system events. Links are left to scans, which check them. */
export function openWatcher(root: string, { included, onChange, onError }: WatcherOptions): FSWatcher {
  const watcher = watch(root, {
    ignoreInitial: true,
    followSymlinks: false,
    ignorePermissionErrors: true,
    backend: "native",
    ignored: (path, stats) => {
      const name = basename(path);
      // chokidar asks with slashes on Windows too.
      const normalized = nativePaths.normalize(path);
      if (normalized === root || !stats) return false;
      if (stats.isSymbolicLink()) return true;
      if (included.has(normalized)) return false;
      return stats.isDirectory() ? excludedFolder(name) !== null : !isWatched(name);
    },
  });
  watcher.on("add", (path) => onChange("appeared", nativePaths.normalize(path)));
  watcher.on("change", (path) => onChange("changed", nativePaths.normalize(path)));
  watcher.on("unlink", (path) => onChange("disappeared", nativePaths.normalize(path)));
  watcher.on("error", onError);
  return watcher;
}

/** Files skipped for these reasons are recorded at once; the next scan records the others. */
const LISTED_AT_ONCE: ReadonlySet<SkipReason> = new Set([
  "incomplete",
  "disc_image",
  "stream_link",
  "unsupported_format",
]);

/** Each watched file uses one of the system's watches, so subtitles and images are not watched. */
function isWatched(name: string): boolean {
  const excluded = excludedFile(name);
  return excluded === null || isIgnoreFile(name) || LISTED_AT_ONCE.has(excluded.reason);
}
