import { defineTasks } from "../../workers/defineTasks.ts";

/** A downloaded set comes from outside: it is read in a thread that can be ended. */
export const itemVectorTasks = defineTasks("itemVectors", "content", {
  distilCommunity: async () => (await import("./distilCommunity.ts")).distilCommunity,
});
