import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { request as requestHttp } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { AppUpdater } from "electron-updater";
import { createUpdates } from "../../../electron/updates/createUpdates.ts";
import { loadUpdaters, updateSource } from "../../../electron/updates/electronUpdater.ts";
import { withSafeReplacement } from "../../../electron/updates/replaceAppImage.ts";
import type { UpdateState } from "../../../electron/updates/updateState.ts";
import type { Updates } from "../../../electron/updates/updates.ts";
import { anAppImage } from "../support/updateServer.ts";

export type TestInstallation = {
  readonly updates: Updates;
  /** Every state since the start. */
  readonly states: readonly UpdateState[];
  /** The installed program's file. */
  readonly program: () => Buffer;
  readonly mode: () => number;
  /** Names of the files in the download folder. */
  readonly pending: string;
  /** As Electron's `quit` event. */
  quit(exitCode?: number): void;
};

type InstallationOptions = {
  readonly folder: string;
  readonly url: string;
  readonly version?: string;
  readonly isAutomatic?: () => boolean;
  readonly mayMakeOutboundRequests?: () => boolean;
  readonly onMoved?: (program: string) => void;
  readonly installsItself?: boolean;
  readonly fileName?: string;
};

/** An AppImage in a folder, with electron-updater under Node: only `app` and Chromium's network are replaced. */
export function anInstallation(options: InstallationOptions): TestInstallation {
  const {
    folder,
    url,
    version = "1.0.0",
    isAutomatic = () => false,
    mayMakeOutboundRequests = () => true,
    onMoved = () => undefined,
    installsItself = true,
    fileName = "Filmothèque.AppImage",
  } = options;
  const file = join(folder, fileName);
  const configuration = join(folder, "app-update.yml");
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, anAppImage(version), { mode: 0o755 });
  writeFileSync(configuration, `provider: generic\nurl: ${url}\nupdaterCacheDirName: cache\n`);
  process.env.APPIMAGE = file; // where electron-updater looks for it

  const quitHandlers: ((exitCode: number) => void)[] = [];
  const { AppImageUpdater } = loadUpdaters();
  const updater = new (withSafeReplacement(AppImageUpdater, onMoved))(null, {
    version,
    name: "filmotheque",
    isPackaged: true,
    appUpdateConfigPath: configuration,
    userDataPath: join(folder, "window"),
    baseCachePath: folder,
    whenReady: async () => undefined,
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: (handler: (exitCode: number) => void) => quitHandlers.push(handler),
  });
  useNodeNetwork(updater);
  const log = { info: () => undefined, warn: () => undefined };
  const updates = createUpdates({
    source: updateSource(updater, log),
    version,
    installsItself,
    releasesPage: "https://example.org/releases",
    isAutomatic,
    mayMakeOutboundRequests,
    clock: Date,
    log,
  });
  const states: UpdateState[] = [];
  updates.onChange((state) => states.push(state));
  return {
    updates,
    states,
    program: () => readFileSync(file),
    mode: () => statSync(file).mode & 0o777,
    pending: join(folder, "cache/pending"),
    quit: (exitCode = 0) => {
      for (const handler of quitHandlers) handler(exitCode);
    },
  };
}

/** electron-updater's own downloads, over Node's network: Chromium's is inside Electron alone. */
function useNodeNetwork(updater: AppUpdater): void {
  const { ElectronHttpExecutor }: typeof import("electron-updater/out/electronHttpExecutor.js") = createRequire(
    import.meta.url,
  )("electron-updater/out/electronHttpExecutor.js");
  const network = Object.assign(new ElectronHttpExecutor(), { createRequest: requestHttp });
  Object.assign(updater, { httpExecutor: network });
}
