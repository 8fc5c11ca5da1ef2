import { CustomSource } from "mediabunny";
import type { OpenFile } from "../fileAccess/openForReading.ts";

/** The headers of long films take a fraction of this; a file that needs more is left to ffprobe. */
const MAX_BYTES_READ = 64 * 1_024 * 1_024;
const CACHE_BYTES = 8 * 1_024 * 1_024;

/** An open file as a source for mediabunny. Reads are synchronous: the thread has nothing else to do. */
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
