import { copyFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPackageWithOptions, extractAll } from "@electron/asar";
import { archivedFiles } from "../support/archive.ts";
import { lowerUsing } from "./adaptApp.ts";
import { patchSqlite } from "./patchSqlite.ts";

const SHIMS = join(import.meta.dirname, "shims");
const LIBRARY = "references.so";
const NATIVE_MODULE = "node_modules/better-sqlite3/prebuilds/linux-x64.node";

/** Whether this Electron was prepared by `install.ts`. */
export function isOlderElectron(distribution: string): boolean {
  return existsSync(join(distribution, LIBRARY));
}

/** What the preparation added to the distribution; a package made of it must not contain it. */
export const ADDED_TO_DISTRIBUTION: readonly string[] = [LIBRARY, "electron.sh", "resources/default_app.asar"];

/**
 * Copies the packaged program to `target` so that the older Electron can run it. Its fuses stay as they are.
 * @returns what its environment needs
 */
export async function adaptPackage(
  packaged: string,
  distribution: string,
  target: string,
): Promise<Record<string, string>> {
  cpSync(packaged, target, { recursive: true });
  copyFileSync(join(distribution, LIBRARY), join(target, LIBRARY));
  const archive = join(target, "resources/app.asar");
  const unpacked = archivedFiles(archive).filter((file) => file.unpacked);
  const scratch = mkdtempSync(join(tmpdir(), "filmotheque-archive-"));
  try {
    extractAll(archive, scratch);
    adaptContents(scratch);
    await createPackageWithOptions(scratch, archive, {
      unpack: `{${unpacked.map(({ path }) => join(scratch, path)).join(",")}}`,
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  adaptBeside(join(packaged, "resources/app.asar.unpacked"), `${archive}.unpacked`);
  return { LD_PRELOAD: join(target, LIBRARY) };
}

function adaptContents(folder: string): void {
  lowerUsing(join(folder, "dist"));
  for (const name of ["packagedMain.mjs", "polyfills.mjs"]) copyFileSync(join(SHIMS, name), join(folder, name));
  const manifest: object = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ ...manifest, main: "packagedMain.mjs" }));
}

/** The files beside the archive are taken from the package itself: unpacking them again would lose their modes. */
function adaptBeside(packaged: string, target: string): void {
  rmSync(target, { recursive: true });
  cpSync(packaged, target, { recursive: true });
  patchSqlite(join(packaged, NATIVE_MODULE), join(target, NATIVE_MODULE));
}
