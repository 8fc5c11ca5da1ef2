import { type Cue, parseTime } from "../cue.ts";
import { fromAss, isLegacyTop } from "../cueText.ts";

interface AssStyle {
  readonly isItalic: boolean;
  readonly isAtTop: boolean;
}

const NO_STYLE: AssStyle = { isItalic: false, isAtTop: false };
const EVENT_FIELDS = "layer,start,end,style,name,marginl,marginr,marginv,effect,text".split(",");

/**
 * ASS and SSA: reads text, italics and whether a line is at the top; other styles, positions and effects are ignored.
 */
export function parseAss(lines: readonly string[]): Cue[] {
  const styles = new Map<string, AssStyle>();
  const cues: Cue[] = [];
  let section = "";
  let fields = EVENT_FIELDS;
  for (const line of lines) {
    const header = /^\[([^[\]]{1,40})\]/.exec(line.trim());
    if (header) section = (header[1] ?? "").toLowerCase();
    const { key, value } = readField(line);
    if (key === "format") fields = splitFields(value, Number.POSITIVE_INFINITY).map((name) => name.toLowerCase());
    if (key === "style") addStyle(styles, rowOf(fields, value), section.startsWith("v4+"));
    if (key === "dialogue") cues.push(...toCue(rowOf(fields, value), styles));
  }
  return cues;
}

function readField(line: string): { key: string; value: string } {
  const at = line.slice(0, 20).indexOf(":");
  return at < 0 ? { key: "", value: "" } : { key: line.slice(0, at).trim().toLowerCase(), value: line.slice(at + 1) };
}

/** The last field contains the rest of the line, including commas. */
function splitFields(value: string, count: number): string[] {
  const parts = value.split(",");
  const last = Math.max(0, count - 1);
  return parts.length <= count
    ? parts.map((part) => part.trim())
    : [...parts.slice(0, last).map((part) => part.trim()), parts.slice(last).join(",")];
}

function rowOf(fields: readonly string[], value: string): ReadonlyMap<string, string> {
  const values = splitFields(value, fields.length);
  return new Map(fields.map((field, index) => [field, values[index] ?? ""]));
}

function addStyle(styles: Map<string, AssStyle>, row: ReadonlyMap<string, string>, hasNumpad: boolean): void {
  const alignment = Number(row.get("alignment"));
  styles.set(nameOf(row.get("name")), {
    isItalic: Number(row.get("italic")) !== 0,
    isAtTop: hasNumpad ? alignment >= 7 && alignment <= 9 : isLegacyTop(alignment),
  });
}

/** A leading asterisk in a style name has no meaning. */
function nameOf(name = ""): string {
  return name.replace(/^\*/, "").toLowerCase();
}

function toCue(row: ReadonlyMap<string, string>, styles: ReadonlyMap<string, AssStyle>): Cue[] {
  const startMs = parseTime(row.get("start") ?? "");
  const endMs = parseTime(row.get("end") ?? "");
  if (startMs === null || endMs === null) return [];
  const style = styles.get(nameOf(row.get("style"))) ?? NO_STYLE;
  const { text, isAtTop } = fromAss(row.get("text") ?? "", style.isItalic ? ["i"] : []);
  return [{ startMs, endMs, text, isAtTop: isAtTop ?? style.isAtTop }];
}
