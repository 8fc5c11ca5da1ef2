import { readBytes } from "./readBytes.ts";
import type { UnitBatch } from "./sourcePart.ts";

/** Longer lines are counted as unreadable and not kept in memory. */
const MAX_LINE_LENGTH = 1024 * 1024;
const NEW_LINE = 10;
const RETURN = 13;
const NO_BYTES: Buffer = Buffer.alloc(0);

/** The lines of a file; null for a line that is too long. Memory stays within a few chunks. */
export async function* readLines(path: string, signal: AbortSignal): AsyncGenerator<UnitBatch<string | null>> {
  let rest = NO_BYTES;
  let isTooLong = false;
  let bytesRead = 0;
  for await (const chunk of readBytes(path, signal)) {
    bytesRead = chunk.bytesRead;
    const units: (string | null)[] = [];
    let start = 0;
    for (let end = chunk.bytes.indexOf(NEW_LINE); end !== -1; end = chunk.bytes.indexOf(NEW_LINE, start)) {
      const part = chunk.bytes.subarray(start, end);
      const whole = rest.length === 0 ? part : Buffer.concat([rest, part]);
      units.push(isTooLong || whole.length > MAX_LINE_LENGTH ? null : toText(whole));
      rest = NO_BYTES;
      isTooLong = false;
      start = end + 1;
    }
    const left = chunk.bytes.subarray(start);
    isTooLong ||= rest.length + left.length > MAX_LINE_LENGTH;
    rest = isTooLong ? NO_BYTES : Buffer.concat([rest, left]);
    yield { units, bytesRead };
  }
  if (isTooLong || rest.length > 0) yield { units: [isTooLong ? null : toText(rest)], bytesRead };
}

function toText(bytes: Buffer): string {
  return bytes.toString("utf8", 0, bytes.at(-1) === RETURN ? bytes.length - 1 : bytes.length);
}
