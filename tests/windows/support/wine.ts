import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CACHE, cachedFolder } from "../../support/cachedFolder.ts";
import { DEADLINES } from "../../support/deadlines.ts";
import { missingPackages, unpackDebianPackages } from "../../support/debianPackages.ts";

const LIBRARIES = "usr/lib/x86_64-linux-gnu";
const PROGRAMS = "usr/lib/wine";

/** Where Debian's Wine is: unpacked into our cache, or installed. */
export interface Wine {
  /** `/` where it is installed. */
  readonly root: string;
  /** A Windows machine that was just set up; each test run works in a copy of it. */
  readonly freshPrefix: string;
}

/** @throws where Wine cannot be had */
export async function obtainWine(): Promise<Wine> {
  const missing = await missingPackages("wine64");
  const root =
    missing.length === 0 ? "/" : await cachedFolder(join(CACHE, "wine-unpacked"), (made) => unpack(missing, made));
  const freshPrefix = await cachedFolder(join(CACHE, "wine-prefix"), (made) => boot(root, made));
  return { root, freshPrefix };
}

/** Everything a program under Wine is started with; nothing of the person's own environment or home folder. */
export function wineEnvironment(root: string, prefix: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: prefix,
    // Wine reads the encoding of file names from here.
    LC_ALL: "C.UTF-8",
    LD_LIBRARY_PATH: [LIBRARIES, "lib/x86_64-linux-gnu"].map((folder) => join(root, folder)).join(":"),
    WINEPREFIX: prefix,
    WINEDEBUG: "-all",
    // Neither .NET nor a browser nor menu entries on this machine's desktop.
    WINEDLLOVERRIDES: "mscoree,mshtml=;winemenubuilder.exe=d",
  };
}

export function wineProgram(root: string, name: "wine64" | "wineserver64"): string {
  return join(root, PROGRAMS, name);
}

async function unpack(packages: readonly string[], folder: string): Promise<void> {
  await unpackDebianPackages(packages, folder);
  // No 32-bit program is run; these are half of the whole.
  await rm(join(folder, LIBRARIES, "wine/i386-windows"), { recursive: true, force: true });
  // Debian's is a script with absolute paths.
  await rm(join(folder, PROGRAMS, "wineserver"), { force: true });
  await symlink("wineserver64", join(folder, PROGRAMS, "wineserver"));
  await markAsBuiltin(
    join(folder, "usr/x86_64-w64-mingw32/lib/zlib1.dll"),
    join(folder, LIBRARIES, "wine/x86_64-windows/zlib1.dll"),
  );
}

/** What the package's own installation script does: Wine loads only a library that says it is one of Wine's. */
async function markAsBuiltin(from: string, to: string): Promise<void> {
  const library = await readFile(from);
  library.fill(0, 64, 96);
  library.write("Wine builtin DLL", 64, "latin1");
  await writeFile(to, library);
}

async function boot(root: string, prefix: string): Promise<void> {
  try {
    await runWine(root, prefix, "wine64", ["wineboot", "-i"]);
    await runWine(root, prefix, "wine64", ["winecfg", "-v", "win10"]);
  } finally {
    await endWine(root, prefix);
  }
}

/** Ends every program of this prefix, and no other's; returns once the registry is written. */
export async function endWine(root: string, prefix: string): Promise<void> {
  await runWine(root, prefix, "wineserver64", ["-k"]);
  await runWine(root, prefix, "wineserver64", ["-w"]);
}

/** Console handles do not work under Wine 8: input and output lead nowhere. */
export async function runWine(
  root: string,
  prefix: string,
  program: "wine64" | "wineserver64",
  words: readonly string[],
): Promise<void> {
  const child = spawn(join(root, PROGRAMS, program), words, {
    env: wineEnvironment(root, prefix),
    stdio: "ignore",
    timeout: DEADLINES.conditionMs,
  });
  await once(child, "exit");
}
