import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { getHostArch } from "@electron/get";
import { onTestFinished, vi } from "vitest";
import type { FetchOutcome } from "../../../scripts/start/fetchWithProgress.ts";
import { DEADLINES } from "../../support/deadlines.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { zipOf } from "../../support/zip.ts";

const MODULES = resolve(import.meta.dirname, "../../../node_modules");
const SCRIPTS = resolve(import.meta.dirname, "../../../scripts/start");
const BINARIES: Partial<Record<NodeJS.Platform, string>> = {
  darwin: "Electron.app/Contents/MacOS/Electron",
  win32: "electron.exe",
};

/** The package `electron` as npm installs it, except that its checksum is that of a small archive made here. */
export function createElectronPackage() {
  const root = temporaryFolder("electron-package");
  const folder = join(root, "node_modules/electron");
  mkdirSync(folder, { recursive: true });
  for (const name of ["package.json", "index.js", "install.js"])
    cpSync(join(MODULES, "electron", name), join(folder, name));
  // What the installer needs is found where it is.
  for (const name of ["@electron", "@electron-internal"])
    symlinkSync(join(MODULES, name), join(root, "node_modules", name), "junction");

  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
  const binaryName = BINARIES[process.platform] ?? "electron";
  const archive = zipOf([
    { path: binaryName, bytes: Buffer.from("#!/bin/sh\nexit 0\n"), isExecutable: true },
    { path: "version", bytes: Buffer.from(version) },
    { path: "resources.pak", bytes: randomBytes(300_000) },
  ]);
  const fileName = `electron-v${version}-${process.platform}-${getHostArch()}.zip`;
  const checksum = createHash("sha256").update(archive).digest("hex");
  writeFileSync(join(folder, "checksums.json"), JSON.stringify({ [fileName]: checksum }));
  return { root, folder, version, binaryName, archive, fileName, cache: join(root, "cache") };
}

export type ElectronPackage = ReturnType<typeof createElectronPackage>;

/** Fetches Electron for the package in a separate process, as `npm start` does. */
export function startFetching(
  { folder, cache }: ElectronPackage,
  environment: NodeJS.ProcessEnv,
  stallLimitMs = 60_000,
) {
  const script = `
    import { fetchWithProgress } from ${JSON.stringify(join(SCRIPTS, "fetchWithProgress.ts"))};
    import { ENGLISH } from ${JSON.stringify(join(SCRIPTS, "messagesEnglish.ts"))};
    const settings = ${JSON.stringify({ folder, stallLimitMs })};
    console.log("OUTCOME " + JSON.stringify(await fetchWithProgress(ENGLISH, settings)));
  `;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...withoutDownloadSettings(process.env), electron_config_cache: cache, ...environment },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on("line", (line) => lines.push(line));

  const outcome = async (): Promise<FetchOutcome> => {
    const line = await vi.waitUntil(() => lines.find((said) => said.startsWith("OUTCOME ")), {
      timeout: DEADLINES.conditionMs,
      interval: 20,
    });
    return JSON.parse(line.slice("OUTCOME ".length)) as FetchOutcome;
  };
  return { child, lines, outcome };
}

/** A mirror or a proxy of this machine has no part in a test. */
function withoutDownloadSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => !/electron|_proxy$/i.test(name));
  return Object.fromEntries(kept);
}
