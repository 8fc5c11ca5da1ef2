import { readFileSync } from "node:fs";
import { nativePaths } from "../../paths/index.ts";

/** A mounted drive, network share or bind mount. */
export interface Mount {
  readonly path: string;
  /**
   * File system, source and source folder. They identify the drive: another drive at the same path has other values.
   */
  readonly identity: string;
}

/** An automount that is mounted when the folder is opened; until then it is empty. */
const WAITING_FILE_SYSTEM = "autofs";

/** The current mounts on Linux. Empty on other systems, where the folder of an unmounted drive disappears. */
export function mountPoints(): Mount[] {
  if (process.platform !== "linux") return [];
  try {
    return parseMountInfo(readFileSync("/proc/self/mountinfo", "utf8"));
  } catch {
    // Without /proc, an unmounted drive is recognised only by its empty folder.
    return [];
  }
}

/** Parses `/proc/self/mountinfo`, see proc(5). The last mount at a path hides earlier ones. */
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

/** The mounts that a folder is on or contains. The system drive is excluded because it is always mounted. */
export function mountsOf(folder: string, mounts: readonly Mount[]): Mount[] {
  const above = mounts.filter(({ path }) => path === folder || nativePaths.isInside(folder, path));
  const nearest = above.sort((a, b) => b.path.length - a.path.length)[0];
  const isSystem = nearest === undefined || nativePaths.dirname(nearest.path) === nearest.path;
  return [...(isSystem ? [] : [nearest]), ...mounts.filter(({ path }) => nativePaths.isInside(path, folder))];
}

/** Decodes spaces, tabs, line ends and backslashes, which are written as `\040` and so on. */
function unescapeOctal(text: string): string {
  return text.replace(/\\(\d{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
}
