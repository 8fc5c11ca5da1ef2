import { defineTasks } from "../../workers/defineTasks.ts";

/** Subtitles are untrusted input, so they are converted in a thread that can be terminated. */
export const subtitleTasks = defineTasks("subtitles", "content", {
  toWebVtt: async () => (await import("./toWebVtt.ts")).toWebVtt,
});
