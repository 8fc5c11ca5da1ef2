import { createRequire } from "node:module";
import type { AppUpdater, Logger } from "electron-updater";
import type { Installation } from "./installation.ts";
import { withSafeReplacement } from "./replaceAppImage.ts";
import type { UpdateLog, UpdateSource } from "./updates.ts";

/** electron-updater would send an identifier of this copy with each request; everybody's is the same. */
const ANONYMOUS_STAGING_ID = "00000000-0000-0000-0000-000000000000";

/** Loaded when it is needed: an `import` would create the updater of the system as soon as this file is read. */
export function loadUpdaters(): typeof import("electron-updater") {
  return createRequire(import.meta.url)("electron-updater");
}

/** @param onMoved called with the program's path once an update has replaced it under another name */
export function openUpdater(installation: Installation, onMoved: (program: string) => void): AppUpdater | null {
  if (installation === "none") return null;
  const updaters = loadUpdaters();
  switch (installation) {
    case "appimage":
      return new (withSafeReplacement(updaters.AppImageUpdater, onMoved))();
    case "nsis":
      return new updaters.NsisUpdater();
    case "mac":
      return new updaters.MacUpdater();
    case "manual":
      return new updaters.DebUpdater(); // only asked for the latest version: it neither downloads nor installs
  }
}

export function updateSource(updater: AppUpdater, log: UpdateLog): UpdateSource {
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = true;
  updater.allowDowngrade = false;
  updater.requestHeaders = { "x-user-staging-id": ANONYMOUS_STAGING_ID };
  updater.logger = loggerOf(log);
  return {
    async latestVersion() {
      const found = await updater.checkForUpdates();
      if (!found) throw new Error("electron-updater is switched off for this installation");
      return found.updateInfo.version;
    },
    async download(onPercent, signal) {
      const { CancellationToken } = loadUpdaters();
      const token = new CancellationToken();
      const cancel = () => token.cancel();
      const report = ({ percent }: { percent: number }) => onPercent(percent);
      signal.addEventListener("abort", cancel, { once: true });
      updater.on("download-progress", report);
      try {
        signal.throwIfAborted();
        await updater.downloadUpdate(token);
      } finally {
        updater.off("download-progress", report);
        signal.removeEventListener("abort", cancel);
      }
    },
    postpone() {
      updater.autoInstallOnAppQuit = false;
    },
  };
}

function loggerOf(log: UpdateLog): Logger {
  const say = (text: unknown) => log.info({ updater: String(text) }, "electron-updater");
  const warn = (text: unknown) => log.warn({ updater: String(text) }, "electron-updater");
  return { info: say, warn, error: warn };
}
