import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** What the build reads; a change anywhere in it makes `dist` old. */
export const BUILD_SOURCES = ["src", "electron", "renderer", "electron.vite.config.ts", "package-lock.json"];
/** What the build writes last of each of its three parts. */
const BUILD_RESULTS = ["dist/main/server.js", "dist/preload/preload.cjs", "dist/renderer/index.html"];

/** Whether something must be built: a part is missing, or a source is newer than the oldest part. */
export function isBuildOld(root: string): boolean {
  const builtAt = Math.min(...BUILD_RESULTS.map((path) => timeOf(join(root, path)) ?? 0));
  return builtAt === 0 || BUILD_SOURCES.some((path) => newestIn(join(root, path)) > builtAt);
}

/** A folder's own time counts too: it is how a file that was taken away shows. */
function newestIn(path: string): number {
  const status = statSync(path, { throwIfNoEntry: false });
  if (!status) return 0;
  if (!status.isDirectory()) return status.mtimeMs;
  const inside = readdirSync(path).map((name) => newestIn(join(path, name)));
  return Math.max(status.mtimeMs, ...inside);
}

function timeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}
