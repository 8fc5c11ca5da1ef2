import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPackageWithOptions, extractAll } from "@electron/asar";
import { archivedFiles } from "../support/archive.ts";
import { lowerUsing } from "./adaptApp.ts";
import { patchSqlite } from "./patchSqlite.ts";

const SHIMS = join(import.meta.dirname, "shims");
const LIBRARY = "references.so";
const NATIVE_MODULE = "node_modules/better-sqlite3/prebuilds/linux-x64.node";

/** Whether this Electron was prepared by `install.ts`, or this program adapted to it. */
export function isOlderElectron(folder: string): boolean {
  return existsSync(join(folder, LIBRARY));
}

/** What the preparation added to the distribution; a package made of it must not contain it. */
export const ADDED_TO_DISTRIBUTION: readonly string[] = [LIBRARY, "electron.sh", "resources/default_app.asar"];

/** What the environment of an adapted program needs; nothing where it was not adapted. */
export function environmentOf(program: string): Record<string, string> {
  return isOlderElectron(program) ? { LD_PRELOAD: join(program, LIBRARY) } : {};
}

/** Changes a copy of the packaged program so that the older Electron can run it. Its fuses stay as they are. */
export async function adaptPackage(copy: string, distribution: string): Promise<void> {
  copyFileSync(join(distribution, LIBRARY), join(copy, LIBRARY));
  const archive = join(copy, "resources/app.asar");
  const scratch = mkdtempSync(join(tmpdir(), "filmotheque-archive-"));
  try {
    await adaptArchive(archive, scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  const module = join(`${archive}.unpacked`, NATIVE_MODULE);
  patchSqlite(module, module);
}

async function adaptArchive(archive: string, scratch: string): Promise<void> {
  const unpacked = archivedFiles(archive).filter((file) => file.unpacked);
  const contents = join(scratch, "contents");
  extractAll(archive, contents);
  adaptContents(contents);
  // The files next to the archive stay as they are: written again they would lose their modes.
  const made = join(scratch, "app.asar");
  const unpack = `{${unpacked.map(({ path }) => join(contents, path)).join(",")}}`;
  await createPackageWithOptions(contents, made, { unpack });
  copyFileSync(made, archive);
}

function adaptContents(folder: string): void {
  lowerUsing(join(folder, "dist"));
  for (const name of ["packagedMain.mjs", "polyfills.mjs"]) copyFileSync(join(SHIMS, name), join(folder, name));
  const manifest: object = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ ...manifest, main: "packagedMain.mjs" }));
}
