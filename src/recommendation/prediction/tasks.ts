import { defineTasks } from "../../workers/defineTasks.ts";

/** Each reads the library through the thread's own connection. */
export const predictionTasks = defineTasks("prediction", "prediction", {
  personalPage: async () => (await import("./predictionThread.ts")).personalPageIn,
  discoveries: async () => (await import("./predictionThread.ts")).discoveriesIn,
  predict: async () => (await import("./predictionThread.ts")).predictIn,
  communityCoverage: async () => (await import("./predictionThread.ts")).communityCoverageIn,
  estimateFilms: async () => (await import("./predictionThread.ts")).estimateFilmsIn,
});
