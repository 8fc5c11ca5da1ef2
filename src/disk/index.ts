/**
 * Why a file or folder cannot be written. In: an error of Node or SQLite, and the folder that was meant. Out: a stable
 * code and the path that is to blame. `src/messages` has the words for each.
 */

export { diagnoseDiskFault } from "./diagnoseDiskFault.ts";
export { type DiskFault, type DiskFaultCode, diskFaultCodeOf, isDiskFaultCode } from "./diskFault.ts";
