import { join } from "node:path";

/** macOS colours a template itself, Windows chooses among the sizes of one file, Linux' panels scale 24 pixels. */
const FILES: Partial<Record<NodeJS.Platform, string>> = { darwin: "iconTemplate.png", win32: "icon.ico" };

/** @param resources the folder that `scripts/icons.ts` draws to */
export function trayIconFile(resources: string, platform: NodeJS.Platform): string {
  return join(resources, "tray", FILES[platform] ?? "icon.png");
}
