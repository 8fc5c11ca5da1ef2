import type { Workers } from "../../workers/index.ts";
import type { AllowedRoots } from "../fileAccess/allowedRoots.ts";
import { intakeTasks } from "../tasks.ts";

/** SHA-256 of a whole film, however large, in a thread. @throws the file system's error or the signal's reason */
export function fullHash(
  path: string,
  { workers, roots, signal }: { workers: Workers; roots: AllowedRoots; signal?: AbortSignal },
) {
  return workers.run(intakeTasks.hashFile, { path, roots }, { signal });
}
