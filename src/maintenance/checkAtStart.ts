import { hasCode } from "../errors/index.ts";
import type { TaskRunner } from "../workers/index.ts";
import { maintenanceTasks } from "./tasks.ts";

const MAX_DURATION_MS = 10 * 60_000;

/**
 * The check that each start owes the library, after it has begun to answer: SQLite reads the whole file, in a thread and
 * on a connection of its own that cannot write.
 * @returns what it found; null where the database is sound, or the program ended first
 */
export async function checkAtStart(file: string, workers: TaskRunner): Promise<string | null> {
  try {
    const check = { file, kind: "quick" } as const;
    return await workers.run(maintenanceTasks.checkDatabase, check, { timeoutMs: MAX_DURATION_MS });
  } catch (error) {
    if (hasCode(error, "workers_closed")) return null;
    throw error;
  }
}
