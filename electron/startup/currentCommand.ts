import { app } from "electron";
import { type Command, commandOfProgram } from "./commandOfProgram.ts";

/** How the system starts this program. */
export function currentCommand(): Command {
  const { execPath: executable, env: environment } = process;
  return commandOfProgram({ isPackaged: app.isPackaged, executable, environment, folder: app.getAppPath() });
}
