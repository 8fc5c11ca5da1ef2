import { defineTasks } from "../workers/defineTasks.ts";

export const identificationTasks = defineTasks("identification", "parsing", {
  parseReleaseNames: async () => (await import("./releaseName/parseReleaseNames.ts")).parseReleaseNames,
  readFolderNames: async () => (await import("./releaseName/readFolderVideos.ts")).readFolderVideos,
});
