import { type BrowserWindow, dialog, type MessageBoxOptions } from "electron";
import type { Translator } from "../messages/index.ts";

export interface PageProblemParts {
  translator(): Translator;
  logError(error: unknown, what: string): void;
}

/** Chromium's code for a load that another one replaced. */
const ABORTED = -3;

/** A page that cannot be loaded, breaks or stops answering says so in the window, and offers to load it again. */
export function watchPage(window: BrowserWindow, parts: PageProblemParts): void {
  const contents = window.webContents;
  const offerReload = reloadOffer(window, parts);

  function reportFailedLoad(what: string, reason: string | number, error: Error): void {
    parts.logError(error, what);
    const t = parts.translator();
    void offerReload(t("pageFailed"), t("pageFailedDetail", { reason }));
  }

  contents.on("did-fail-load", (_event, code, description, _url, isMainFrame) => {
    if (!isMainFrame || code === ABORTED) return;
    reportFailedLoad("the page could not be loaded", description || code, new Error(`${description} (${code})`));
  });
  contents.on("did-navigate", (_event, _url, status) => {
    const reason = `HTTP ${status}`;
    if (status >= 400) reportFailedLoad("the page could not be loaded", reason, new Error(reason));
  });
  contents.on("preload-error", (_event, _path, error) =>
    reportFailedLoad("the preload script failed", error.message, error),
  );
  contents.on("render-process-gone", (_event, { reason }) => {
    if (reason === "clean-exit") return;
    parts.logError(new Error(reason), "the page's process ended");
    const t = parts.translator();
    void offerReload(t("pageStopped"), t("nothingLost"));
  });
  contents.on("unresponsive", () => {
    const t = parts.translator();
    void offerReload(t("pageUnresponsive"), t("nothingLost"));
  });
}

/** @returns shows a dialog with what happened, one at a time: the window is loaded again, or closed */
function reloadOffer(
  window: BrowserWindow,
  { translator }: PageProblemParts,
): (message: string, detail: string) => Promise<void> {
  let isAsking = false;
  return async (message, detail) => {
    if (isAsking || window.isDestroyed()) return;
    isAsking = true;
    const t = translator();
    const options: MessageBoxOptions = {
      type: "error",
      message,
      detail,
      buttons: [t("reloadWindow"), t("closeWindow")],
      defaultId: 0,
      cancelId: 0,
    };
    const { response } = await dialog.showMessageBox(window, options);
    isAsking = false;
    if (window.isDestroyed()) return;
    if (response === 0) window.webContents.reload();
    else window.close();
  };
}
