import { defineTasks } from "../../workers/defineTasks.ts";

/** An export comes from anywhere: it is read in a thread that can be ended. So is what its films are the same as. */
export const memberTasks = defineTasks("members", "content", {
  stageExport: async () => (await import("./stageExport.ts")).stageExport,
  findChangedGroups: async () => (await import("./findChangedGroups.ts")).findChangedGroups,
});
