import { CheckTimer } from "./checkTimer.ts";
import { decideUpdate } from "./decideUpdate.ts";
import { explainFailure } from "./explainFailure.ts";
import type { CheckHistory } from "./nextCheck.ts";
import type { UpdateState } from "./updateState.ts";
import type { UpdateSource, Updates, UpdatesParts } from "./updates.ts";

type Listener = (state: UpdateState) => void;

/** Checks at the start and once a day, and downloads a newer version. */
export function createUpdates(parts: UpdatesParts): Updates {
  return parts.source ? new SourceUpdates(parts.source, parts) : UNAVAILABLE;
}

/** Of a copy that is not updated. */
const UNAVAILABLE: Updates = {
  current: { state: "unavailable" },
  onChange: () => () => undefined,
  check: async () => UNAVAILABLE.current,
  checkAvailability: async () => UNAVAILABLE.current,
  stop: () => undefined,
  postpone: () => undefined,
};

class SourceUpdates implements Updates {
  readonly #source: UpdateSource;
  readonly #parts: UpdatesParts;
  readonly #listeners = new Set<Listener>();
  readonly #stopping = new AbortController();
  readonly #timer: CheckTimer;
  #current: UpdateState = { state: "idle", checkedAt: null };
  #history: CheckHistory = { checkedAt: null, failures: 0 };
  #checking: Promise<UpdateState> | null = null;

  constructor(source: UpdateSource, parts: UpdatesParts) {
    this.#source = source;
    this.#parts = parts;
    this.#timer = new CheckTimer({
      clock: parts.clock,
      history: () => this.#history,
      isAllowed: () => parts.isAutomatic() && parts.mayMakeOutboundRequests(),
      check: () => void this.check(),
    });
    this.#timer.wait();
  }

  get current(): UpdateState {
    const isWaiting = this.#current.state === "idle" || this.#current.state === "failed";
    return isWaiting && this.#areRequestsOff() ? { state: "requests_off" } : this.#current;
  }

  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async check(): Promise<UpdateState> {
    // What is ready stays ready: it is installed at the next quit, and what is newer still comes after that.
    if (this.#stopping.signal.aborted || this.#current.state === "ready") return this.#current;
    if (!this.#checking && this.#areRequestsOff()) return { state: "requests_off" };
    this.#checking ??= this.#checkOnce().finally(() => {
      this.#checking = null;
      if (!this.#stopping.signal.aborted) this.#timer.wait();
    });
    return this.#checking;
  }

  async checkAvailability(): Promise<UpdateState> {
    const whole = this.check();
    const { promise: known, resolve } = Promise.withResolvers<UpdateState>();
    const stopListening = this.onChange((state) => {
      if (state.state !== "checking") resolve(state);
    });
    if (this.#current.state === "downloading") resolve(this.#current);
    return Promise.race([whole, known]).finally(stopListening);
  }

  stop(): void {
    this.#stopping.abort();
    this.#timer.stop();
  }

  postpone(): void {
    this.#source.postpone();
  }

  /** The library, which knows the answer, is closed after the stop. */
  #areRequestsOff(): boolean {
    return !this.#stopping.signal.aborted && !this.#parts.mayMakeOutboundRequests();
  }

  async #checkOnce(): Promise<UpdateState> {
    const { clock, log, version } = this.#parts;
    let offered: string | null = null;
    this.#change({ state: "checking" });
    try {
      offered = await this.#source.latestVersion();
      const decision = decideUpdate(version, offered);
      log.info({ offered, decision }, "looked for an update");
      const end = decision === "newer" ? await this.#takeNewer(offered) : this.#idle();
      this.#history = { checkedAt: clock.now(), failures: 0 };
      return this.#change(end);
    } catch (error) {
      this.#history = { checkedAt: clock.now(), failures: this.#history.failures + 1 };
      if (this.#stopping.signal.aborted) return this.#change(this.#idle());
      log.warn({ err: error, offered }, "the update failed");
      return this.#change({ state: "failed", version: offered, error: explainFailure(error) });
    }
  }

  /** Downloads a newer version, or only says that there is one. */
  async #takeNewer(offered: string): Promise<UpdateState> {
    const { installsItself, releasesPage, log } = this.#parts;
    if (!installsItself) return { state: "available", version: offered, page: releasesPage };
    const report = (percent: number) =>
      this.#change({ state: "downloading", version: offered, percent: Math.floor(percent) });
    report(0);
    await this.#source.download(report, this.#stopping.signal);
    log.info({ version: offered }, "the update is ready, and is installed when the program quits");
    return { state: "ready", version: offered };
  }

  #idle(): UpdateState {
    return { state: "idle", checkedAt: this.#parts.clock.now() };
  }

  #change(next: UpdateState): UpdateState {
    this.#current = next;
    for (const listener of this.#listeners) listener(next);
    return next;
  }
}
