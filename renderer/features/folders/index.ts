/** The folders' door: watching one is offered on the first page too. */
export { useWatchFolder } from "./hooks/useFolders.ts";
