import { spawn } from "node:child_process";
import { once } from "node:events";
import { realWindow, windowEnvironment } from "./launch.ts";

/** Starts the program a second time on a data folder, as the system does for *Open with* and links. Ends with it. */
export async function startAgain(dataFolder: string, ...words: string[]): Promise<number | null> {
  const window = realWindow();
  if (!window) throw new Error("no real window here: the test should have been skipped");
  const child = spawn(window.executable, [window.appFolder, ...words], {
    env: windowEnvironment(dataFolder),
    stdio: "ignore",
  });
  const [status] = await once(child, "exit");
  return status;
}
