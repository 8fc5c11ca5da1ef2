import { defineTasks } from "../workers/defineTasks.ts";

export const sampleTasks = defineTasks("samples", "images", {
  drawSamplePoster: async () => (await import("./drawSamplePoster.ts")).drawSamplePoster,
});
