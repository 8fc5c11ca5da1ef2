import { defineTasks } from "../../workers/defineTasks.ts";

/** Describing the API converts every schema of the contract: a tenth of a second. */
export const apiTasks = defineTasks("api", "parsing", {
  describe: async () => (await import("./describeInThread.ts")).describeInThread,
});
