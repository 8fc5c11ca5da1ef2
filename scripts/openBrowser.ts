import { spawn } from "node:child_process";
import { hasDisplay } from "./electronBinary.ts";

const OPENERS: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  linux: ["xdg-open"],
  darwin: ["open"],
  win32: ["explorer.exe"],
};

/** Opens the person's browser where there is a desktop; elsewhere the printed address has to do. */
export function openBrowser(url: string): void {
  const opener = OPENERS[process.platform];
  if (!opener || !hasDisplay()) return;
  const [command, ...words] = opener;
  const child = spawn(command, [...words, url], { stdio: "ignore", detached: true });
  child.on("error", () => console.log(`Open ${url} in a browser.`));
  child.unref();
}
