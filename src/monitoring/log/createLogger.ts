import { join } from "node:path";
import pino from "pino";
import type { Language } from "../../contract/index.ts";
import { diagnoseDiskFault } from "../../disk/index.ts";
import { diskMessage } from "../../messages/index.ts";
import { visibleText } from "../../terminal/index.ts";
import { redactSecrets } from "./redactSecrets.ts";
import { RotatingLogFile } from "./rotatingLogFile.ts";
import { terminalLine } from "./terminalLine.ts";

export type Logger = pino.Logger;

/** Fields that hold secrets, up to two objects deep; deeper ones are found by `redactSecrets`. */
const SECRET_FIELDS = [
  "password",
  "present",
  "next",
  "sessionId",
  "token",
  "metricsToken",
  "tmdbKey",
  "apiKey",
  "api_key",
  "authorization",
  "cookie",
  "key",
  "secret",
  "connectionString",
];

export interface LoggerParts {
  readonly level: pino.Level;
  /** The library's data folder; without it only warnings are written, to the terminal. */
  readonly folder?: string;
  /** Language of the message on the terminal when the log cannot be written. */
  readonly language?: Language;
  readonly terminal?: { write(line: string): unknown };
}

/**
 * Facts with fields, one JSON object a line, in `<folder>/logs/filmotheque.log`; warnings and errors also as a short
 * line on standard error. Secrets are redacted by rules.
 */
export function createLogger({ level, folder, language = "en", terminal = process.stderr }: LoggerParts): Logger {
  const sayOnTerminal = (line: string) => terminal.write(terminalLine(redactSecrets(line)));
  const streams: pino.StreamEntry[] = [{ level: "warn", stream: { write: sayOnTerminal } }];
  if (folder !== undefined) {
    const file = new RotatingLogFile(folder, (error) =>
      terminal.write(`${visibleText(explainLogFailure(error, join(folder, "logs"), language))}\n`),
    );
    streams.push({ level, stream: { write: (line) => file.write(redactSecrets(line)) } });
  }
  return pino(
    {
      level,
      base: undefined,
      redact: {
        paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
        censor: "[hidden]",
      },
      serializers: { err: pino.stdSerializers.err },
    },
    pino.multistream(streams),
  );
}

function explainLogFailure(error: unknown, folder: string, language: Language): string {
  const fault = diagnoseDiskFault(error, folder);
  if (fault) return diskMessage(language, "log", folder, fault);
  return `the log cannot be written: ${error instanceof Error ? error.message : String(error)}`;
}
