import type { Resolution } from "../../../contract/index.ts";

/** Classes of resolution by the words that people use. */
export const RESOLUTION_WORDS: ReadonlyMap<string, Resolution> = new Map(
  Object.entries<Resolution>({
    "8k": "8K",
    "4320p": "8K",
    "4k": "4K",
    uhd: "4K",
    "2160p": "4K",
    "ultra hd": "4K",
    "1080p": "1080p",
    "1080": "1080p",
    "full hd": "1080p",
    fullhd: "1080p",
    fhd: "1080p",
    "720p": "720p",
    "720": "720p",
    "480p": "SD",
    "576p": "SD",
  }),
);
