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
  let isAsking = false;

  async function offerReload(message: string, detail: string): Promise<void> {
    if (isAsking || window.isDestroyed()) return;
    isAsking = true;
    const t = parts.translator();
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
    if (response === 0) contents.reload();
    else window.close();
  }

  contents.on("did-fail-load", (_event, code, description, _url, isMainFrame) => {
    if (!isMainFrame || code === ABORTED) return;
    parts.logError(new Error(`${description} (${code})`), "the page could not be loaded");
    const t = parts.translator();
    void offerReload(t("pageFailed"), t("pageFailedDetail", { reason: description || code }));
  });
  contents.on("did-navigate", (_event, _url, status) => {
    if (status < 400) return;
    parts.logError(new Error(`HTTP ${status}`), "the page could not be loaded");
    const t = parts.translator();
    void offerReload(t("pageFailed"), t("pageFailedDetail", { reason: `HTTP ${status}` }));
  });
  contents.on("preload-error", (_event, _path, error) => {
    parts.logError(error, "the preload script failed");
    const t = parts.translator();
    void offerReload(t("pageFailed"), t("pageFailedDetail", { reason: error.message }));
  });
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
