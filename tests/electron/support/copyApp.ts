import { cpSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { RealWindow } from "./realWindow.ts";

/** A copy of the program whose own files a test may change; packages are linked. */
export function copyApp({ appFolder }: RealWindow, target: string): string {
  for (const name of ["package.json", "dist", "resources"])
    cpSync(join(appFolder, name), join(target, name), { recursive: true });
  symlinkSync(join(appFolder, "node_modules"), join(target, "node_modules"));
  return target;
}
