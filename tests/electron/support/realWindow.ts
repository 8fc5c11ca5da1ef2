import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { findElectron } from "../../../scripts/electronBinary.ts";
import { adaptApp } from "../olderElectron/adaptApp.ts";
import { ReleaseUnavailable } from "../olderElectron/download.ts";
import { installOlderElectron } from "../olderElectron/install.ts";
import { findProgram, startDisplay } from "./display.ts";

/** What the window tests start. */
export type RealWindow = {
  readonly executable: string;
  /** The built program, as Electron's first argument. */
  readonly appFolder: string;
  /** Folder of the Electron distribution, for packaging. */
  readonly distribution: string | null;
  readonly environment: Readonly<Record<string, string>>;
};
export type WindowOrReason = { readonly window: RealWindow } | { readonly missing: string };

const ROOT = resolve(import.meta.dirname, "../../..");

type Closable = { readonly found: WindowOrReason; close(): void };

/** A real Electron and a display for it; or why there is none here. */
export async function openRealWindow(): Promise<Closable> {
  const scratch = mkdtempSync(join(tmpdir(), "filmotheque-electron-"));
  const removeScratch = () => rmSync(scratch, { recursive: true, force: true });
  const program = await findProgramToTest(scratch);
  if ("missing" in program) {
    removeScratch();
    return { found: program, close: () => undefined };
  }
  const display = process.platform === "linux" ? await startDisplay() : null;
  if (process.platform === "linux" && !display) {
    removeScratch();
    return {
      found: { missing: "there is no virtual display (Debian: xvfb libgtk-3-0 libnss3 libasound2 libgbm1)" },
      close: () => undefined,
    };
  }
  const environment: Record<string, string> = display ? { DISPLAY: display.name } : {};
  return {
    found: { window: { ...program, environment } },
    close() {
      display?.stop();
      removeScratch();
    },
  };
}

async function findProgramToTest(scratch: string): Promise<Omit<RealWindow, "environment"> | { missing: string }> {
  const binary = findElectron();
  if (binary) return { executable: forRoot(binary, scratch), appFolder: ROOT, distribution: resolve(binary, "..") };
  if (process.platform !== "linux" || process.arch !== "x64")
    return { missing: "Electron is not installed; run `npm start` once to fetch it" };
  if (!findProgram("gcc")) return { missing: "preparing the test's Electron needs gcc" };
  try {
    const folder = await installOlderElectron();
    const appFolder = join(scratch, "app");
    adaptApp(ROOT, appFolder);
    return { executable: join(folder, "electron.sh"), appFolder, distribution: folder };
  } catch (error) {
    if (error instanceof ReleaseUnavailable) return { missing: error.message };
    throw error;
  }
}

/** Chromium's sandbox refuses root, which a separate user namespace avoids. */
function forRoot(binary: string, scratch: string): string {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return binary;
  const wrapper = join(scratch, "electron.sh");
  const command = `exec unshare --user --map-user=1000 --map-group=1000 '${binary}' "$@"`;
  writeFileSync(wrapper, `#!/bin/sh\n${command}\n`, { mode: 0o755 });
  return wrapper;
}
