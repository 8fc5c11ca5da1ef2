import { readFileSync } from "node:fs";

/** Whether a process of Linux runs. */
export function isAlive(id: number): boolean {
  try {
    // In a container without an init process, ended processes stay listed as zombies.
    return !/^\d+ \(.*\) Z /.test(readFileSync(`/proc/${id}/stat`, "utf8"));
  } catch {
    return false;
  }
}
