import { expect, test } from "vitest";
import type { TestModule } from "vitest/node";
import { retriedTestsReport, testRetries } from "../../../scripts/retriedTests.ts";

test("a failed test is tried again only where the gate asks for it", () => {
  expect([{}, { FILMOTHEQUE_TEST_RETRIES: "1" }, { FILMOTHEQUE_TEST_RETRIES: "many" }].map(testRetries)).toEqual([
    0, 1, 0,
  ]);
});

test("tests that passed only when tried again are named, and nothing is said without them", () => {
  const modules = [aModule("tests/e2e/mine.test.ts", ["lists > opens", "lists > closes"], ["lists > closes"])];
  expect(retriedTestsReport(modules)).toBe(
    "\nPassed only when tried again, and to be mended:\n  e2e: tests/e2e/mine.test.ts > lists > closes",
  );
  expect(retriedTestsReport([aModule("tests/e2e/mine.test.ts", ["lists > opens"], [])])).toBeUndefined();
});

/** Only the part of vitest's TestModule that is used. */
function aModule(file: string, tests: readonly string[], flaky: readonly string[]): TestModule {
  const project = { name: "e2e", config: { root: "/films" } };
  const allTests = () =>
    tests.map((fullName) => ({ fullName, diagnostic: () => ({ flaky: flaky.includes(fullName) }) }));
  return { project, moduleId: `/films/${file}`, children: { allTests } } as unknown as TestModule;
}
