import { existsSync } from "node:fs";
import { constants, setPriority } from "node:os";

/** Part of util-linux, which every Linux distribution carries. */
const PRLIMIT = process.platform === "linux" ? ["/usr/bin/prlimit", "/bin/prlimit"].find(existsSync) : undefined;

/** Enough to decode a film in 4K, too little to disturb the rest of the machine. */
export const MAX_MEMORY_BYTES = 512 * 1_024 * 1_024;

/**
 * The command line that starts a program with a limit on its address space and without core dumps. `prlimit` sets
 * the limits and becomes the program: no shell, no second process. Elsewhere than on Linux the limit is left out.
 */
export function launchLimited(command: [string, ...string[]], memoryBytes?: number): [string, ...string[]] {
  if (!PRLIMIT || memoryBytes === undefined) return command;
  return [PRLIMIT, `--as=${memoryBytes}`, "--core=0", "--", ...command];
}

/** Reading films gives way to everything else that the machine does. */
export function lowerPriority(processId: number | undefined): void {
  if (processId === undefined) return;
  try {
    setPriority(processId, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // The process ended already, or the system forbids it: priority is a courtesy, no limit.
  }
}
