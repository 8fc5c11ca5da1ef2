import type { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";

/** A line of ratings has some dozen characters, a line of films some hundred. */
const MAX_LINE_LENGTH = 65_536;

/**
 * Splits a text into lines without their ends. A line that is too long becomes an empty one, so that memory stays
 * bounded by a line even if a file of gigabytes has no line breaks.
 */
export async function* boundedLines(file: Readable, encoding: "utf8" | "latin1" = "utf8"): AsyncGenerator<string> {
  const decoder = new StringDecoder(encoding);
  let rest = "";
  let isTooLong = false;
  for await (const piece of file) {
    const bytes: Buffer = piece;
    const lines = decoder.write(bytes).split("\n");
    const last = lines.pop() ?? "";
    for (const [index, line] of lines.entries()) {
      const whole = index === 0 ? rest + line : line;
      yield index === 0 && isTooLong ? "" : withoutReturn(whole);
    }
    if (lines.length > 0) {
      rest = "";
      isTooLong = false;
    }
    isTooLong ||= rest.length + last.length > MAX_LINE_LENGTH;
    rest = isTooLong ? "" : rest + last;
  }
  if (rest !== "" && !isTooLong) yield withoutReturn(rest);
}

function withoutReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}
