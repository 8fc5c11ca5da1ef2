import { execFileSync } from "node:child_process";
import { accessSync, constants, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import envPaths from "env-paths";
import { ELECTRON_PACKAGE, findElectron } from "../electronBinary.ts";
import { DownloadFailed, detailOf, isSystemError } from "./downloadFailure.ts";
import { installElectron } from "./installElectron.ts";
import { type DownloadProgress, ResumableDownload } from "./resumableDownload.ts";

export interface FetchOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: DownloadProgress) => void;
  /** The download is complete and sound, or lay in the cache. */
  readonly onInstalling: () => void;
  readonly stallLimitMs?: number;
  /** The folder of the package `electron`. */
  readonly folder?: string;
}

/**
 * Downloads Electron and installs it in its package. Electron's own tools choose the address (mirrors), the proxy and
 * the cache, compare the checksum and unpack; only the bytes are received here.
 * @returns the binary
 * @throws DownloadFailed, or the reason of the signal
 */
export async function fetchElectron({ folder = ELECTRON_PACKAGE, ...options }: FetchOptions): Promise<string> {
  const target = { platform: process.platform, arch: nativeArch() };
  try {
    const cacheFolder = chooseCacheFolder(process.env, folder);
    await downloadToCache(folder, cacheFolder, target, options);
    options.signal.throwIfAborted();
    options.onInstalling();
    await installElectron({ folder, cacheFolder, ...target, signal: options.signal });
  } catch (error) {
    options.signal.throwIfAborted();
    throw asDownloadFailed(error);
  }
  const binary = findElectron(process.env, folder);
  if (!binary) throw new DownloadFailed({ kind: "notInstalled", detail: `${folder}/dist` });
  return binary;
}

async function downloadToCache(
  folder: string,
  cacheFolder: string,
  target: { platform: string; arch: string },
  { signal, onProgress, stallLimitMs }: FetchOptions,
): Promise<void> {
  // Reads ELECTRON_GET_USE_PROXY when it is loaded, and is needed for a download alone.
  const { downloadArtifact } = await import("@electron/get");
  const hasOtherChecksums =
    process.env.electron_use_remote_checksums || process.env.npm_config_electron_use_remote_checksums;
  await downloadArtifact({
    ...target,
    artifactName: "electron",
    version: (readJson(join(folder, "package.json")) as { version: string }).version,
    checksums: hasOtherChecksums ? undefined : (readJson(join(folder, "checksums.json")) as Record<string, string>),
    cacheRoot: cacheFolder,
    tempDirectory: cacheFolder, // one disk with the partial files, so that the complete one can be renamed
    downloader: new ResumableDownload({ partialFolder: cacheFolder, signal, onProgress, stallLimitMs }),
  });
}

/** Electron's usual cache, or a folder next to the package where that one cannot be written. */
function chooseCacheFolder(environment: NodeJS.ProcessEnv, folder: string): string {
  if (environment.electron_config_cache) return prepared(environment.electron_config_cache);
  try {
    return prepared(envPaths("electron", { suffix: "" }).cache);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return prepared(join(folder, "../.cache/electron"));
  }
}

function prepared(folder: string): string {
  mkdirSync(folder, { recursive: true });
  accessSync(folder, constants.W_OK);
  return folder;
}

/** As Electron's installer does: a Node for Intel on a Mac with Apple's processor says x64. */
function nativeArch(): string {
  if (process.platform !== "darwin" || process.arch !== "x64") return process.arch;
  const isTranslated = execFileSync("sysctl", ["-in", "sysctl.proc_translated"], { encoding: "utf8" }).trim() === "1";
  return isTranslated ? "arm64" : "x64";
}

function asDownloadFailed(error: unknown): DownloadFailed {
  if (error instanceof DownloadFailed) return error;
  const { code, input } = error as { code?: string; input?: string };
  if (code === "ERR_INVALID_URL") return new DownloadFailed({ kind: "invalidAddress", url: input ?? "" }, error);
  if (error instanceof Error && error.constructor.name === "ChecksumMismatchError")
    return new DownloadFailed({ kind: "wrongChecksum" }, error);
  if (isSystemError(error)) return new DownloadFailed({ kind: "notStored", detail: detailOf(error) }, error);
  return new DownloadFailed({ kind: "notInstalled", detail: detailOf(error) }, error);
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}
