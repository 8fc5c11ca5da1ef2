import { basename } from "node:path";
import { type FSWatcher, watch } from "chokidar";
import { nativePaths } from "../../paths/index.ts";
import { classifyName, isHidden, isIgnoredFolder } from "../fileAccess/fileNames.ts";
import type { FileChange } from "./coalesceChanges.ts";

export interface WatcherOptions {
  readonly onChange: (kind: FileChange, path: string) => void;
  readonly onError: (error: unknown) => void;
}

/** Watches a folder for films with file system events. Links are left to scans, which check them. */
export function openWatcher(root: string, { onChange, onError }: WatcherOptions): FSWatcher {
  const watcher = watch(root, {
    ignoreInitial: true,
    followSymlinks: false,
    ignorePermissionErrors: true,
    backend: "native",
    ignored: (path, stats) => {
      const name = basename(path);
      // chokidar asks with slashes on Windows too.
      const isRoot = nativePaths.normalize(path) === root;
      if (isRoot || !stats) return !isRoot && isHidden(name);
      if (stats.isSymbolicLink()) return true;
      return stats.isDirectory() ? isIgnoredFolder(name) : isHidden(name) || classifyName(name) !== "video";
    },
  });
  watcher.on("add", (path) => onChange("appeared", nativePaths.normalize(path)));
  watcher.on("change", (path) => onChange("changed", nativePaths.normalize(path)));
  watcher.on("unlink", (path) => onChange("disappeared", nativePaths.normalize(path)));
  watcher.on("error", onError);
  return watcher;
}
