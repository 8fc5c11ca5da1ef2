import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { App } from "electron";
import { HIDDEN_SWITCH } from "../requests/readArguments.ts";
import { desktopEntry, isEntryOn } from "./desktopEntry.ts";

/** Whether the program starts, without a window, when the person logs in. The system holds the answer. */
export interface StartWithSystem {
  isOn(): boolean;
  /** @throws the system's error where it cannot be written */
  set(isOn: boolean): void;
}

export interface StartParts {
  readonly app: Pick<App, "getLoginItemSettings" | "setLoginItemSettings">;
  readonly platform: NodeJS.Platform;
  /** The program, and while it is being developed its folder. */
  readonly command: readonly [program: string, ...words: string[]];
  /** `~/.config`, or where XDG_CONFIG_HOME says. */
  readonly configFolder: string;
  comment(): string;
}

export function startWithSystem(parts: StartParts): StartWithSystem {
  return parts.platform === "linux" ? byAutostartFolder(parts) : byLoginItem(parts);
}

function byAutostartFolder({ command, configFolder, comment }: StartParts): StartWithSystem {
  const file = join(configFolder, "autostart/filmotheque.desktop");
  return {
    isOn() {
      try {
        return isEntryOn(readFileSync(file, "utf8"));
      } catch {
        return false; // no such file: it does not start
      }
    },
    set(isOn) {
      if (!isOn) return rmSync(file, { force: true });
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, desktopEntry([...command, HIDDEN_SWITCH], comment()));
    },
  };
}

function byLoginItem({ app, command: [path, ...words] }: StartParts): StartWithSystem {
  const item = { path, args: [...words, HIDDEN_SWITCH] };
  return {
    isOn: () => app.getLoginItemSettings(item).openAtLogin,
    set: (isOn) => app.setLoginItemSettings({ ...item, openAtLogin: isOn }),
  };
}
