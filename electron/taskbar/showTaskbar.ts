import { app, BrowserWindow, nativeImage } from "electron";
import type { ProcessingState } from "../../src/engine.ts";
import { type Language, translatorFor } from "../messages/index.ts";
import { taskbarProgress } from "./taskbarProgress.ts";

export interface TaskbarParts {
  /** A dot for Windows' taskbar, which shows no number. */
  readonly badgeFile: string;
  language(): Language;
}

/** Progress of an import on the taskbar or dock, and how many files need review as a badge. */
export function showTaskbar({ badgeFile, language }: TaskbarParts): (state: ProcessingState) => void {
  return (state) => {
    const { share, mode } = taskbarProgress(state);
    const { needsReview } = state;
    for (const window of BrowserWindow.getAllWindows()) {
      window.setProgressBar(share, { mode });
      if (process.platform !== "win32") continue;
      if (needsReview === 0) window.setOverlayIcon(null, "");
      else
        window.setOverlayIcon(
          nativeImage.createFromPath(badgeFile),
          translatorFor(language())("filesNeedReview", { count: needsReview }),
        );
    }
    if (process.platform !== "win32") app.setBadgeCount(needsReview);
  };
}
