import { type RefObject, useEffect } from "react";
import { desktop } from "../../../api/desktop.ts";

const SKIP_SECONDS = 10;

/**
 * Connects the player to the system: media keys, the film's title on the lock screen, no sleeping display during
 * playback, and F for full screen.
 */
export function usePlayback(video: RefObject<HTMLVideoElement | null>, title: string): void {
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    const ending = new AbortController();
    const { signal } = ending;
    const tell = (isPlaying: boolean) => {
      navigator.mediaSession.playbackState = isPlaying ? "playing" : "paused";
      void desktop()?.setPlaying(isPlaying);
    };
    element.addEventListener("play", () => tell(true), { signal });
    for (const end of ["pause", "ended", "error"]) element.addEventListener(end, () => tell(false), { signal });
    window.addEventListener("keydown", (event) => event.key === "f" && isPlain(event) && void fill(element), {
      signal,
    });
    const forget = answerMediaKeys(element, title);
    if (!element.paused) tell(true);
    return () => {
      ending.abort();
      forget();
      void desktop()?.setPlaying(false);
    };
  }, [video, title]);
}

function isPlain({ ctrlKey, metaKey, altKey, repeat }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey && !repeat;
}

async function fill(element: HTMLVideoElement): Promise<void> {
  try {
    await (document.fullscreenElement ? document.exitFullscreen() : element.requestFullscreen());
  } catch (error) {
    console.warn("The film could not fill the screen", error);
  }
}

/** @returns removes the handlers */
function answerMediaKeys(element: HTMLVideoElement, title: string): () => void {
  const { mediaSession } = navigator;
  const skip = (seconds: number) => {
    element.currentTime = Math.max(0, Math.min(element.currentTime + seconds, element.duration || 0));
  };
  const answers: Partial<Record<MediaSessionAction, MediaSessionActionHandler>> = {
    play: () => void element.play(),
    pause: () => element.pause(),
    stop: () => element.pause(),
    seekbackward: ({ seekOffset }) => skip(-(seekOffset ?? SKIP_SECONDS)),
    seekforward: ({ seekOffset }) => skip(seekOffset ?? SKIP_SECONDS),
    seekto: ({ seekTime }) => {
      if (seekTime !== undefined) element.currentTime = seekTime;
    },
  };
  const actions = Object.keys(answers) as MediaSessionAction[]; // the table's own keys
  mediaSession.metadata = new MediaMetadata({ title });
  for (const action of actions) mediaSession.setActionHandler(action, answers[action] ?? null);
  return () => {
    mediaSession.metadata = null;
    mediaSession.playbackState = "none";
    for (const action of actions) mediaSession.setActionHandler(action, null);
  };
}
