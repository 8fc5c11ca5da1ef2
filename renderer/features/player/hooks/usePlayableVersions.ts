import { useMemo, useState } from "react";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { type Announcement, announce, browserSupport, type MediaSupport } from "../playability.ts";
import { type FilmVersion, isWhole, versionsOf } from "../versions.ts";

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
