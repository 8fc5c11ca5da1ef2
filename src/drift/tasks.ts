import { defineTasks } from "../workers/defineTasks.ts";

/** Each task reads the library through the thread's own connection, in a pool where it cannot delay recommendations. */
export const driftTasks = defineTasks("drift", "maintenance", {
  measureDrift: async () => (await import("./measureInThread.ts")).measureDriftIn,
  measureBaseline: async () => (await import("./measureInThread.ts")).measureBaselineIn,
});
