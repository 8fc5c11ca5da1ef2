import { defineTasks } from "../../workers/defineTasks.ts";

export const predictionTasks = defineTasks("prediction", "prediction", {
  rankFilms: async () => (await import("./rankFilms.ts")).rankFilms,
});
