import type { PowerSaveBlocker, WebContents } from "electron";

type Blocker = Pick<PowerSaveBlocker, "start" | "stop">;

export interface DisplaySleepBlocker {
  set(isPlaying: boolean): void;
  /** A page that is left, reloaded, closed or broken plays no longer, and can no longer say so. */
  watch(contents: Pick<WebContents, "on">): void;
}

/** The display does not sleep while a film plays in the page. */
export function createDisplaySleepBlocker(blocker: Blocker): DisplaySleepBlocker {
  let block: number | null = null;

  function set(isPlaying: boolean): void {
    if (isPlaying && block === null) block = blocker.start("prevent-display-sleep");
    if (isPlaying || block === null) return;
    blocker.stop(block);
    block = null;
  }

  return {
    set,
    watch(contents) {
      contents.on("did-navigate", () => set(false));
      contents.on("render-process-gone", () => set(false));
      contents.on("destroyed", () => set(false));
    },
  };
}
