import type { Event, Events } from "../../events/index.ts";

const RETENTION_MS = 5 * 60_000;
const MAX_EVENTS = 20_000;
const FLOW_EVENTS: ReadonlySet<string> = new Set(["flow.request", "job.running", "job.done", "job.failed"]);

/** The events that the flow view draws, of the last five minutes. */
export class RecentFlowEvents {
  readonly #events: Event[] = [];
  readonly stop: () => void;

  constructor(events: Events) {
    this.stop = events.subscribe(({ event }) => {
      if (!FLOW_EVENTS.has(event.type)) return;
      this.#events.push(event);
      if (this.#events.length > MAX_EVENTS * 1.1) this.#events.splice(0, this.#events.length - MAX_EVENTS);
    });
  }

  /** Oldest first. */
  list(now: number): readonly Event[] {
    const since = new Date(now - RETENTION_MS).toISOString();
    return this.#events.filter(({ at }) => at >= since);
  }
}
