import { closeSync, existsSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";

const MAX_LOG_BYTES = 5 * 1024 * 1024;
const ROTATED_LOGS = 5;
/** A rotation that failed, because another program holds a file, is tried again after so much. */
const ROTATION_RETRY_BYTES = 256 * 1024;

/**
 * `<folder>/logs/filmotheque.log`, which only its owner may read. It is rotated when it has grown past 5 MB: `.1` is the
 * newest of five older ones.
 *
 * Each line is written at once, which takes some microseconds: nothing is lost when the program is killed, and a full
 * disk blocks no caller (docs/decisions/0059).
 */
export class RotatingLogFile {
  readonly #folder: string;
  readonly #file: string;
  readonly #onError: (error: unknown) => void;
  /** Null while the file cannot be opened. */
  #descriptor: number | null = null;
  #bytes = 0;
  #rotateAtBytes = MAX_LOG_BYTES;
  #isWritable = true;

  /** @param onError called once when the file cannot be written or rotated, and again only after it could */
  constructor(dataFolder: string, onError: (error: unknown) => void) {
    this.#folder = join(dataFolder, "logs");
    this.#file = join(this.#folder, "filmotheque.log");
    this.#onError = onError;
    this.#attempt(() => this.#openOrRotate());
  }

  write(line: string): void {
    this.#attempt(() => {
      const descriptor = this.#openOrRotate();
      this.#bytes += writeSync(descriptor, line);
      this.#isWritable = true;
    });
  }

  #openOrRotate(): number {
    const descriptor = this.#descriptor ?? this.#open();
    if (this.#bytes < this.#rotateAtBytes) return descriptor;
    this.#close();
    try {
      this.#rotate();
      this.#rotateAtBytes = MAX_LOG_BYTES;
    } catch (error) {
      this.#onError(error);
      this.#rotateAtBytes = this.#bytes + ROTATION_RETRY_BYTES;
    }
    return this.#open();
  }

  #open(): number {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const descriptor = openSync(this.#file, "a", 0o600);
    this.#descriptor = descriptor;
    this.#bytes = fstatSync(descriptor).size;
    return descriptor;
  }

  #close(): void {
    const descriptor = this.#descriptor;
    this.#descriptor = null;
    if (descriptor !== null) closeSync(descriptor);
  }

  #rotate(): void {
    for (let number = ROTATED_LOGS - 1; number >= 1; number -= 1) {
      const older = `${this.#file}.${number}`;
      if (existsSync(older)) renameSync(older, `${this.#file}.${number + 1}`);
    }
    renameSync(this.#file, `${this.#file}.1`);
  }

  #attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (this.#isWritable) this.#onError(error);
      this.#isWritable = false;
    }
  }
}
