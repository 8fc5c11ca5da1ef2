import { defineTasks } from "../workers/defineTasks.ts";

/** What threads of the `media` pool do with paths and files of unknown origin. */
export const intakeTasks = defineTasks("intake", "media", {
  hashFile: async () => (await import("./fingerprint/hashFile.ts")).hashFile,
  listNeighbours: async () => (await import("./neighbours/listNeighbours.ts")).listNeighbours,
  lookAtPaths: async () => (await import("./survey/fileLook.ts")).lookAtPaths,
  probeFiles: async () => (await import("./probe/probeFiles.ts")).probeFiles,
  readBeside: async () => (await import("./neighbours/readBeside.ts")).readBeside,
  readFolders: async () => (await import("./survey/readFolders.ts")).readFolders,
  realPaths: async () => (await import("./survey/realPaths.ts")).realPaths,
  spellPaths: async () => (await import("../paths/index.ts")).spellPaths,
  surveyPaths: async () => (await import("./survey/surveyPaths.ts")).surveyPaths,
});
