import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

export const ELECTRON_PACKAGE = resolve(import.meta.dirname, "../node_modules/electron");

const USUAL_NAMES: Partial<Record<NodeJS.Platform, string>> = {
  darwin: "Electron.app/Contents/MacOS/Electron",
  win32: "electron.exe",
};

/**
 * Electron's binary, found without its package: importing that under Node would download it. The package's note of the
 * binary's name is written last, so that an installation that was interrupted is not taken for a complete one.
 * @returns null where there is none
 */
export function findElectron(environment: NodeJS.ProcessEnv = process.env, folder = ELECTRON_PACKAGE): string | null {
  const note = join(folder, "path.txt");
  const name = existsSync(note) ? readFileSync(note, "utf8").trim() : null;
  const override = environment.ELECTRON_OVERRIDE_DIST_PATH;
  if (!override && !name) return null;

  const binary = join(override || join(folder, "dist"), name ?? USUAL_NAMES[process.platform] ?? "electron");
  return existsSync(binary) ? binary : null;
}

/** Whether a window could be seen by anyone. */
export function hasDisplay(environment: NodeJS.ProcessEnv = process.env, platform = process.platform): boolean {
  if (platform !== "linux") return !environment.SSH_CONNECTION;
  return Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
}
