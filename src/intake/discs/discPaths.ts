import { nativePaths } from "../../paths/index.ts";

export type DiscKind = "dvd" | "bluray";

/** The paths of a disc's tables, which describe its files. */
export interface DiscLocation {
  readonly kind: DiscKind;
  /** The folder with the videos. */
  readonly videos: string;
  /** The folder with the tables: `IFO` files next to the videos, or playlists. */
  readonly tables: string;
}

const VOB = /^(?:video_ts|vts_\d\d_\d)\.vob$/i;
const CLIP = /^\d{5}\.(?:m2ts|mts)$/i;

/** The disc that a video belongs to by its path; null when it belongs to none. */
export function discOf(videoPath: string): DiscLocation | null {
  const videos = nativePaths.dirname(videoPath);
  const name = nativePaths.basename(videoPath);
  if (VOB.test(name)) return { kind: "dvd", videos, tables: videos };
  const above = nativePaths.dirname(videos);
  const isStream = /^stream$/i.test(nativePaths.basename(videos)) && /^bdmv$/i.test(nativePaths.basename(above));
  return isStream && CLIP.test(name) ? { kind: "bluray", videos, tables: nativePaths.join(above, "PLAYLIST") } : null;
}
