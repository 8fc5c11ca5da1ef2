import { DownloadRate } from "./downloadRate.ts";
import type { StartMessages } from "./messages.ts";
import type { DownloadProgress } from "./resumableDownload.ts";
import { SYSTEM_TIMERS, type Timers } from "./timers.ts";

const REDRAW_EVERY_MS = 250;
const LINE_EVERY_MS = 15_000;

export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** One line that is redrawn on a terminal; elsewhere, as in a log, a line now and then. */
export class ProgressDisplay {
  readonly #terminal: Terminal;
  readonly #messages: StartMessages;
  readonly #timers: Timers;
  readonly #rate = new DownloadRate();
  #shownAt = Number.NEGATIVE_INFINITY;
  #hasOpenLine = false;

  constructor(terminal: Terminal, messages: StartMessages, timers: Timers = SYSTEM_TIMERS) {
    this.#terminal = terminal;
    this.#messages = messages;
    this.#timers = timers;
  }

  show(progress: DownloadProgress): void {
    const at = this.#timers.now();
    const isComplete = progress.receivedBytes === progress.totalBytes;
    if (at - this.#shownAt < (this.#terminal.isTTY ? REDRAW_EVERY_MS : LINE_EVERY_MS) && !isComplete) return;

    this.#shownAt = at;
    this.#draw(this.#messages.downloading({ ...progress, secondsLeft: this.#rate.secondsLeft(progress, at) }));
  }

  /** Ends the line, so that further output begins on a new one. */
  end(): void {
    if (this.#hasOpenLine) this.#terminal.write("\n");
    this.#hasOpenLine = false;
  }

  #draw(line: string): void {
    if (!this.#terminal.isTTY) {
      this.#terminal.write(`${line}\n`);
      return;
    }
    // A longer line would wrap, and the next one would not replace it.
    const fitting = line.slice(0, Math.max(1, (this.#terminal.columns ?? 80) - 1));
    this.#terminal.write(`\r${fitting}\x1b[K`);
    this.#hasOpenLine = true;
  }
}
