import type { UpdateState } from "./updateState.ts";

/** What reaches the update server; electron-updater in the program. */
export interface UpdateSource {
  /** @returns the version that the server offers, whichever that is */
  latestVersion(): Promise<string>;
  /** Downloads what was offered last and verifies it. It is installed when the program quits. */
  download(onPercent: (percent: number) => void, signal: AbortSignal): Promise<void>;
  /** What was downloaded is not installed at this quit; it stays for a later one. */
  postpone(): void;
}

export interface UpdatesParts {
  /** Null: this copy is not updated. */
  readonly source: UpdateSource | null;
  readonly version: string;
  /** False: the person is notified of a newer version and installs it themselves. */
  readonly installsItself: boolean;
  readonly releasesPage: string;
  readonly clock: { now(): number };
  readonly log: UpdateLog;
  /** Whether to check automatically; read again before each check. */
  isAutomatic(): boolean;
  /** Whether requests to the outside are allowed. Read before each check, never after `stop`. */
  mayMakeOutboundRequests(): boolean;
}

export interface UpdateLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
}

/** The updates of the program. */
export interface Updates {
  readonly current: UpdateState;
  /** @returns ends the listening */
  onChange(listener: (state: UpdateState) => void): () => void;
  /** Looks now, and downloads what is newer. @returns what it ended with; never fails */
  check(): Promise<UpdateState>;
  /** Looks now, because the person asked. Returns when the answer is known: a download goes on. */
  checkAvailability(): Promise<UpdateState>;
  /** Ends the waiting, and a download that is under way. */
  stop(): void;
  /** What is ready is installed at a later quit, not at this one. */
  postpone(): void;
}
