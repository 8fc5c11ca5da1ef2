import { useMemo, useState } from "react";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { useUser } from "../../../api/session.ts";
import { useLanguage } from "../../../i18n/index.ts";
import { type Announcement, announce, browserSupport, type MediaSupport } from "../playability.ts";
import { savedPreferences } from "../preferences.ts";
import { missedSubtitles, type SubtitleTrack, subtitlesOf } from "../subtitles.ts";
import { type FilmFile, type FilmVersion, isWhole, versionsOf } from "../versions.ts";
import { audioIndexOf } from "./useFilmPlayback.ts";

/** Files in these states cannot be opened. */
const GONE: ReadonlySet<string> = new Set(["missing", "offline", "failed", "arriving"]);

export interface PlayableVersion extends FilmVersion {
  /** The tracks that this browser cannot play; null when it can play all of them. */
  readonly announcement: Announcement | null;
}

export interface PlayableVersions {
  /** Sorted by playability, best first. */
  readonly versions: readonly PlayableVersion[];
  /** The proposed version; null when no file is available. */
  readonly version: PlayableVersion | null;
  readonly support: MediaSupport;
  choose(key: string): void;
}

/** The versions of a film with available files, and the proposed one: a complete version that is playable here. */
export function usePlayableVersions(film: FilmDetail): PlayableVersions {
  const support = useMemo(browserSupport, []);
  const missed = useMissedSubtitles();
  const [chosen, choose] = useState<string | null>(null);
  const versions = useMemo(
    () =>
      versionsOf(film.files.filter(({ state }) => !GONE.has(state)))
        .map((version) => ({ ...version, announcement: announce(version.files, support, missed) }))
        .toSorted((a, b) => difficulty(a) - difficulty(b)),
    [film.files, support, missed],
  );
  const version = versions.find(({ key }) => key === chosen) ?? versions[0] ?? null;
  return { versions, version, support, choose };
}

/** Which image subtitles of a file this person will miss, by language, last choice and the sound that is played. */
function useMissedSubtitles(): (file: FilmFile) => readonly SubtitleTrack[] {
  const { userId } = useUser();
  const language = useLanguage();
  return useMemo(() => {
    const { subtitles: choice, audioLanguage } = savedPreferences(userId);
    return (file) => {
      const spoken = file.audio[audioIndexOf(file, { language: audioLanguage, index: null }) ?? 0]?.language ?? null;
      return missedSubtitles(subtitlesOf(file), { choice, language, spoken });
    };
  }, [userId, language]);
}

function difficulty(version: PlayableVersion): number {
  const { announcement } = version;
  const obstacle = announcement?.picture ? 2 : announcement?.sound ? 1 : 0;
  return (isWhole(version) ? 0 : 10) + obstacle;
}
