import { useEffect, useRef } from "react";
import { digitOf, isTextInput } from "../../../components/shortcuts.ts";

/** The actions that the player's keys trigger. */
export interface PlayerActions {
  toggle(): void;
  skip(seconds: number): void;
  changeVolume(by: number): void;
  toggleMuted(): void;
  toggleFullScreen(): void;
  toggleSubtitles(): void;
  /** Shows the subtitles later (1) or earlier (-1), by one step. */
  moveSubtitles(direction: 1 | -1): void;
  /** @returns whether such a chapter exists */
  jumpChapter(direction: 1 | -1): void;
  stepFrame(direction: 1 | -1): void;
  /** @param share of the film, 0 to 1 */
  seekToShare(share: number): void;
  changeSpeed(direction: 1 | -1): void;
  showKeys(): void;
}

const LONG_SKIP = 10;
const SHORT_SKIP = 5;
const VOLUME_STEP = 0.05;

/** The common shortcuts of video players, by typed character. They work wherever the focus is. */
export function usePlayerKeys(actions: PlayerActions, wake: () => void): void {
  const latest = useRef({ actions, wake });
  latest.current = { actions, wake };

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
      if (isTextInput(event.target) || document.querySelector("[role=menu], [data-player-sheet]")) return;
      latest.current.wake();
      const run = actionOf(event, latest.current.actions);
      if (!run) return;
      run();
      event.preventDefault();
      // A focused slider handles the key itself; otherwise it would move twice.
      event.stopPropagation();
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, []);
}

function actionOf(event: KeyboardEvent, actions: PlayerActions): (() => void) | undefined {
  const { key, target } = event;
  const digit = digitOf(event);
  if (digit !== null) return () => actions.seekToShare(digit / 10);
  // Space presses a focused button, as elsewhere in the page.
  if (key === " " && target instanceof HTMLButtonElement) return undefined;
  const table: Readonly<Record<string, () => void>> = {
    " ": actions.toggle,
    k: actions.toggle,
    j: () => actions.skip(-LONG_SKIP),
    l: () => actions.skip(LONG_SKIP),
    ArrowLeft: () => actions.skip(-SHORT_SKIP),
    ArrowRight: () => actions.skip(SHORT_SKIP),
    ArrowUp: () => actions.changeVolume(VOLUME_STEP),
    ArrowDown: () => actions.changeVolume(-VOLUME_STEP),
    f: actions.toggleFullScreen,
    m: actions.toggleMuted,
    c: actions.toggleSubtitles,
    g: () => actions.moveSubtitles(-1),
    h: () => actions.moveSubtitles(1),
    n: () => actions.jumpChapter(1),
    p: () => actions.jumpChapter(-1),
    ",": () => actions.stepFrame(-1),
    ".": () => actions.stepFrame(1),
    "<": () => actions.changeSpeed(-1),
    ">": () => actions.changeSpeed(1),
    "?": actions.showKeys,
  };
  return table[key.length === 1 ? key.toLowerCase() : key];
}
