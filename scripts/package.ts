import "../src/server/requireNode.ts";
import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { packageProgram } from "./packageProgram.ts";

/**
 * `npm run package`: builds the program and packs it for this system into `release/`. Words after `--` go to
 * electron-builder: `npm run package -- --dir` packs a folder without an installer.
 */
const ROOT = resolve(import.meta.dirname, "..");
const options = process.argv.slice(2);

const build = [join(ROOT, "node_modules/electron-vite/bin/electron-vite.js"), "build", "--logLevel", "warn"];
console.log("Building…");
if (spawnSync(process.execPath, build, { cwd: ROOT, stdio: "inherit" }).status !== 0) {
  console.error("Nothing was packaged: the build failed. Its messages are above.");
  process.exit(1);
}

console.log("Packaging…");
const status = await packageProgram(ROOT, options);
if (status === 0) {
  console.log(`Packaged. The result is in ${join(ROOT, "release")}.`);
} else {
  console.error(
    [
      "Packaging failed. The messages are above.",
      "electron-builder downloads Electron and the tools that make installers. If a download failed:",
      "- check the connection and the proxy (HTTPS_PROXY), or name a mirror with ELECTRON_MIRROR and ELECTRON_BUILDER_BINARIES_MIRROR;",
      "- or pack a folder without an installer from an Electron that is here already:",
      "  npm run package -- --dir -c.electronDist=FOLDER",
    ].join("\n"),
  );
}
process.exitCode = status;
