import { defineTasks } from "../../workers/defineTasks.ts";

/** In the thread that answers requests: a training keeps the threads of its own pool busy for minutes. */
export const readinessTasks = defineTasks("readiness", "prediction", {
  countTrainable: async () => (await import("./readInThread.ts")).countTrainableIn,
});
