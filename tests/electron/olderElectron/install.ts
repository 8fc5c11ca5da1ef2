import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { createPackage } from "@electron/asar";
import { FuseV1Options, FuseVersion, flipFuses } from "@electron/fuses";
import { downloadRelease } from "./download.ts";
import { RELEASE } from "./release.ts";
import { unpackRelease } from "./unpack.ts";

const CACHE = resolve(import.meta.dirname, "../../../node_modules/.cache");
const SHIMS = join(import.meta.dirname, "shims");

/**
 * The older Electron, downloaded and prepared once. Two runs at the same time prepare one each; the first to finish
 * gives it the name.
 * @returns its folder: `electron.sh` starts it, `electron` is the binary itself
 */
export async function installOlderElectron(): Promise<string> {
  const folder = join(CACHE, `electron-${RELEASE.electron}-${shimsDigest()}`);
  if (existsSync(folder)) return folder;

  mkdirSync(CACHE, { recursive: true });
  const scratch = mkdtempSync(join(CACHE, "electron-unpacking-"));
  try {
    const prepared = join(scratch, "electron");
    await unpackRelease(await downloadRelease(scratch), prepared);
    await prepare(prepared, scratch);
    if (!existsSync(folder)) renameSync(prepared, folder);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return folder;
}

/** A different digest makes changed shims be prepared again. */
function shimsDigest(): string {
  const hash = createHash("sha256");
  for (const name of readdirSync(SHIMS).sort()) hash.update(name).update(readFileSync(join(SHIMS, name)));
  return hash.digest("hex").slice(0, 8);
}

async function prepare(folder: string, scratch: string): Promise<void> {
  await flipFuses(join(folder, "electron"), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  writeFileSync(join(folder, "version"), RELEASE.electron);
  execFileSync("gcc", ["-shared", "-fPIC", "-O2", "-o", join(folder, "references.so"), join(SHIMS, "references.c")]);

  const defaultApp = join(scratch, "default-app");
  mkdirSync(defaultApp);
  for (const name of ["defaultApp.mjs", "polyfills.mjs", "waitForDriver.mjs"])
    copyFileSync(join(SHIMS, name), join(defaultApp, name));
  writeFileSync(join(defaultApp, "package.json"), JSON.stringify({ name: "default-app", main: "defaultApp.mjs" }));
  await createPackage(defaultApp, join(folder, "resources/default_app.asar"));

  copyFileSync(join(SHIMS, "electron.sh"), join(folder, "electron.sh"));
  execFileSync("chmod", ["755", join(folder, "electron.sh"), join(folder, "electron")]);
}
