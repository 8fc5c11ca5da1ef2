import { relative } from "node:path";
import type { Reporter, TestModule } from "vitest/node";

const SHOWN = 10;

/** A vitest reporter that ends a long run with its total time and its slowest files. */
export class SlowestFiles implements Reporter {
  #begun = performance.now();

  onTestRunStart(): void {
    this.#begun = performance.now();
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    if (modules.length > SHOWN) console.log(slowestFilesReport(modules, performance.now() - this.#begun));
  }
}

export function slowestFilesReport(modules: readonly TestModule[], totalMs: number): string {
  const files = modules
    .map((module) => ({ name: nameOf(module), ms: durationMs(module) }))
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, SHOWN);
  const lines = files.map(({ name, ms }) => `${seconds(ms).padStart(8)}  ${name}`);
  return [`\n${modules.length} files in ${seconds(totalMs)}; the slowest:`, ...lines].join("\n");
}

/** Imports, hooks and tests. */
function durationMs(module: TestModule): number {
  const { setupDuration, collectDuration, duration } = module.diagnostic();
  return setupDuration + collectDuration + duration;
}

function nameOf(module: TestModule): string {
  return `${module.project.name}: ${relative(module.project.config.root, module.moduleId)}`;
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
