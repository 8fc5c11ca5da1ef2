import type { MediaPrograms } from "../ffmpeg/mediaPrograms.ts";
import type { ProbedMedia } from "../probe/index.ts";
import { takeStill } from "./index.ts";

/** A still by the newest ffmpeg there is. */
export function takeStillOf(mediaPrograms: () => Promise<MediaPrograms>) {
  return async (path: string, media: ProbedMedia | null, signal: AbortSignal) => {
    const { ffmpeg } = await mediaPrograms();
    return takeStill(path, { ffmpeg, media, signal });
  };
}
