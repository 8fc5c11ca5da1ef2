import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { writeError, writeOutput } from "../src/terminal/index.ts";
import { isBuildOld } from "./freshness.ts";

/** Builds engine and page when a source is newer than what was built. Ends the program when that fails. */
export function buildIfOld(root: string): void {
  if (!isBuildOld(root)) return;
  writeOutput("Building…");
  const words = [join(root, "node_modules/electron-vite/bin/electron-vite.js"), "build", "--logLevel", "warn"];
  const { status } = spawnSync(process.execPath, words, { cwd: root, stdio: "inherit" });
  if (status === 0) return;
  writeError("The build failed; see the messages above.");
  process.exit(1);
}
