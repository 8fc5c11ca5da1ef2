import { useMemo, useState } from "react";
import { firstHeard, type MediaSupport, planOf, playabilityOf } from "../playability.ts";
import type { PlayerPreferences } from "../preferences.ts";
import type { FilmFile, FilmVersion } from "../versions.ts";
import { type AudioWish, audioIndexOf } from "./useFilmPlayback.ts";

export interface AudioTrack {
  readonly index: number;
  readonly codec: string | null;
  readonly channels: number | null;
  readonly language: string | null;
  readonly title: string | null;
  /** The engine transcodes the track because the browser cannot decode it. */
  readonly isConverted: boolean;
}

export interface AudioChoice {
  readonly tracks: readonly AudioTrack[];
  /** The current track; null when the file has no audio. */
  readonly heard: AudioTrack | null;
  choose(index: number): void;
}

export interface Tracks {
  readonly wish: AudioWish;
  of(file: FilmFile, support: MediaSupport): AudioChoice;
}

type TrackParts = {
  readonly version: FilmVersion;
  readonly preferences: PlayerPreferences;
  remember(changes: Partial<PlayerPreferences>): void;
};

/** The user's audio track. Its language is kept across parts and films. */
export function useTracks({ preferences, remember }: TrackParts): Tracks {
  const [first] = useState<AudioWish>({ language: preferences.audioLanguage, index: null });
  const [chosen, setChosen] = useState<AudioWish | null>(null);
  const wish = useMemo(() => chosen ?? first, [chosen, first]);
  return {
    wish,
    of(file, support) {
      const tracks = file.audio.map((track, index) => toTrack(file, track, index, support));
      const playability = playabilityOf(file, support);
      const index = audioIndexOf(file, wish) ?? (playability && firstHeard(playability)) ?? 0;
      return {
        tracks,
        heard: tracks[index] ?? null,
        choose(wanted) {
          const language = file.audio[wanted]?.language ?? null;
          setChosen({ language, index: wanted });
          remember({ audioLanguage: language });
        },
      };
    },
  };
}

function toTrack(file: FilmFile, track: FilmFile["audio"][number], index: number, support: MediaSupport): AudioTrack {
  const plan = planOf(file, index, support);
  const { codec, channels, language, title = null } = track;
  return { index, codec, channels, language, title, isConverted: plan?.kind === "remux" && plan.isConverted };
}
