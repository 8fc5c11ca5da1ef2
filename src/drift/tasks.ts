import { defineTasks } from "../workers/defineTasks.ts";

/** Each reads the library through the thread's own connection, where it cannot delay suggestions. */
export const driftTasks = defineTasks("drift", "maintenance", {
  measureDrift: async () => (await import("./measureInThread.ts")).measureDriftIn,
  measureUsage: async () => (await import("./measureInThread.ts")).measureUsageIn,
});
