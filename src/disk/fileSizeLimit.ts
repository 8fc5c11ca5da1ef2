import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** How much a database's log may grow before a checkpoint. */
const LOG_GROWTH_BYTES = 16 * 1024 ** 2;

/**
 * Whether the largest file of a folder is close to the maximum file size of this process (`ulimit -f`), which SQLite
 * reports as a failing disk. False when there is no such limit.
 */
export function isAtFileSizeLimit(folder: string): boolean {
  // Without this the report resolves the names of connected hosts. The types do not have it yet.
  Object.assign(process.report, { excludeNetwork: true });
  // In bytes, despite the name; "unlimited" when there is no limit; missing on Windows.
  const report: { userLimits?: { file_size_blocks?: { soft?: unknown } } } = process.report.getReport();
  const limit = report.userLimits?.file_size_blocks?.soft;
  return typeof limit === "number" && largestFileBytes(folder) + LOG_GROWTH_BYTES > limit;
}

function largestFileBytes(folder: string): number {
  try {
    return Math.max(0, ...readdirSync(folder).map((name) => statSync(join(folder, name)).size));
  } catch {
    return 0; // the folder cannot be read: no limit is reported
  }
}
