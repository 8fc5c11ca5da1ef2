import "./src/server/requireNode.ts";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./scripts/longestFirst.ts";
import { RetriedTests, testRetries } from "./scripts/retriedTests.ts";
import { SlowestFiles } from "./scripts/slowestFiles.ts";
import { TestCounts } from "./scripts/testCounts.ts";
import { DEADLINES } from "./tests/support/deadlines.ts";

/** One file more than there are cores: some wait for a disk, a timer or another process. */
const FILES_AT_ONCE = availableParallelism() + 1;

/**
 * Browsers, windows and Wine: each is several processes that wait for each other, and its files keep half a core busy.
 * They come after the rest, so that a mistake in a function is told by the quick tests first.
 */
const AFTER_THE_REST = {
  maxWorkers: Math.min(2 * availableParallelism(), 8),
  sequence: { groupOrder: 1 },
};

// Every thread and every program that a test starts loads hundreds of TypeScript modules. Node compiles them once and
// keeps the result here, instead of a second of processor time at each start. The environment is inherited.
process.env.NODE_COMPILE_CACHE ??= resolve(import.meta.dirname, "node_modules/.cache/compiled-modules");

export default defineConfig({
  test: {
    pool: "forks",
    sequence: { sequencer: LongestFirst },
    maxWorkers: FILES_AT_ONCE,
    retry: testRetries(),
    reporters: ["default", new SlowestFiles(), new RetriedTests(), new TestCounts()],
    setupFiles: ["tests/support/propertySeed.ts"],
    // No test depends on the speed of the machine: these only end what hangs.
    testTimeout: DEADLINES.testMs,
    hookTimeout: DEADLINES.testMs,
    teardownTimeout: DEADLINES.conditionMs,
    expect: { poll: { timeout: DEADLINES.conditionMs, interval: 25 } },
    projects: [
      { extends: true, test: { name: "unit", include: ["tests/unit/**/*.test.{ts,tsx}", "tests/guard/**/*.test.ts"] } },
      // Laws over many generated inputs, minutes of processor time: apart, so that the unit tests stay quick to run.
      { extends: true, test: { name: "property", include: ["tests/property/**/*.test.ts"] } },
      { extends: true, test: { name: "integration", include: ["tests/integration/**/*.test.ts"] } },
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["tests/e2e/support/unpackBrowser.ts"],
          ...AFTER_THE_REST,
        },
      },
      {
        extends: true,
        test: {
          name: "windows",
          include: ["tests/windows/**/*.test.ts"],
          globalSetup: ["tests/windows/support/globalSetup.ts"],
          ...AFTER_THE_REST,
        },
      },
      {
        extends: true,
        test: {
          name: "electron",
          include: ["tests/electron/**/*.test.ts"],
          globalSetup: ["tests/electron/support/windowSetup.ts", "tests/electron/support/packageSetup.ts"],
          ...AFTER_THE_REST,
        },
      },
    ],
  },
});
