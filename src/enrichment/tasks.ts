import { defineTasks } from "../workers/defineTasks.ts";

export const artworkTasks = defineTasks("artwork", "images", {
  prepareImage: async () => (await import("./artwork/prepareImage.ts")).prepareImage,
});
