import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { App } from "electron";
import { HIDDEN_SWITCH } from "../requests/readArguments.ts";
import type { Command } from "./commandOfProgram.ts";
import { commandOf, desktopEntry, isEntryOn, withCommand } from "./desktopEntry.ts";

/** Whether the program starts, without a window, when the person logs in. The system holds the answer. */
export interface StartWithSystem {
  isOn(): boolean;
  /** @throws the system's error where it cannot be written */
  set(isOn: boolean): void;
  /**
   * An AppImage may get another name, by an update or by the person: where the system would start a file that is gone,
   * it starts this one from now on. Another copy that is still there keeps its place.
   * @param program where the program is, if that is not where it runs
   * @throws the system's error where it cannot be written
   */
  updateCommand(program?: string): void;
}

export interface StartParts {
  readonly app: Pick<App, "getLoginItemSettings" | "setLoginItemSettings">;
  readonly platform: NodeJS.Platform;
  /** The program, and while it is being developed its folder. */
  readonly command: Command;
  /** `~/.config`, or where XDG_CONFIG_HOME says. */
  readonly configFolder: string;
  comment(): string;
}

/** Windows and Linux give the program an argument when the person logs in; macOS only answers this question. */
export function isOpenedAtLogin(app: Pick<App, "getLoginItemSettings">, platform: NodeJS.Platform): boolean {
  return platform === "darwin" && app.getLoginItemSettings().wasOpenedAtLogin;
}

export function startWithSystem(parts: StartParts): StartWithSystem {
  return parts.platform === "linux" ? byAutostartFolder(parts) : byLoginItem(parts);
}

function byAutostartFolder({ command, configFolder, comment }: StartParts): StartWithSystem {
  const file = join(configFolder, "autostart/filmotheque.desktop");
  const [ownProgram, ...args] = command;

  /** @returns null where it does not start */
  function readEntry(): string | null {
    try {
      const entry = readFileSync(file, "utf8");
      return isEntryOn(entry) ? entry : null;
    } catch {
      return null; // the file does not exist
    }
  }

  return {
    isOn: () => readEntry() !== null,
    updateCommand(program = ownProgram) {
      const entry = readEntry();
      const [named] = entry === null ? [] : commandOf(entry);
      if (entry === null || named === undefined || existsSync(named)) return;
      writeFileSync(file, withCommand(entry, [program, ...args, HIDDEN_SWITCH]));
    },
    set(isOn) {
      if (!isOn) return rmSync(file, { force: true });
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, desktopEntry([...command, HIDDEN_SWITCH], comment()));
    },
  };
}

function byLoginItem({ app, command: [path, ...args] }: StartParts): StartWithSystem {
  const item = { path, args: [...args, HIDDEN_SWITCH] };
  return {
    isOn: () => app.getLoginItemSettings(item).openAtLogin,
    set: (isOn) => app.setLoginItemSettings({ ...item, openAtLogin: isOn }),
    updateCommand: () => undefined, // an installed program keeps its place
  };
}
