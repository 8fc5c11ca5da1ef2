import { defineTasks } from "../../workers/defineTasks.ts";

export const artworkTasks = defineTasks("artwork", "images", {
  preparePicture: async () => (await import("./preparePicture.ts")).preparePicture,
});
