import type { TestProject } from "vitest/node";
import { startDisplay } from "./display.ts";
import { openRealWindow, type WindowOrReason } from "./realWindow.ts";

declare module "vitest" {
  interface ProvidedContext {
    realWindow: WindowOrReason;
    /** A virtual display for each worker after the first, whose windows would take each other's focus. */
    furtherDisplays: readonly string[];
  }
}

/** Once before all window tests: a real Electron, displays, and a copy of the built program. */
export default async function setup(project: TestProject): Promise<() => void> {
  const { found, close } = await openRealWindow();
  if ("missing" in found) console.log(`The window's own tests are skipped: ${found.missing}.`);
  const further = "window" in found && found.window.environment.DISPLAY ? await startFurther(project) : [];
  project.provide("realWindow", found);
  project.provide(
    "furtherDisplays",
    further.map(({ name }) => name),
  );
  return () => {
    for (const display of further) display.stop();
    close();
  };
}

async function startFurther(project: TestProject) {
  const wanted = Number(project.config.maxWorkers) - 1;
  const started = await Promise.all(Array.from({ length: Math.max(wanted, 0) }, startDisplay));
  return started.filter((display) => display !== null);
}
