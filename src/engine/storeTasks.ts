import { defineTasks } from "../workers/defineTasks.ts";

/** Defined here, because the store knows nothing of the program's threads. */
export const storeTasks = defineTasks("store", "checkpoints", {
  checkpointWal: async () => (await import("../store/index.ts")).checkpointWal,
});
