import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { DownloadFailed } from "./downloadFailure.ts";

export interface Installation {
  /** The folder of the package `electron`. */
  readonly folder: string;
  readonly cacheFolder: string;
  readonly platform: string;
  readonly arch: string;
  readonly signal: AbortSignal;
}

/**
 * Lets the package's own installer unpack the cached archive, so that the package is installed as usual.
 * @throws DownloadFailed with what the installer said
 */
export async function installElectron({ folder, cacheFolder, platform, arch, signal }: Installation): Promise<void> {
  rmSync(join(folder, "dist"), { recursive: true, force: true }); // what an interrupted installation left

  const installer = spawn(process.execPath, [join(folder, "install.js")], {
    stdio: ["ignore", "ignore", "pipe"],
    env: {
      ...process.env,
      electron_config_cache: cacheFolder,
      ELECTRON_INSTALL_PLATFORM: platform,
      ELECTRON_INSTALL_ARCH: arch,
      npm_config_arch: arch, // set twice: on a Mac the installer changes the other one
      ELECTRON_GET_NO_PROGRESS: "1",
    },
    signal,
  });
  const [said, [status]] = await Promise.all([text(installer.stderr), once(installer, "close")]);
  if (status !== 0) throw new DownloadFailed({ kind: "notInstalled", detail: said.trim().split("\n")[0] ?? "" });
}
