import { defineTasks } from "../../workers/defineTasks.ts";

/** Generating the description converts every schema of the contract, which takes a tenth of a second. */
export const apiTasks = defineTasks("api", "content", {
  describe: async () => (await import("./describeInThread.ts")).describeInThread,
});
