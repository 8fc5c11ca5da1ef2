import { relative } from "node:path";
import type { Reporter, TestModule } from "vitest/node";

/** How often a failed test is tried again: `FILMOTHEQUE_TEST_RETRIES`, 0 where it is not set. The gate sets 1. */
export function testRetries(environment: NodeJS.ProcessEnv = process.env): number {
  const retries = Number(environment.FILMOTHEQUE_TEST_RETRIES ?? 0);
  return Number.isInteger(retries) && retries >= 0 ? retries : 0;
}

/** A vitest reporter that names the tests that passed only when they were tried again. */
export class RetriedTests implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const report = retriedTestsReport(modules);
    if (report) console.log(report);
  }
}

/** Undefined where every test passed or failed at the first try. */
export function retriedTestsReport(modules: readonly TestModule[]): string | undefined {
  const lines = modules.flatMap((module) => retriedOf(module).map((name) => `  ${fileOf(module)} > ${name}`));
  return lines.length > 0 ? ["\nPassed only when tried again, and to be mended:", ...lines].join("\n") : undefined;
}

function retriedOf(module: TestModule): string[] {
  return [...module.children.allTests()].filter((test) => test.diagnostic()?.flaky).map((test) => test.fullName);
}

function fileOf(module: TestModule): string {
  return `${module.project.name}: ${relative(module.project.config.root, module.moduleId)}`;
}
