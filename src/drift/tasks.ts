import { defineTasks } from "../workers/defineTasks.ts";

/** Each reads the library through the thread's own connection. */
export const driftTasks = defineTasks("drift", "prediction", {
  measureDrift: async () => (await import("./measureInThread.ts")).measureDriftIn,
  measureUsage: async () => (await import("./measureInThread.ts")).measureUsageIn,
});
