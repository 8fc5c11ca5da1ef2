import { accessSync, closeSync, constants, openSync, readSync } from "node:fs";
import { dirname } from "node:path";
import { runningAppImage } from "../startup/runningAppImage.ts";

export type Installation =
  /** Run from its source: there is nothing to update. */
  | "none"
  /** Its package manager or its owner replaces it: the program only says that there is a newer version. */
  | "manual"
  /** It replaces itself when it quits. */
  | "appimage"
  | "nsis"
  | "mac";

export type InstallationFacts = {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  /** The running program's own file. */
  readonly executable: string;
  readonly environment: NodeJS.ProcessEnv;
};

/** How this copy of the program was installed, and so how it can be updated. */
export function findInstallation({ platform, isPackaged, executable, environment }: InstallationFacts): Installation {
  if (!isPackaged) return "none";
  if (platform === "win32") return "nsis";
  if (platform === "darwin") return "mac";
  return isReplaceableAppImage(environment, executable) ? "appimage" : "manual";
}

/** Anything else would overwrite a file that is not ours. */
function isReplaceableAppImage(environment: NodeJS.ProcessEnv, executable: string): boolean {
  const file = runningAppImage(environment, executable);
  return file !== null && isAppImage(file) && isWritable(dirname(file));
}

/** ELF, and "AI" 2 in its unused bytes (AppImage specification, type 2). */
function isAppImage(file: string): boolean {
  const head = Buffer.alloc(11);
  try {
    const descriptor = openSync(file, "r");
    try {
      readSync(descriptor, head, 0, head.length, 0);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return false; // moved or removed while it runs: then the person replaces it
  }
  return head.subarray(0, 4).equals(Buffer.from("\x7fELF", "latin1")) && head.subarray(8).equals(Buffer.from("AI\x02"));
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
