import { visibleText } from "../../terminal/index.ts";

/** A line of the log for a terminal: when, what and why. The other fields are in the file. */
export function terminalLine(line: string): string {
  // pino wrote the line a moment ago.
  const { time, level, msg, err } = JSON.parse(line) as {
    readonly time: number;
    readonly level: number;
    readonly msg?: string;
    readonly err?: { readonly code?: string; readonly message?: string };
  };
  const cause = [err?.code, err?.message].filter(Boolean).join(": ");
  const text = [msg, cause].filter(Boolean).join(" — ");
  return `${new Date(time).toISOString()} ${level >= ERROR ? "error" : "warning"}: ${visibleText(text)}\n`;
}

/** pino's number for it. */
const ERROR = 50;
