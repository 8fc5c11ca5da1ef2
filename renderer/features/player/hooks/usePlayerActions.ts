import { type RefObject, useEffect, useRef } from "react";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import type { FilmPlayback, PlaybackState } from "../playback/filmPlayback.ts";
import { type PlayerPreferences, SPEEDS } from "../preferences.ts";
import { OFFSET_STEP } from "../subtitleOffsets.ts";
import { chapterJump, chaptersOf } from "../timeline.ts";
import type { FilmVersion } from "../versions.ts";
import type { PlayerActions } from "./usePlayerKeys.ts";
import type { Subtitles } from "./useSubtitles.ts";

type ActionParts = {
  readonly playback: FilmPlayback | null;
  readonly state: PlaybackState;
  readonly version: FilmVersion;
  readonly preferences: PlayerPreferences;
  readonly subtitles: Subtitles;
  readonly popup: RefObject<HTMLElement | null>;
  remember(changes: Partial<PlayerPreferences>): void;
  setNotice(text: string): void;
  openSheet(isOpen: boolean): void;
};

export interface FullPlayerActions extends PlayerActions {
  /** @param volume 0 to 1 */
  setVolume(volume: number): void;
  setSpeed(speed: number): void;
  togglePictureInPicture(): void;
}

const SPEED_LIST: readonly number[] = SPEEDS;
const NOTICE_MS = 1_200;

/** The actions of keys and buttons. A change that is not otherwise visible is shown in a short notice. */
export function usePlayerActions(parts: ActionParts): FullPlayerActions {
  const { playback, state, version, preferences, remember, subtitles, popup, openSheet } = parts;
  const t = useTranslations("player");
  const formats = useFormats();
  const notify = useNotice(parts.setNotice);
  const { volume, isMuted, speed } = preferences;

  function applyVolume(next: number, muted: boolean): void {
    const kept = Math.round(Math.min(1, Math.max(0, next)) * 100) / 100;
    playback?.setVolume(kept, muted);
    remember({ volume: kept, isMuted: muted });
    notify(muted ? t("muted") : t("volumeIs", { percent: formats.percent(kept) }));
  }
  function setSpeed(next: number): void {
    playback?.setSpeed(next);
    remember({ speed: next });
    notify(t("speedIs", { speed: formats.number(next) }));
  }
  return {
    toggle: () => playback?.toggle(),
    skip: (seconds) => playback?.skip(seconds),
    changeVolume: (by) => applyVolume(volume + by, false),
    setVolume: (next) => applyVolume(next, false),
    toggleMuted: () => applyVolume(volume, !isMuted),
    setSpeed,
    changeSpeed(direction) {
      const next = SPEED_LIST[SPEED_LIST.indexOf(speed) + direction];
      if (next !== undefined) setSpeed(next);
    },
    toggleFullScreen: () => void fill(popup.current),
    toggleSubtitles: () => subtitles.toggle(),
    moveSubtitles(direction) {
      if (!subtitles.shown) return;
      const offset = subtitles.setOffset(subtitles.offset + direction * OFFSET_STEP);
      notify(t("subtitleOffset", { seconds: formats.signedSeconds(offset) }));
    },
    jumpChapter(direction) {
      const to = chapterJump(chaptersOf(version.files, state.durations), state.position, direction);
      if (to !== null) playback?.seek(to);
    },
    stepFrame: (direction) => playback?.stepFrame(direction),
    seekToShare(share) {
      if (state.duration > 0) playback?.seek(state.duration * share);
    },
    showKeys: () => openSheet(true),
    togglePictureInPicture: () => void toggleSmall(playback?.video),
  };
}

/** Shows a short notice. */
function useNotice(setNotice: (text: string) => void): (text: string) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (text) => {
    clearTimeout(timer.current);
    setNotice(text);
    timer.current = setTimeout(() => setNotice(""), NOTICE_MS);
  };
}

async function fill(element: HTMLElement | null): Promise<void> {
  try {
    await (document.fullscreenElement ? document.exitFullscreen() : element?.requestFullscreen());
  } catch (error) {
    console.warn("The film could not fill the screen", error);
  }
}

async function toggleSmall(video: HTMLVideoElement | undefined): Promise<void> {
  try {
    await (document.pictureInPictureElement ? document.exitPictureInPicture() : video?.requestPictureInPicture());
  } catch (error) {
    console.warn("The film could not be shown in a small window", error);
  }
}
