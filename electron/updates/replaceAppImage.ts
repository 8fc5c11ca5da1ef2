import { chmodSync, copyFileSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { AppImageUpdater } from "electron-updater";

type UpdaterClass = new (...args: ConstructorParameters<typeof AppImageUpdater>) => AppImageUpdater;

/**
 * electron-updater removes the old file before it moves the new one: on a full disk the person would be left without
 * the program. Here the new file is complete, in the same folder, before it replaces the old one.
 * @param onMoved called with the program's new path, if its name changed
 */
export function withSafeReplacement(AppImageUpdater: UpdaterClass, onMoved: (program: string) => void): UpdaterClass {
  return class extends AppImageUpdater {
    protected override doInstall(): boolean {
      const running = process.env.APPIMAGE;
      const downloaded = this.installerPath;
      if (!running || !downloaded) return false;
      const target = replaceAppImage(running, downloaded);
      if (target !== running) onMoved(target);
      return true;
    }
  };
}

/** @returns where the new version is */
export function replaceAppImage(running: string, downloaded: string): string {
  const target = join(dirname(running), nameOfNew(basename(running), basename(downloaded)));
  const unfinished = `${target}.new`;
  try {
    copyFileSync(downloaded, unfinished); // copied rather than moved: the download is in another file system, as a rule
    chmodSync(unfinished, 0o755);
    renameSync(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
  if (target !== running) rmSync(running);
  rmSync(downloaded, { force: true });
  return target;
}

/** A name that the person gave stays; one that tells a version would tell the wrong one. */
function nameOfNew(running: string, downloaded: string): string {
  return /(?<!\d)\d+\.\d+\.\d+/.test(running) ? downloaded : running;
}
