import { defineTasks } from "../workers/defineTasks.ts";

/** What threads of the `media` pool do with paths and files of unknown origin. */
export const intakeTasks = defineTasks("intake", "media", {
  hashFile: async () => (await import("./fingerprint/hashFile.ts")).hashFile,
  listSidecarFiles: async () => (await import("./sidecarFiles/listSidecarFiles.ts")).listSidecarFiles,
  lookAtPaths: async () => (await import("./survey/fileLook.ts")).lookAtPaths,
  probeFiles: async () => (await import("./probe/probeFiles.ts")).probeFiles,
  readSmallFile: async () => (await import("./sidecarFiles/readSmallFile.ts")).readSmallFile,
  readFolders: async () => (await import("./survey/readFolders.ts")).readFolders,
  realPaths: async () => (await import("./survey/realPaths.ts")).realPaths,
  spellPaths: async () => (await import("../paths/index.ts")).spellPaths,
  surveyPaths: async () => (await import("./survey/surveyPaths.ts")).surveyPaths,
});
