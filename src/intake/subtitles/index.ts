/**
 * Text subtitles: those within a file, those in its folder, and those that a person attached to it. In: which track of
 * which file. Out: WebVTT, as browsers show it. Subtitles that are images (PGS, VobSub) are left out.
 */
import { type AttachedSubtitles, type AttachedSubtitlesParts, createAttachedSubtitles } from "./attachedSubtitles.ts";
import { createSubtitleReader, type SubtitleReader, type SubtitleReaderParts } from "./subtitleReader.ts";

export interface Subtitles extends SubtitleReader, AttachedSubtitles {}

export function createSubtitles(parts: SubtitleReaderParts & AttachedSubtitlesParts): Subtitles {
  const { read } = createSubtitleReader(parts);
  const { attach, detach } = createAttachedSubtitles(parts);
  return { read, attach, detach };
}
