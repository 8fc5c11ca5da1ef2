import { defineTasks } from "../workers/defineTasks.ts";

/** What runs in threads of the `media` pool: all that reads paths and files of unknown origin. */
export const intakeTasks = defineTasks("intake", "media", {
  hashFile: async () => (await import("./fingerprint/hashFile.ts")).hashFile,
  fingerprintFile: async () => (await import("./fingerprint/fingerprintOfFile.ts")).fingerprintFile,
  listSidecarFiles: async () => (await import("./sidecarFiles/listSidecarFiles.ts")).listSidecarFiles,
  statPaths: async () => (await import("./fileAccess/fileStat.ts")).statPaths,
  probeFiles: async () => (await import("./probe/probeFiles.ts")).probeFiles,
  readSmallFile: async () => (await import("./sidecarFiles/readSmallFile.ts")).readSmallFile,
  readDiscRoles: async () => (await import("./discs/readDiscRoles.ts")).readDiscRoles,
  readFolders: async () => (await import("./scan/readFolders.ts")).readFolders,
  realFilmPaths: async () => (await import("./fileAccess/realFilmPaths.ts")).realFilmPaths,
  pathsInside: async () => (await import("./fileAccess/pathsInside.ts")).pathsInside,
  toDiskSpellings: async () => (await import("../paths/index.ts")).toDiskSpellings,
  inspectPaths: async () => (await import("./scan/inspectPaths.ts")).inspectPaths,
});
