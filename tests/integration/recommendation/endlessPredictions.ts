import { driftTasks } from "../../../src/drift/tasks.ts";
import { defineTasks } from "../../../src/workers/defineTasks.ts";
import { serveTasks } from "../../../src/workers/serveTasks.ts";

/** Loaded by the threads of a test: a personal page, or a profile of all ratings, never ends by itself. Drift is the program's. */
const endless = defineTasks("prediction", "prediction", {
  personalPage: async () => (await import("./endlessPrediction.ts")).endlessPage,
  predict: async () => (await import("./endlessPrediction.ts")).threadOf,
});

const endlessReadiness = defineTasks("readiness", "prediction", {
  countTrainable: async () => (await import("./endlessPrediction.ts")).endlessPage,
});

const endlessTraining = defineTasks("training", "training", {
  profileAllRatings: async () => (await import("./endlessPrediction.ts")).endlessPage,
  loadRatings: async () => (await import("./endlessPrediction.ts")).threadOf,
});

export default serveTasks(endless, endlessReadiness, endlessTraining, driftTasks);
