import { access, constants } from "node:fs/promises";
import { nativePaths } from "../../src/paths/index.ts";
import type { PlayerId, ShellOutcome } from "../bridge/ipc.ts";
import { openWith, startPlayer } from "./startProgram.ts";

export interface PlayerParts {
  readonly platform: NodeJS.Platform;
  /** The program that the person chose; null: the system's default. */
  chosenProgram(): { readonly id: PlayerId; readonly path: string | null };
  /** Electron's `shell.openPath`. @returns the system's complaint, empty where the file was opened */
  openPath(path: string): Promise<string>;
}

/** Opens a film in the person's player. It is done only when a program has started. */
export function playerOf(parts: PlayerParts): (path: string) => Promise<ShellOutcome> {
  return async (path) => {
    if (!nativePaths.isAbsolute(path) || !(await isReadable(path))) return { done: false, code: "unknown_file" };
    const { id, path: program } = parts.chosenProgram();
    if (id !== "system" && program === null) return { done: false, code: "player_gone" };
    try {
      if (program !== null) await startPlayer(program, path);
      else await openByDefault(parts, path);
      return { done: true };
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      return { done: false, code: program === null ? "no_player" : "player_failed", detail };
    }
  };
}

/** On Linux Electron does not wait for the answer of `xdg-open`, which says whether there is a program for the file. */
async function openByDefault({ platform, openPath }: PlayerParts, path: string): Promise<void> {
  if (platform === "linux") return openWith("xdg-open", [path]);
  const complaint = await openPath(path);
  if (complaint !== "") throw new Error(complaint);
}

async function isReadable(path: string): Promise<boolean> {
  try {
    await access(path, constants.R_OK);
    return true;
  } catch {
    return false; // gone, or its drive is: for the person it is the same
  }
}
