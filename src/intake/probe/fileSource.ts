import { CustomSource } from "mediabunny";
import type { OpenFile } from "../fileAccess/openForReading.ts";

/** Headers of the longest real films take a fraction of this; what wants more is asked of ffprobe. */
const MAX_BYTES_READ = 64 * 1_024 * 1_024;
const CACHE_BYTES = 8 * 1_024 * 1_024;

/** An open file as mediabunny reads it: without waiting, since the thread has nothing else to do. */
export function fileSource({ stat, readAt }: OpenFile): CustomSource {
  let left = MAX_BYTES_READ;
  return new CustomSource({
    getSize: () => stat.sizeBytes,
    read: (start, end) => {
      left -= end - start;
      if (left < 0) throw new Error("wants too much of the file");
      return readAt(start, end - start);
    },
    maxCacheSize: CACHE_BYTES,
    prefetchProfile: "fileSystem",
  });
}
