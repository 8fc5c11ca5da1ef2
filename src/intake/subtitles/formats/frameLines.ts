import { type Cue, type CueContext, closeCues } from "../cue.ts";
import { CueTextBuilder } from "../cueText.ts";

/** MicroDVD uses frame numbers, MPL2 tenths of a second. The end may be missing. */
export const MICRODVD_LINE = /^\{(\d{1,9})\}\{(\d{0,9})\}/;
export const MPL2_LINE = /^\[(\d{1,9})\]\[(\d{0,9})\]/;
/** Codes at the start of a line, such as `{y:i}` and `{C:$0000FF}`. */
const CODE = /^\{([a-z]):([^{}]{0,50})\}/i;
/** The most common frame rate of films, used if neither the subtitle nor the film states one. */
const USUAL_RATE = 23.976;
const TENTH_MS = 100;

/** MicroDVD (`{0}{25}One|Two`); a first line for frame 1 may state the frame rate. */
export function parseMicroDvd(lines: readonly string[], { frameRate }: CueContext): Cue[] {
  const [first = ""] = lines.filter((line) => MICRODVD_LINE.test(line));
  const stated = /^\{[01]\}\{[01]\}\s{0,9}(\d{1,3}(?:[.,]\d{1,4})?)\s{0,9}$/.exec(first)?.[1]?.replace(",", ".");
  const rate = Number(stated ?? frameRate ?? USUAL_RATE) || USUAL_RATE;
  return parse(stated === undefined ? lines : lines.filter((line) => line !== first), MICRODVD_LINE, 1_000 / rate);
}

/** MPL2 (`[12][34]One|Two`). */
export function parseMpl2(lines: readonly string[]): Cue[] {
  return parse(lines, MPL2_LINE, TENTH_MS);
}

function parse(lines: readonly string[], pattern: RegExp, unitMs: number): Cue[] {
  return closeCues(
    lines.flatMap((line) => {
      const match = pattern.exec(line);
      if (!match) return [];
      const [prefix, start, end] = match;
      const startMs = Number(start) * unitMs;
      return [
        { startMs, endMs: end ? Number(end) * unitMs : null, text: textOf(line.slice(prefix.length)), isAtTop: false },
      ];
    }),
  );
}

/** `|` separates lines. A `/` or `{y:i}` before a line makes it italic, `{Y:i}` the whole text. */
function textOf(source: string): string {
  const builder = new CueTextBuilder();
  let isAllItalic = false;
  for (const [index, part] of source.split("|").entries()) {
    builder.reset();
    if (index > 0) builder.add("\n");
    const { codes, rest } = leadingCodes(part);
    const hasItalic = (name: string) => codes.some(([code, value]) => code === name && value.includes("i"));
    isAllItalic ||= hasItalic("Y");
    const isSlashed = /^\/\S/.test(rest);
    builder.set("i", isAllItalic || hasItalic("y") || isSlashed);
    builder.add(isSlashed ? rest.slice(1) : rest);
  }
  return builder.build();
}

function leadingCodes(part: string): { codes: (readonly [name: string, value: string])[]; rest: string } {
  const codes: (readonly [string, string])[] = [];
  let rest = part.trimStart();
  for (let match = CODE.exec(rest); match; match = CODE.exec(rest)) {
    codes.push([match[1] ?? "", (match[2] ?? "").toLowerCase()]);
    rest = rest.slice(match[0].length);
  }
  return { codes, rest };
}
