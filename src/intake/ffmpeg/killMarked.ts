import { readdir, readFile } from "node:fs/promises";

/** In the environment of a program that is run with limits, and so of every process that it starts. */
export const RUN_MARKER = "FILMOTHEQUE_RUN";
/** A process may start another one while the list is read; one that does so faster than this is not caught. */
const MAX_ROUNDS = 5;

/**
 * Kills the processes of a run that left its process group (`setsid`), on Linux. One that also cleared its environment
 * cannot be told from any other process and is not found; neither is one of another user.
 *
 * @param marker value of `RUN_MARKER`, of this run alone
 * @param above only processes with a higher id: a program that ended by itself started its others after it
 */
export async function killMarked(marker: string, above = 0): Promise<void> {
  if (process.platform !== "linux") return;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const found = await findMarked(`${RUN_MARKER}=${marker}`, above);
    if (found.length === 0) return;
    for (const id of found) kill(id);
  }
}

async function findMarked(variable: string, above: number): Promise<number[]> {
  const names = await readdir("/proc").catch(() => []);
  const ids = names.filter((name) => /^\d{1,10}$/.test(name)).map(Number);
  const isMarked = await Promise.all(
    ids.map(async (id) => id > above && id !== process.pid && (await environmentOf(id)).includes(variable)),
  );
  return ids.filter((_, index) => isMarked[index]);
}

/** Empty for a process that ended, for a kernel thread and for one of another user. */
async function environmentOf(id: number): Promise<readonly string[]> {
  const text = await readFile(`/proc/${id}/environ`, "latin1").catch(() => "");
  return text.split("\0");
}

function kill(id: number): void {
  try {
    process.kill(id, "SIGKILL");
  } catch {
    // It ended meanwhile.
  }
}
