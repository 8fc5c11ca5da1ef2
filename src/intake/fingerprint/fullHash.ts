import type { Workers } from "../../workers/index.ts";
import { intakeTasks } from "../tasks.ts";

/** SHA-256 of a whole film, however large, in a thread. @throws the file system's error or the signal's reason */
export function fullHash(path: string, { workers, signal }: { workers: Workers; signal?: AbortSignal }) {
  return workers.run(intakeTasks.hashFile, { path }, { signal });
}
