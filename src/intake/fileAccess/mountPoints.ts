import { readFileSync } from "node:fs";
import { nativePaths } from "../../paths/index.ts";

/** A drive, a share or a bind mount in the tree of folders. */
export interface Mount {
  readonly path: string;
  /** File system, source and the folder of the source: another drive at the same path has another one. */
  readonly identity: string;
}

/** Waits to mount something when the folder is opened: until then nothing is there. */
const WAITING_FILE_SYSTEM = "autofs";

/** What is mounted now, as Linux says; empty on other systems, where a drive that is away takes its folder with it. */
export function mountPoints(): Mount[] {
  if (process.platform !== "linux") return [];
  try {
    return parseMountInfo(readFileSync("/proc/self/mountinfo", "utf8"));
  } catch {
    // Without /proc, a drive that is away is recognised by its empty folder alone.
    return [];
  }
}

/**
 * Parses `/proc/self/mountinfo`, see proc(5). The last mount at a path covers those before it.
 */
export function parseMountInfo(text: string): Mount[] {
  const mounts = new Map<string, Mount>();
  for (const line of text.split("\n")) {
    const [before = "", after = ""] = line.split(" - ");
    const [, , , root = "", path] = before.split(" ");
    const [fileSystem = "", source = ""] = after.split(" ");
    if (path === undefined) continue;
    const name = unescapeOctal(path);
    mounts.delete(name);
    if (fileSystem !== WAITING_FILE_SYSTEM)
      mounts.set(name, { path: name, identity: `${fileSystem} ${source} ${root}` });
  }
  return [...mounts.values()];
}

/** Of these mounts, those that a folder lies on or holds; the system's own drive, which is never away, is left out. */
export function mountsOf(folder: string, mounts: readonly Mount[]): Mount[] {
  const above = mounts.filter(({ path }) => path === folder || nativePaths.isInside(folder, path));
  const nearest = above.sort((a, b) => b.path.length - a.path.length)[0];
  const isSystem = nearest === undefined || nativePaths.dirname(nearest.path) === nearest.path;
  return [...(isSystem ? [] : [nearest]), ...mounts.filter(({ path }) => nativePaths.isInside(path, folder))];
}

/** Spaces, tabs, line ends and backslashes are written `\040`. */
function unescapeOctal(text: string): string {
  return text.replace(/\\(\d{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
}
