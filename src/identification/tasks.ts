import { defineTasks } from "../workers/defineTasks.ts";

export const identificationTasks = defineTasks("identification", "parsing", {
  parseReleaseNames: async () => (await import("./parseReleaseNames.ts")).parseReleaseNames,
  readFolderNames: async () => (await import("./folderReading.ts")).readFolder,
});
