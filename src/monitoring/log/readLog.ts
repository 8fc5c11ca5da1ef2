import { open } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

export const LOG_LEVELS = ["debug", "info", "warn", "error"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface LogLine {
  readonly at: string;
  readonly level: LogLevel;
  readonly message: string;
  /** The other fields of the line, as JSON. */
  readonly fields: string;
}

/** pino's numbers. */
const NUMBERS: Readonly<Record<LogLevel, number>> = { debug: 20, info: 30, warn: 40, error: 50 };
/** So much of the end of the log is read: some ten thousand lines. */
const READ_BYTES = 2 * 1024 * 1024;

/** The end of the log, newest first. @param text that a line must contain, in any case */
export async function readLog(
  folder: string,
  { level, text, limit }: { readonly level: LogLevel; readonly text: string; readonly limit: number },
): Promise<LogLine[]> {
  const lines = (await endOf(join(folder, "logs", "filmotheque.log"))).split("\n");
  const wanted = text.toLowerCase();
  const found: LogLine[] = [];
  for (let at = lines.length - 1; at >= 0 && found.length < limit; at -= 1) {
    const line = lines[at] ?? "";
    if (wanted !== "" && !line.toLowerCase().includes(wanted)) continue;
    const read = toLogLine(line);
    if (read && NUMBERS[read.level] >= NUMBERS[level]) found.push(read);
  }
  return found;
}

async function endOf(file: string): Promise<string> {
  let handle: Awaited<ReturnType<typeof open>>;
  try {
    handle = await open(file);
  } catch {
    // Nothing was logged yet, or the log cannot be read: there is nothing to show, and the terminal said why.
    return "";
  }
  try {
    const { size } = await handle.stat();
    const length = Math.min(size, READ_BYTES);
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString("utf8");
  } finally {
    await handle.close();
  }
}

const STORED_LINE = z.looseObject({ time: z.number(), level: z.number(), msg: z.unknown() });

/** @returns null for half a line: the first one that was read is mostly cut, as one is by a power failure */
function toLogLine(line: string): LogLine | null {
  const parsed = STORED_LINE.safeParse(parseJson(line));
  if (!parsed.success) return null;
  const { time, level, msg, ...fields } = parsed.data;
  return {
    at: new Date(time).toISOString(),
    level: LOG_LEVELS.findLast((name) => NUMBERS[name] <= level) ?? "debug",
    message: String(msg ?? ""),
    fields: Object.keys(fields).length === 0 ? "" : JSON.stringify(fields),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
