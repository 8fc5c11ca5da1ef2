import { type Dirent, readFileSync } from "node:fs";
import { opendir, realpath, stat, statfs } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { isWithoutFilms } from "./folderContent.ts";

/** statfs(2) types of NFS, SMB (three generations), AFS, 9p, Ceph and Coda: changes by other machines are not reported. */
const NETWORK_FILE_SYSTEMS = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x01021997, 0x00c36400, 0x73757245,
]);

/** Whether a folder is on another machine, as far as the system tells. */
export async function isOnNetwork(folder: string): Promise<boolean> {
  if (process.platform === "win32") return isShare(folder) || isShare(await realpath(folder).catch(() => folder));
  if (process.platform !== "linux") return false;
  try {
    return NETWORK_FILE_SYSTEMS.has((await statfs(folder)).type >>> 0);
  } catch {
    // Not there: it is asked again when it is back.
    return false;
  }
}

/** Windows names a folder of another machine `\\server\share`, also where a drive letter leads there. */
function isShare(path: string): boolean {
  return path.startsWith("\\\\");
}

/** How many folders one user may watch (Linux); null elsewhere. */
export function watchesMax(): number | null {
  try {
    const most = Number(readFileSync("/proc/sys/fs/inotify/max_user_watches", "utf8"));
    return Number.isFinite(most) ? most : null;
  } catch {
    return null;
  }
}

export type RootState = "filled" | "empty" | "gone";

export interface WatchedRoot {
  readonly state: RootState;
  /** The number of its file system, which changes where a drive is mounted over it; null while it is gone. */
  readonly device: number | null;
}

/** A folder with more entries than this is not an empty mount point. */
const MAX_ENTRIES = 50;
/** Timeout, because a share whose server is down may not respond for minutes. */
const MAX_ANSWER_MS = 10_000;

/** Folders with a check in progress, so that an unresponsive folder does not occupy more and more threads. */
const asking = new Map<string, Promise<WatchedRoot>>();
const GONE: WatchedRoot = { state: "gone", device: null };

/** Whether the folder exists and does not look like an empty mount point, and on which file system it is. */
export async function readRoot(folder: string, maxAnswerMs = MAX_ANSWER_MS): Promise<WatchedRoot> {
  const answer = asking.get(folder) ?? askRoot(folder).finally(() => asking.delete(folder));
  asking.set(folder, answer);
  const over = new AbortController();
  const late = pause(maxAnswerMs, GONE, { signal: over.signal }).catch(() => GONE);
  try {
    return await Promise.race([answer, late]);
  } finally {
    over.abort();
  }
}

async function askRoot(folder: string): Promise<WatchedRoot> {
  try {
    const { dev: device } = await stat(folder);
    return { state: await contentState(folder), device };
  } catch {
    // A disconnected drive and an unreadable folder cannot be distinguished here.
    return GONE;
  }
}

async function contentState(folder: string): Promise<RootState> {
  await using entries = await opendir(folder);
  const found: Dirent[] = [];
  for await (const entry of entries) if (found.push(entry) > MAX_ENTRIES) return "filled";
  return isWithoutFilms(found) ? "empty" : "filled";
}
