import { useMemo, useState } from "react";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { type Announcement, announce, browserSupport, type MediaSupport } from "../playability.ts";
import { type FilmVersion, isWhole, versionsOf } from "../versions.ts";

/** Files in these states cannot be opened. */
const GONE: ReadonlySet<string> = new Set(["missing", "offline", "failed", "arriving"]);

export interface PlayableVersion extends FilmVersion {
  /** What of it this browser cannot play; null where it plays all of it. */
  readonly announcement: Announcement | null;
}

export interface PlayableVersions {
  /** Those that are played best come first. */
  readonly versions: readonly PlayableVersion[];
  /** The one to play; null where no file is there. */
  readonly version: PlayableVersion | null;
  readonly support: MediaSupport;
  choose(key: string): void;
}

/** The versions of a film whose files are there, and which one is proposed: the whole film, playable here. */
export function usePlayableVersions(film: FilmDetail): PlayableVersions {
  const support = useMemo(browserSupport, []);
  const [chosen, choose] = useState<string | null>(null);
  const versions = useMemo(
    () =>
      versionsOf(film.files.filter(({ state }) => !GONE.has(state)))
        .map((version) => ({ ...version, announcement: announce(version.files, support) }))
        .toSorted((a, b) => difficulty(a) - difficulty(b)),
    [film.files, support],
  );
  const version = versions.find(({ key }) => key === chosen) ?? versions[0] ?? null;
  return { versions, version, support, choose };
}

function difficulty(version: PlayableVersion): number {
  const { announcement } = version;
  const obstacle = announcement === null ? 0 : announcement.picture === null ? 1 : 2;
  return (isWhole(version) ? 0 : 10) + obstacle;
}
