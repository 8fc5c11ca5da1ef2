import { chmod, readdir } from "node:fs/promises";
import { join } from "node:path";

/**
 * ffmpeg and ffprobe come from their packages executable for their owner alone; installed for a whole system, nobody
 * else could run them.
 * @param {import("electron-builder").AfterPackContext} context
 */
export default async function afterPack({ appOutDir, packager, electronPlatformName }) {
  if (electronPlatformName === "win32") return;
  const modules = join(packager.getResourcesDir(appOutDir), "app.asar.unpacked/node_modules");
  for (const [scope, program] of [
    ["@ffmpeg-installer", "ffmpeg"],
    ["@ffprobe-installer", "ffprobe"],
  ]) {
    const platforms = (await readdir(join(modules, scope))).filter((name) => name !== program);
    for (const platform of platforms) await chmod(join(modules, scope, platform, program), 0o755);
  }
}
