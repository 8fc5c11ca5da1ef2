import { homedir } from "node:os";
import { join } from "node:path";
import { app } from "electron";
import type { Translator } from "../messages/index.ts";
import { currentCommand } from "./currentCommand.ts";
import { type StartWithSystem, startWithSystem } from "./startWithSystem.ts";

/** Whether this program starts when the person logs in. */
export function createStartWithSystem(translator: () => Translator): StartWithSystem {
  return startWithSystem({
    app,
    platform: process.platform,
    command: currentCommand(),
    configFolder: process.env.XDG_CONFIG_HOME || join(homedir(), ".config"),
    comment: () => translator()("startComment"),
  });
}
