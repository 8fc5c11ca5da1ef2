import type { ProbedMedia } from "./probe/index.ts";
import type { MediaPrograms } from "./programs/mediaPrograms.ts";
import { takeStill } from "./still/index.ts";

/** A still by the newest ffmpeg there is. */
export function takeStillOf(mediaPrograms: () => Promise<MediaPrograms>) {
  return async (path: string, media: ProbedMedia | null, signal: AbortSignal) => {
    const { ffmpeg } = await mediaPrograms();
    return takeStill(path, { ffmpeg, media, signal });
  };
}
