import { spawn } from "node:child_process";
import { writeOutput } from "../src/terminal/index.ts";
import { hasDisplay } from "./electronBinary.ts";
import { startLanguage } from "./start/messages.ts";

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
  const isFrench = startLanguage(process.env) === "fr";
  child.on("error", () => writeOutput(isFrench ? `Ouvrez ${url} dans un navigateur.` : `Open ${url} in a browser.`));
  child.unref();
}
