import { expect, test } from "vitest";
import type { TestModule } from "vitest/node";
import { slowestFilesReport } from "../../../scripts/slowestFiles.ts";

test("the ten slowest files are named, the slowest first, with the time of the whole run", () => {
  const modules = Array.from({ length: 12 }, (_, index) => aModule(`tests/unit/${index}.test.ts`, index * 1_000));
  const lines = slowestFilesReport(modules, 65_432).trim().split("\n");
  expect(lines[0]).toBe("12 files in 65.4 s; the slowest:");
  expect(lines).toHaveLength(11);
  expect(lines[1]).toMatch(/11\.3 s {2}unit: tests\/unit\/11\.test\.ts$/);
  expect(lines[10]).toMatch(/2\.3 s {2}unit: tests\/unit\/2\.test\.ts$/);
});

/** Only the part of vitest's TestModule that is used. */
function aModule(file: string, duration: number): TestModule {
  const project = { name: "unit", config: { root: "/films" } };
  const diagnostic = () => ({ setupDuration: 100, collectDuration: 200, duration });
  return { project, moduleId: `/films/${file}`, diagnostic } as unknown as TestModule;
}
