import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** A database's log may grow by so much before it is merged. */
const ROOM_BYTES = 16 * 1024 ** 2;

/**
 * Whether the largest file of a folder is about to reach what this process may write (`ulimit -f`), which SQLite
 * reports as a failing disk. False where there is no such limit.
 */
export function isAtFileSizeLimit(folder: string): boolean {
  // Else it looks up the names of what this process is connected with; the types do not know it yet.
  Object.assign(process.report, { excludeNetwork: true });
  // Bytes, whatever the name says; "unlimited" where there is none, and nothing at all on Windows.
  const report: { userLimits?: { file_size_blocks?: { soft?: unknown } } } = process.report.getReport();
  const limit = report.userLimits?.file_size_blocks?.soft;
  return typeof limit === "number" && largestFileBytes(folder) + ROOM_BYTES > limit;
}

function largestFileBytes(folder: string): number {
  try {
    return Math.max(0, ...readdirSync(folder).map((name) => statSync(join(folder, name)).size));
  } catch {
    return 0; // what cannot be looked at is no larger than what can
  }
}
