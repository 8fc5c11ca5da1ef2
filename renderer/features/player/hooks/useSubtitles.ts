import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { showToast } from "../../../components/toasts.ts";
import { useLanguage, useTranslations } from "../../../i18n/index.ts";
import type { FilmPlayback, PlaybackState } from "../playback/filmPlayback.ts";
import { savedOffset, saveOffset } from "../subtitleOffsets.ts";
import {
  choiceOf,
  defaultSubtitle,
  readCues,
  type SubtitleChoice,
  type SubtitleTrack,
  shiftCues,
  subtitlesOf,
} from "../subtitles.ts";
import type { FilmFile } from "../versions.ts";

export interface Subtitles {
  readonly tracks: readonly SubtitleTrack[];
  /** The visible track; null when subtitles are off. */
  readonly shown: SubtitleTrack | null;
  choose(track: SubtitleTrack | null): void;
  /** Switches between the last track and no subtitles. */
  toggle(): void;
  /** Seconds by which the visible track is shown later than it says; negative: earlier. */
  readonly offset: number;
  /** Moves the visible track; the offset is remembered for this file. @returns the new offset */
  setOffset(seconds: number): number;
}

/** The choice made for this film. A track without an id means off, including forced subtitles. */
type ExactChoice = { readonly fileId: number; readonly trackId: string | null };

type SubtitleParts = {
  readonly playback: FilmPlayback | null;
  readonly state: PlaybackState;
  /** The part that is playing. */
  readonly file: FilmFile;
  /** The language of the current audio track. */
  readonly spoken: string | null;
  readonly choice: SubtitleChoice | null;
  remember(choice: SubtitleChoice): void;
};

/** The subtitle tracks of the current part, and the selected one. The selected language is kept across parts. */
export function useSubtitles({ playback, state, file, spoken, choice, remember }: SubtitleParts): Subtitles {
  const language = useLanguage();
  const tracks = subtitlesOf(file);
  const [exact, setExact] = useState<ExactChoice | null>(null);
  const [last, setLast] = useState<SubtitleTrack | null>(null);
  const chosen = exact?.fileId === file.id ? tracks.find(({ id }) => id === exact.trackId) : undefined;
  const isOff = exact !== null && exact.trackId === null;
  const shown = isOff ? null : (chosen ?? defaultSubtitle(tracks, { choice, language, spoken }));
  const [moved, setMoved] = useState<{ readonly address: string; readonly offset: number } | null>(null);
  const offset = !shown ? 0 : moved?.address === shown.address ? moved.offset : savedOffset(shown.address);
  useShownCues(playback, state, shown, offset);

  function setOffset(seconds: number): number {
    if (!shown) return 0;
    const kept = saveOffset(shown.address, seconds);
    setMoved({ address: shown.address, offset: kept });
    return kept;
  }

  function choose(track: SubtitleTrack | null): void {
    setExact({ fileId: file.id, trackId: track?.id ?? null });
    if (shown && !shown.isForced) setLast(shown);
    remember(choiceOf(track));
  }
  function toggle(): void {
    const next = shown && !shown.isForced ? null : wanted();
    choose(next?.id === shown?.id ? null : next);
  }
  /** The track that the key turns on: the previous one, else one in the user's language, else the first. */
  function wanted(): SubtitleTrack | null {
    const texts = tracks.filter(({ kind }) => kind === "text");
    const wish = { choice: null, language, spoken: "und" };
    return texts.find(({ id }) => id === last?.id) ?? defaultSubtitle(texts, wish) ?? texts[0] ?? null;
  }
  return { tracks, shown, choose, toggle, offset, setOffset };
}

function useShownCues(
  playback: FilmPlayback | null,
  state: PlaybackState,
  shown: SubtitleTrack | null,
  offset: number,
): void {
  const t = useTranslations("player");
  const address = shown?.address ?? null;
  const { data, isError } = useQuery({
    queryKey: ["subtitle", address],
    enabled: address !== null,
    retry: false,
    queryFn: async ({ signal }) => {
      const answer = await fetch(address ?? "", { signal });
      if (!answer.ok) throw new Error(`The subtitle was answered with ${answer.status}`);
      return readCues(await answer.text());
    },
  });
  const { part, slot, streamStart } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stream's start determines the cue times
  useEffect(() => {
    playback?.showCues(address === null ? [] : shiftCues(data ?? [], offset));
  }, [playback, data, address, part, slot, streamStart, offset]);
  useEffect(() => {
    if (isError) showToast(t("subtitleFailed"), { tone: "problem" });
  }, [isError, t]);
}
