import type { DolbyVision } from "../probedMedia.ts";

/** The configuration record of `dvcC`, `dvvC` and `dvwC` (Dolby Vision Streams Within the ISO Base Media File Format, 3.2). */
export function readDolbyVisionRecord(record: Buffer): DolbyVision | null {
  if (record.length < 5) return null;
  return { profile: (record[2] ?? 0) >> 1, compatibility: (record[4] ?? 0) >> 4 };
}
