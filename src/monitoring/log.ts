import { existsSync, mkdirSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import pino from "pino";

export type Logger = pino.Logger;

const LARGEST_LOG_BYTES = 5 * 1024 * 1024;
const KEPT_LOGS = 5;
const HIDDEN = "[hidden]";

/** Fields that hold secrets, wherever they stand. */
const SECRET_FIELDS = [
  "password",
  "present",
  "next",
  "sessionId",
  "token",
  "tmdbKey",
  "authorization",
  "cookie",
  "key",
];

/** Secrets inside texts: keys in addresses, bearer tokens, passwords in connection strings. */
const SECRET_TEXTS: readonly [RegExp, string][] = [
  [/(api_key=)[^&\s"']+/gi, `$1${HIDDEN}`],
  [/(Bearer\s+)[\w.~+/-]+=*/gi, `$1${HIDDEN}`],
  [/(filmotheque_session=)[\w-]+/gi, `$1${HIDDEN}`],
  [/(\w+:\/\/[^:/\s]+:)[^@\s]+@/g, `$1${HIDDEN}@`],
];

export function hideSecrets(text: string): string {
  return SECRET_TEXTS.reduce((hidden, [pattern, replacement]) => hidden.replace(pattern, replacement), text);
}

/**
 * Facts with fields, one JSON object a line, in `<folder>/logs/filmotheque.log`; warnings and errors on standard
 * error too. What looks like a secret is hidden by rule, not by care.
 */
export function createLogger({ level, folder }: { readonly level: pino.Level; readonly folder?: string }): Logger {
  const streams: pino.StreamEntry[] = [{ level: "warn", stream: pino.destination({ dest: 2, sync: true }) }];
  if (folder)
    streams.push({ level, stream: pino.destination({ dest: logFile(folder), sync: false, minLength: 4_096 }) });
  return pino(
    {
      level,
      base: undefined,
      redact: { paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: HIDDEN },
      serializers: { err: serializeError },
    },
    pino.multistream(streams.map(hidingSecrets)),
  );
}

function hidingSecrets(entry: pino.StreamEntry): pino.StreamEntry {
  const { stream } = entry;
  return { ...entry, stream: { write: (line: string) => stream.write(hideSecrets(line)) } };
}

function serializeError(error: Error): object {
  const { type, message, stack, ...rest } = pino.stdSerializers.err(error);
  return { ...rest, type, message, stack };
}

/** Rotated at start when it has grown: a desktop program is started often enough. */
function logFile(folder: string): string {
  const logs = join(folder, "logs");
  mkdirSync(logs, { recursive: true, mode: 0o700 });
  const file = join(logs, "filmotheque.log");
  if (!existsSync(file) || statSync(file).size < LARGEST_LOG_BYTES) return file;
  for (let number = KEPT_LOGS - 1; number >= 1; number -= 1) {
    if (existsSync(`${file}.${number}`)) renameSync(`${file}.${number}`, `${file}.${number + 1}`);
  }
  renameSync(file, `${file}.1`);
  return file;
}
