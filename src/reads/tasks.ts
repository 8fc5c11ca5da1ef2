import { defineTasks } from "../workers/defineTasks.ts";

export const readTasks = defineTasks("reads", "reads", {
  read: async () => (await import("./readThread.ts")).read,
  warmUp: async () => (await import("./readThread.ts")).warmUp,
});
