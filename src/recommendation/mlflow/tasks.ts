import { defineTasks } from "../../workers/defineTasks.ts";

/** An artefact of a shared server comes from anybody: it is read in a thread that can be ended. */
export const downloadTasks = defineTasks("downloads", "content", {
  checkDownloaded: async () => (await import("./artefactThread.ts")).checkDownloaded,
  writeLocal: async () => (await import("./artefactThread.ts")).writeLocal,
});

/** Both read the library. */
export const portableTasks = defineTasks("portable", "maintenance", {
  writePortable: async () => (await import("./artefactThread.ts")).writePortable,
  findModelFilms: async () => (await import("./findModelFilms.ts")).findModelFilms,
});
