import { type Cue, type CueContext, formatWebVtt } from "./cue.ts";
import { decodeSubtitle } from "./decodeSubtitle.ts";
import { parseAss } from "./formats/ass.ts";
import { MICRODVD_LINE, MPL2_LINE, parseMicroDvd, parseMpl2 } from "./formats/frameLines.ts";
import { parseSami } from "./formats/sami.ts";
import { parseSubViewer, SUBVIEWER_TIMING } from "./formats/subViewer.ts";
import { parseTimedLines } from "./formats/timedLines.ts";
import { parseTtml } from "./formats/ttml.ts";

export interface SubtitleSource extends CueContext {
  readonly bytes: Uint8Array;
}

/** Number of lines searched for the format; some files begin with pages of notes. */
const HEAD_LINES = 300;
const HEAD_LENGTH = 16_384;

/**
 * Converts a text subtitle of any common format and encoding to WebVTT. The format is detected from the content,
 * because several formats use the extensions `.sub` and `.txt`.
 * @returns null for data that is not a text subtitle
 */
export function toWebVtt({ bytes, ...context }: SubtitleSource): string | null {
  const text = decodeSubtitle(bytes, context.language).replaceAll("\r\n", "\n").replaceAll("\r", "\n").trim();
  return formatWebVtt(parse(text, context));
}

function parse(text: string, context: CueContext): Cue[] {
  const start = text.slice(0, HEAD_LENGTH);
  if (/<sami\b/i.test(start)) return parseSami(text, context);
  if (/<(?:[\w-]{1,30}:)?tt\b/i.test(start)) return parseTtml(text);
  const lines = text.split("\n");
  const head = lines.slice(0, HEAD_LINES).map((line) => line.slice(0, 200).trim());
  const has = (pattern: RegExp) => head.some((line) => pattern.test(line));
  if (has(/^\[(?:script info|events|v4\+? styles)\]/i)) return parseAss(lines);
  if (has(MICRODVD_LINE)) return parseMicroDvd(lines, context);
  if (has(MPL2_LINE)) return parseMpl2(lines);
  return has(SUBVIEWER_TIMING) ? parseSubViewer(lines) : parseTimedLines(lines);
}
