import { decideUpdate } from "./decideUpdate.ts";
import { explainFailure } from "./explainFailure.ts";
import { type CheckHistory, nextCheckDelayMs } from "./nextCheck.ts";
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

export type UpdatesParts = {
  /** Null: this copy is not updated. */
  readonly source: UpdateSource | null;
  readonly version: string;
  /** False: the person is told of a newer version and replaces the program themselves. */
  readonly installsItself: boolean;
  readonly releasesPage: string;
  /** Whether to look without being asked; asked again before each check. */
  readonly isAutomatic: () => boolean;
  /** Whether requests to the outside are allowed. Read before each check, never after `stop`. */
  readonly mayMakeOutboundRequests: () => boolean;
  readonly clock: { now(): number };
  readonly log: UpdateLog;
};

export interface UpdateLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
}

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

/** However far the next check is, the setting and the clock are looked at this often. */
const LONGEST_WAIT_MS = 3_600_000;

/** Looks at the start and once a day, and downloads what is newer. */
export function createUpdates({
  source,
  version,
  installsItself,
  releasesPage,
  isAutomatic,
  mayMakeOutboundRequests,
  clock,
  log,
}: UpdatesParts): Updates {
  const listeners = new Set<(state: UpdateState) => void>();
  const stopping = new AbortController();
  let current: UpdateState = source ? { state: "idle", checkedAt: null } : { state: "unavailable" };
  let history: CheckHistory = { checkedAt: null, failures: 0 };
  let checking: Promise<UpdateState> | null = null;
  let timer: NodeJS.Timeout | undefined;

  if (source) wait();
  return {
    get current(): UpdateState {
      const isWaiting = current.state === "idle" || current.state === "failed";
      return isWaiting && isRefused() ? { state: "requests_off" } : current;
    },
    onChange,
    check,
    async checkAvailability() {
      const whole = check();
      const { promise: known, resolve } = Promise.withResolvers<UpdateState>();
      const end = onChange((state) => {
        if (state.state !== "checking") resolve(state);
      });
      if (current.state === "downloading") resolve(current);
      return Promise.race([whole, known]).finally(end);
    },
    stop() {
      stopping.abort();
      clearTimeout(timer);
    },
    postpone: () => source?.postpone(),
  };

  function onChange(listener: (state: UpdateState) => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  /** The library, which knows the answer, is closed after the stop. */
  function isRefused(): boolean {
    return !stopping.signal.aborted && !mayMakeOutboundRequests();
  }

  function isAllowed(): boolean {
    return isAutomatic() && mayMakeOutboundRequests();
  }

  function wait(): void {
    clearTimeout(timer);
    if (stopping.signal.aborted) return;
    const delay = Math.min(nextCheckDelayMs(history, clock.now()), LONGEST_WAIT_MS);
    // A program that could not end because of this timer would be worse than a late update.
    timer = setTimeout(
      () => {
        const isDue = nextCheckDelayMs(history, clock.now()) === 0;
        if (isDue && isAllowed()) void check();
        else wait();
      },
      Math.max(delay, isAllowed() ? 0 : LONGEST_WAIT_MS),
    ).unref();
  }

  async function check(): Promise<UpdateState> {
    // What is ready stays ready: it is installed at the next quit, and what is newer still comes after that.
    if (!source || stopping.signal.aborted || current.state === "ready") return current;
    if (!checking && isRefused()) return { state: "requests_off" };
    checking ??= checkOnce(source).finally(() => {
      checking = null;
      wait();
    });
    return checking;
  }

  async function checkOnce(from: UpdateSource): Promise<UpdateState> {
    let offered: string | null = null;
    change({ state: "checking" });
    try {
      offered = await from.latestVersion();
      const decision = decideUpdate(version, offered);
      log.info({ offered, decision }, "looked for an update");
      const end = decision === "newer" ? await take(from, offered) : idle();
      history = { checkedAt: clock.now(), failures: 0 };
      return change(end);
    } catch (error) {
      history = { checkedAt: clock.now(), failures: history.failures + 1 };
      if (stopping.signal.aborted) return change(idle());
      log.warn({ err: error, offered }, "the update failed");
      return change({ state: "failed", version: offered, error: explainFailure(error) });
    }
  }

  async function take(from: UpdateSource, offered: string): Promise<UpdateState> {
    if (!installsItself) return { state: "available", version: offered, page: releasesPage };
    change({ state: "downloading", version: offered, percent: 0 });
    const onPercent = (percent: number) =>
      change({ state: "downloading", version: offered, percent: Math.floor(percent) });
    await from.download(onPercent, stopping.signal);
    log.info({ version: offered }, "the update is ready, and is installed when the program quits");
    return { state: "ready", version: offered };
  }

  function idle(): UpdateState {
    return { state: "idle", checkedAt: clock.now() };
  }

  function change(next: UpdateState): UpdateState {
    current = next;
    for (const listener of listeners) listener(next);
    return next;
  }
}
