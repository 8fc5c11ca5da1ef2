import { closeSync, existsSync, fstatSync, mkdirSync, openSync, renameSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";

const LARGEST_LOG_BYTES = 5 * 1024 * 1024;
const KEPT_LOGS = 5;

interface LogFile {
  write(line: string): void;
}

/**
 * `<folder>/logs/filmotheque.log`, for its owner alone. It turns when it has grown past 5 MB; five older ones are kept.
 *
 * @param onTrouble told when the file cannot be written, a full disk for one: the program goes on without it
 */
export function openLogFile(folder: string, onTrouble: (error: unknown) => void): LogFile {
  try {
    return writing(folder, onTrouble);
  } catch (error) {
    onTrouble(error);
    return { write: () => undefined };
  }
}

function opened(folder: string): { descriptor: number; bytes: number } {
  const logs = join(folder, "logs");
  mkdirSync(logs, { recursive: true, mode: 0o700 });
  const file = join(logs, "filmotheque.log");
  if (existsSync(file) && statSync(file).size >= LARGEST_LOG_BYTES) turn(file);
  const descriptor = openSync(file, "a", 0o600);
  return { descriptor, bytes: fstatSync(descriptor).size };
}

function turn(file: string): void {
  for (let number = KEPT_LOGS - 1; number >= 1; number -= 1) {
    if (existsSync(`${file}.${number}`)) renameSync(`${file}.${number}`, `${file}.${number + 1}`);
  }
  renameSync(file, `${file}.1`);
}

/**
 * Each line is written at once: some microseconds, and nothing is lost when the program is killed. (pino's own stream
 * waits, and at the end of the program tries for ever when the disk is full.)
 */
function writing(folder: string, onTrouble: (error: unknown) => void): LogFile {
  let isWell = true;
  let { descriptor, bytes } = opened(folder);
  return {
    write(line) {
      try {
        if (bytes >= LARGEST_LOG_BYTES) {
          closeSync(descriptor);
          ({ descriptor, bytes } = opened(folder));
        }
        bytes += writeSync(descriptor, line);
        isWell = true;
      } catch (error) {
        if (isWell) onTrouble(error);
        isWell = false;
      }
    },
  };
}
