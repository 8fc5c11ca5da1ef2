import { defineTasks } from "../../workers/defineTasks.ts";

/**
 * Each reads the library through the thread's own connection. What can be trained is counted here, because a training
 * keeps the threads of its own pool busy for minutes.
 */
export const predictionTasks = defineTasks("prediction", "prediction", {
  personalPage: async () => (await import("./predictionThread.ts")).personalPageIn,
  discoveries: async () => (await import("./predictionThread.ts")).discoveriesIn,
  predict: async () => (await import("./predictionThread.ts")).predictIn,
  estimateFilms: async () => (await import("./predictionThread.ts")).estimateFilmsIn,
  countTrainable: async () => (await import("../training/readInThread.ts")).countTrainableIn,
});
