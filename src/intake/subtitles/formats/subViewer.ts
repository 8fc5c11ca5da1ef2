import { type Cue, parseTime } from "../cue.ts";
import { fromTags } from "../cueText.ts";

/** `0:00:01.500,0:00:02.750` of YouTube's SBV and, with two digits, of SubViewer. */
export const SUBVIEWER_TIMING = /^(\d{1,2}:\d{2}:\d{2}[.,]\d{1,3})\s?,\s?(\d{1,2}:\d{2}:\d{2}[.,]\d{1,3})\s{0,20}$/;

/** SBV and SubViewer: a line with both times, then the text, in which `[br]` is a line break. */
export function parseSubViewer(lines: readonly string[]): Cue[] {
  const cues: Cue[] = [];
  let timing: { startMs: number; endMs: number } | null = null;
  let text: string[] = [];
  const settle = () => {
    if (timing) {
      const { text: content, isAtTop } = fromTags(text.join("\n").replaceAll(/\[br\]/gi, "\n"));
      cues.push({ ...timing, text: content, isAtTop: isAtTop ?? false });
    }
    text = [];
  };
  for (const line of lines) {
    const [, start, end] = SUBVIEWER_TIMING.exec(line) ?? [];
    if (start === undefined || end === undefined) {
      text.push(line);
      continue;
    }
    settle();
    timing = { startMs: parseTime(start) ?? 0, endMs: parseTime(end) ?? 0 };
  }
  settle();
  return cues;
}
