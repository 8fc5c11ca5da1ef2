/**
 * Background work as a whole, for tray, taskbar and dock: whether it is paused, how much is left, what came in. In:
 * events of jobs and files. Out: one short state, at most a few times a second. It starts and settles no job itself.
 */
export {
  createProcessing,
  type Imported,
  type Processing,
  type ProcessingState,
} from "./createProcessing.ts";
export { CRASHES_BEFORE_PAUSE, type ProgramStarts, programStarts, STABLE_RUN_MS } from "./programStarts.ts";
