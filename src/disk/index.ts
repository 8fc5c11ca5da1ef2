/**
 * Why a file or folder cannot be written. Input: an error of Node or SQLite, and the intended folder. Output: a stable
 * code and the path at fault. `src/messages` has the texts for each code.
 */

export { diagnoseDiskFault } from "./diagnoseDiskFault.ts";
export { type DiskFault, type DiskFaultCode, diskFaultCodeOf, isDiskFaultCode } from "./diskFault.ts";
