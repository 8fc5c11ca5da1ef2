import { defineTasks } from "../../workers/defineTasks.ts";

/** Ratings in shared memory in, plain values out. Those that read the library do so through the thread's own connection. */
export const trainingTasks = defineTasks("training", "training", {
  judgeModel: async () => (await import("../evaluation/judgeModel.ts")).judgeModel,
  judgeOnNewest: async () => (await import("../evaluation/judgeModel.ts")).judgeOnNewest,
  fitAndJudge: async () => (await import("./judgeArtefact.ts")).fitAndJudge,
  judgeFile: async () => (await import("./judgeArtefact.ts")).judgeFile,
  findUnseen: async () => (await import("./judgeArtefact.ts")).findUnseen,
  evaluateGridFold: async () => (await import("./evaluateGridFold.ts")).evaluateGridFold,
  prepareSet: async () => (await import("./prepareSet.ts")).prepareSet,
  loadRatings: async () => (await import("./readInThread.ts")).loadRatingsIn,
  profileRatings: async () => (await import("./readInThread.ts")).profileRatingsIn,
  profileAllRatings: async () => (await import("./readInThread.ts")).profileAllRatingsIn,
  findUnlistedFilms: async () => (await import("./readInThread.ts")).findUnlistedFilmsIn,
  tuneHousehold: async () => (await import("./readInThread.ts")).tuneHouseholdIn,
  findChangedGroups: async () => (await import("./readInThread.ts")).findChangedGroupsIn,
});

/** In the thread that answers requests: a training keeps the threads of its own pool busy for minutes. */
export const readinessTasks = defineTasks("readiness", "prediction", {
  countTrainable: async () => (await import("./readInThread.ts")).countTrainableIn,
});
