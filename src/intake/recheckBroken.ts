import { type ReceiveParts, receive } from "./receive.ts";
import { isUntouched } from "./reconcile/index.ts";
import { intakeTasks } from "./tasks.ts";

/**
 * A copy that paused for longer than anybody waits is called broken; when it goes on, it is no more. In a watched folder
 * a walk sees that; of files that were dropped from elsewhere, those that are not as they were found broken are read
 * again. What has not changed costs one look.
 */
export async function recheckBroken(parts: ReceiveParts, signal: AbortSignal): Promise<void> {
  const broken = parts.files.broken();
  if (broken.length === 0) return;
  const paths = broken.map(({ path }) => path);
  const looks = await parts.workers.run(intakeTasks.lookAtPaths, { paths }, { signal });
  const changed = broken.filter((file, index) => {
    const look = looks[index];
    return look && !isUntouched(file, look);
  });
  if (changed.length > 0)
    await receive(
      changed.map(({ path }) => path),
      parts,
      new Map(),
      signal,
    );
}
