import { defineTasks } from "../../workers/defineTasks.ts";

/** Ratings in shared memory in, plain values out. */
export const trainingTasks = defineTasks("training", "training", {
  evaluateModel: async () => (await import("../evaluation/evaluate.ts")).evaluateModel,
  fitForServing: async () => (await import("./fitForServing.ts")).fitForServing,
  evaluateGridFold: async () => (await import("./evaluateGridFold.ts")).evaluateGridFold,
  prepareSet: async () => (await import("./prepareSet.ts")).prepareSet,
  profileSet: async () => (await import("./profileSet.ts")).profileSet,
});
