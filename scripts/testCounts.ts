import { writeFileSync } from "node:fs";
import type { Reporter, SerializedError, TestModule } from "vitest/node";

export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

/**
 * A vitest reporter that leaves the one line of the run, `N passed, N failed`, in the file that
 * `FILMOTHEQUE_TEST_COUNTS` names. Without the variable it does nothing.
 */
export class TestCounts implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const file = process.env.FILMOTHEQUE_TEST_COUNTS;
    if (file) writeFileSync(file, `${countsLine(countTests(modules, unhandled.length))}\n`);
  }
}

/** A file that could not be read holds no test, and an error outside all tests belongs to none: each counts as failed. */
export function countTests(modules: readonly TestModule[], unhandledErrors: number): Counts {
  const counts = { passed: 0, failed: unhandledErrors, skipped: 0 };
  for (const module of modules) {
    const before = counts.failed;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      counts[state === "pending" ? "skipped" : state] += 1;
    }
    if (module.state() === "failed" && counts.failed === before) counts.failed += 1;
  }
  return counts;
}

export function countsLine({ passed, failed, skipped }: Counts): string {
  const line = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}
