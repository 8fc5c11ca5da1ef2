import type { TestProject } from "vitest/node";
import { openRealWindow, type WindowOrReason } from "./realWindow.ts";

declare module "vitest" {
  interface ProvidedContext {
    realWindow: WindowOrReason;
  }
}

/** Once before all window tests: a real Electron, a display, and a copy of the built program. */
export default async function setup(project: TestProject): Promise<() => void> {
  const { found, close } = await openRealWindow();
  if ("missing" in found) console.log(`The window's own tests are skipped: ${found.missing}.`);
  project.provide("realWindow", found);
  return close;
}
