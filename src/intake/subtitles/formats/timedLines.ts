import { type Cue, parseTime } from "../cue.ts";
import { fromTags } from "../cueText.ts";

/** The separator between the start and end times of SubRip and WebVTT. */
const ARROW = "-->";
/** The end time, followed by WebVTT settings or the coordinates of old players. */
const END = /^\s{0,20}([\d:.,\s]{0,30}\d)(?:[^\d:.,](.{0,200}))?/;
const AT_TOP = /(?:^|\s)line:(\d{1,3})(%?)/;
/** Below this percentage a cue is in the upper half of the picture. */
const HALF = 50;

/**
 * SubRip and WebVTT. Both are parsed by their timing lines only, because real files lack numbers and blank lines, or
 * have too many.
 */
export function parseTimedLines(lines: readonly string[]): Cue[] {
  const cues: Cue[] = [];
  let timing: Timing | null = null;
  let text: string[] = [];
  const settle = () => {
    if (timing) cues.push(toCue(timing, text));
    text = [];
  };
  for (const [index, line] of lines.entries()) {
    const found = line.includes(ARROW) ? readTiming(line) : null;
    if (found) {
      // The preceding line is the cue's number, not text of the previous cue.
      if (/^\d{1,9}$/.test(lines[index - 1]?.trim() ?? "")) text.pop();
      settle();
      timing = found;
    } else if (/^(?:NOTE|STYLE|REGION)\b/.test(line) && lines[index - 1]?.trim() === "") {
      settle();
      timing = null;
    } else text.push(line);
  }
  settle();
  return cues;
}

interface Timing {
  readonly startMs: number;
  readonly endMs: number;
  readonly settings: string;
}

function readTiming(line: string): Timing | null {
  const at = line.indexOf(ARROW);
  const startMs = at > 40 ? null : parseTime(line.slice(0, at));
  const [, end, settings = ""] = END.exec(line.slice(at + ARROW.length)) ?? [];
  const endMs = end === undefined ? null : parseTime(end);
  return startMs === null || endMs === null ? null : { startMs, endMs, settings };
}

function toCue({ startMs, endMs, settings }: Timing, lines: readonly string[]): Cue {
  const { text, isAtTop } = fromTags(lines.join("\n"));
  return { startMs, endMs, text, isAtTop: isAtTop ?? isTopLine(settings) };
}

function isTopLine(settings: string): boolean {
  const [, line, percent] = AT_TOP.exec(settings) ?? [];
  return line !== undefined && (percent === "%" ? Number(line) < HALF : Number(line) <= 2);
}
