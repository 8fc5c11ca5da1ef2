import { defineTasks } from "../../workers/defineTasks.ts";

/** A subtitle comes from anywhere: it is converted in a thread that can be ended. */
export const subtitleTasks = defineTasks("subtitles", "content", {
  toWebVtt: async () => (await import("./toWebVtt.ts")).toWebVtt,
});
