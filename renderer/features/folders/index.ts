/** Watched folders. The welcome page offers to add one too. */
export { useWatchFolder } from "./hooks/useFolders.ts";
