import { globSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import serve from "../../../src/engine/taskThread.ts";
import { artworkTasks } from "../../../src/enrichment/tasks.ts";
import { maintenanceTasks } from "../../../src/maintenance/tasks.ts";
import type { AnyTask } from "../../../src/workers/defineTasks.ts";
import { serveTasks } from "../../../src/workers/serveTasks.ts";

const SRC = join(import.meta.dirname, "../../../src");

/** Every task that some `tasks.ts` of the program defines. */
async function definedTasks(): Promise<AnyTask[]> {
  const files = globSync("**/{tasks,catalogueTasks}.ts", { cwd: SRC });
  const modules: Record<string, Record<string, AnyTask>>[] = await Promise.all(
    files.map((file) => import(join(SRC, file))),
  );
  return modules.flatMap((module) => Object.values(module)).flatMap((definition) => Object.values(definition));
}

test("threads serve every task that a feature defines, and each loads a function", async () => {
  const tasks = await definedTasks();
  expect(tasks.length).toBeGreaterThan(15);
  for (const task of tasks) {
    expect(await task.load()).toBeTypeOf("function");
    // Without an input most tasks fail; a task that is not listed fails by name.
    const failure = await serve({ taskId: task.id, input: undefined }).catch((error: unknown) => String(error));
    expect(String(failure)).not.toContain("no thread serves");
  }
});

test("a task that no thread serves is refused by its name, and two of one name are refused at the start", async () => {
  await expect(serve({ taskId: "intake.unknown", input: null })).rejects.toThrow("no thread serves intake.unknown");
  expect(() => serveTasks(artworkTasks, artworkTasks)).toThrow("two tasks are called artwork.prepareImage");
});

test("the database check, which may take minutes, has its own threads", () => {
  expect(maintenanceTasks.checkDatabase.pool).not.toBe(artworkTasks.prepareImage.pool);
});
