/**
 * The program's own updates. In: Electron's `app`, whether the person allows it, a log. Out: a state that changes.
 * A newer version is downloaded in the background, verified, and installed when the program quits; an older one never.
 * Nothing happens where the program runs from its source.
 */
import type { App } from "electron";
import { createUpdates } from "./createUpdates.ts";
import { openUpdater, updateSource } from "./electronUpdater.ts";
import { findInstallation } from "./installation.ts";
import type { UpdateLog, Updates } from "./updates.ts";

export { type DeferredUpdates, deferUpdates } from "./deferredUpdates.ts";
export { updateMessage } from "./updateMessages.ts";

export type { Updates } from "./updates.ts";

const RELEASES_PAGE = "https://github.com/filmotheque/filmotheque/releases/latest";

export type UpdatesHost = {
  readonly app: Pick<App, "isPackaged" | "getVersion">;
  /** Whether to check automatically; read again before each check. */
  readonly isAutomatic: () => boolean;
  /** Whether anything may be asked at all; not asked after `stop`. */
  readonly mayMakeOutboundRequests: () => boolean;
  /** Told where the program is once an update has replaced it under another name, as it quits. */
  readonly onMoved: (program: string) => void;
  readonly log: UpdateLog;
};

/**
 * Looks for updates from now on. Call it once, when Electron is ready. The installation follows Electron's `quit`
 * event with the exit status 0, which `app.exit()` emits too.
 */
export function startUpdates({ app, isAutomatic, mayMakeOutboundRequests, onMoved, log }: UpdatesHost): Updates {
  const { platform, execPath: executable, env: environment } = process;
  const installation = findInstallation({ platform, isPackaged: app.isPackaged, executable, environment });
  const updater = openUpdater(installation, onMoved);
  return createUpdates({
    source: updater && updateSource(updater, log),
    version: app.getVersion(),
    installsItself: installation !== "manual",
    releasesPage: RELEASES_PAGE,
    isAutomatic,
    mayMakeOutboundRequests,
    clock: Date,
    log,
  });
}
