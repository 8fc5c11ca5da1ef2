import { homedir } from "node:os";
import { join } from "node:path";
import { app } from "electron";
import type { Messages } from "../messages/index.ts";
import { ownCommand } from "./ownCommand.ts";
import { type StartWithSystem, startWithSystem } from "./startWithSystem.ts";

/** Whether this program starts when the person logs in. */
export function ownStart(messages: () => Messages): StartWithSystem {
  return startWithSystem({
    app,
    platform: process.platform,
    command: ownCommand(),
    configFolder: process.env.XDG_CONFIG_HOME || join(homedir(), ".config"),
    comment: () => messages().startComment,
  });
}
