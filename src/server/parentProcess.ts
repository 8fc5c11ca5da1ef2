import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { hasCode } from "../errors/index.ts";

const SHELLS = new Set(["sh", "dash", "bash", "ash", "busybox", "zsh", "ksh", "fish"]);

export interface ProcessEntry {
  readonly name: string;
  readonly parentId: number;
  readonly isZombie: boolean;
}

/**
 * The id of the npm that started this program.
 *
 * npm starts a script as `sh -c "node …"`. Some shells replace themselves with that one command, and then npm is the
 * parent; others stay and wait, and then it is the parent's parent. Such a shell outlives an npm that was killed.
 * @returns null where it cannot be known, as on Windows
 */
export function findNpm(parentId = process.ppid, entryOf = readEntry): number | null {
  const parent = entryOf(parentId);
  if (!parent) return null;
  return SHELLS.has(parent.name) ? parent.parentId : parentId;
}

/** A zombie, a process that has ended but was not waited for, does not count as running. */
export function isRunning(id: number): boolean {
  const entry = process.platform === "linux" ? entryInProc(id) : null;
  if (entry) return !entry.isZombie;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // Not allowed to signal it: then it is there.
    return hasCode(error, "EPERM");
  }
}

function readEntry(id: number): ProcessEntry | null {
  if (process.platform === "win32") return null;
  return process.platform === "linux" ? entryInProc(id) : entryByPs(id);
}

function entryInProc(id: number): ProcessEntry | null {
  try {
    return parseStat(readFileSync(`/proc/${id}/stat`, "utf8"));
  } catch (error) {
    if (["ENOENT", "ESRCH", "EACCES"].some((code) => hasCode(error, code))) return null;
    throw error;
  }
}

/** @param line as in `1234 (npm start) S 1000 …`; the name may hold spaces and brackets */
export function parseStat(line: string): ProcessEntry {
  const end = line.lastIndexOf(")");
  const [state, parentId] = line.slice(end + 2).split(" ");
  return { name: line.slice(line.indexOf("(") + 1, end), parentId: Number(parentId), isZombie: state === "Z" };
}

function entryByPs(id: number): ProcessEntry | null {
  const { stdout } = spawnSync("ps", ["-o", "ppid=,stat=,comm=", "-p", String(id)], { encoding: "utf8" });
  return parsePs(stdout ?? "");
}

/** @param line as in ` 1000 Ss   /bin/zsh`; the name of a log-in shell begins with a dash */
export function parsePs(line: string): ProcessEntry | null {
  const [, parentId, state, path] = /^(\d+)\s+(\S+)\s+(\S.*)$/.exec(line.trim()) ?? [];
  if (!parentId || !state || !path) return null;
  const name = basename(path).replace(/^-/, "");
  return { name, parentId: Number(parentId), isZombie: state.startsWith("Z") };
}
