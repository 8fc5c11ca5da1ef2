import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { type MediaSupport, planOf } from "../playability.ts";
import { FilmPlayback } from "../playback/filmPlayback.ts";
import type { PartSource } from "../playback/videoSlot.ts";
import type { PlayerPreferences } from "../preferences.ts";
import { isSameLanguage } from "../subtitles.ts";
import { totalOf } from "../timeline.ts";
import type { FilmFile, FilmVersion } from "../versions.ts";

/** Positions before this one are not resumed: the film starts from the beginning. */
const RESUMED_FROM_SECONDS = 30;
/** Beyond this share of its duration a film counts as watched and is not resumed. */
export const SEEN_SHARE = 0.95;

/** The wanted audio track: any track in a language, or one exact track. */
export interface AudioWish {
  readonly language: string | null;
  readonly index: number | null;
}

export interface FilmPlaybackParts {
  readonly film: FilmDetail;
  readonly version: FilmVersion;
  readonly support: MediaSupport;
  readonly preferences: PlayerPreferences;
  readonly audio: AudioWish;
  /** The two video elements. */
  readonly videos: readonly [RefObject<HTMLVideoElement | null>, RefObject<HTMLVideoElement | null>];
}

/** The start position in seconds: the saved one, unless it is close to the beginning or the end. */
export function resumePosition({ positionSeconds }: FilmDetail, { files }: FilmVersion): number {
  const duration = totalOf(files.map(({ durationSeconds }) => durationSeconds ?? 0));
  if (positionSeconds === null || positionSeconds < RESUMED_FROM_SECONDS) return 0;
  return duration > 0 && positionSeconds / duration >= SEEN_SHARE ? 0 : positionSeconds;
}

/** The playback of a film once its video elements are mounted; null before. */
export function useFilmPlayback(parts: FilmPlaybackParts): FilmPlayback | null {
  const [playback, setPlayback] = useState<FilmPlayback | null>(null);
  const { version, support, audio, videos } = parts;
  const sources = useMemo(() => version.files.map((file) => sourceOf(file, audio, support)), [version, audio, support]);
  const latest = useRef({ ...parts, sources });
  latest.current = { ...parts, sources };

  useEffect(() => {
    const { film, preferences, sources: first } = latest.current;
    const [one, other] = [videos[0].current, videos[1].current];
    if (!one || !other) return;
    const { volume, isMuted, speed } = preferences;
    const durations = version.files.map(({ durationSeconds }) => durationSeconds ?? 0);
    const position = resumePosition(film, version);
    const created = new FilmPlayback([one, other], { sources: first, durations, position, volume, isMuted, speed });
    created.setSpeed(speed);
    setPlayback(created);
    return () => created.close();
  }, [version, videos]);

  const shown = useRef(sources);
  useEffect(() => {
    if (shown.current === sources) return;
    shown.current = sources;
    playback?.setSources(sources);
  }, [playback, sources]);
  return playback;
}

function sourceOf(file: FilmFile, wish: AudioWish, support: MediaSupport): PartSource {
  // A video that is predicted to be unplayable is still tried directly, because the user asked for it.
  return { fileId: file.id, plan: planOf(file, audioIndexOf(file, wish), support) ?? { kind: "direct" } };
}

/** Null selects the file's first track. */
export function audioIndexOf(file: FilmFile, { language, index }: AudioWish): number | null {
  if (index !== null && file.audio[index] && isSameLanguage(file.audio[index].language, language)) return index;
  if (language === null) return null;
  const found = file.audio.findIndex((track) => isSameLanguage(track.language, language) && !track.commentary);
  return found < 0 ? null : found;
}
