import { readdir, readFile } from "node:fs/promises";

/** An environment variable of each limited run, inherited by every process that it starts. */
export const RUN_MARKER = "FILMOTHEQUE_RUN";
/**
 * Maximum passes over the process list, because processes may start others during a pass. One that starts others
 * faster than this escapes.
 */
const MAX_ROUNDS = 5;

/**
 * On Linux, kills the processes of a run that left its process group (`setsid`). A process that also cleared its
 * environment cannot be identified and is not found; neither is one of another user.
 * @param marker value of `RUN_MARKER`, unique to this run
 * @param above only processes with a higher id, because child processes start after their parent
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

/** Empty for a process that has ended, a kernel thread and a process of another user. */
async function environmentOf(id: number): Promise<readonly string[]> {
  const text = await readFile(`/proc/${id}/environ`, "latin1").catch(() => "");
  return text.split("\0");
}

function kill(id: number): void {
  try {
    process.kill(id, "SIGKILL");
  } catch {
    // The process has ended since.
  }
}
