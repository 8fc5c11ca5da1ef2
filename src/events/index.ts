/**
 * What happens in the engine, told to whoever listens: pages over the event stream, tests, the flow view.
 * It remembers the last few thousand events so that a page that lost its line goes on where it was.
 */
import type { Event } from "../contract/index.ts";

export type { Event } from "../contract/index.ts";

export interface NumberedEvent {
  readonly number: number;
  readonly event: Event;
}

export interface Events {
  emit(event: Omit<Event, "at">): void;
  listen(listener: (event: NumberedEvent) => void): () => void;
  /** Events after that number, in order; null when some of them are forgotten already. */
  since(number: number): readonly NumberedEvent[] | null;
  /** One page's view: ends when the signal does. */
  stream(signal: AbortSignal | undefined, lastNumber?: number): AsyncGenerator<NumberedEvent>;
  close(): void;
}

const REMEMBERED = 4_000;
/** A page that reads slower than this is cut off and comes back for a fresh view. */
const QUEUE_LIMIT = 2_000;

export function createEvents(clock: { now(): number }): Events {
  const remembered: NumberedEvent[] = [];
  const listeners = new Set<(event: NumberedEvent) => void>();
  const closing = new AbortController();
  let last = 0;

  const events: Events = {
    emit(event) {
      last += 1;
      const numbered = { number: last, event: { ...event, at: new Date(clock.now()).toISOString() } as Event };
      remembered.push(numbered);
      if (remembered.length > REMEMBERED * 2) remembered.splice(0, remembered.length - REMEMBERED);
      for (const listener of listeners) listener(numbered);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    since(number) {
      const oldest = remembered[0]?.number ?? last + 1;
      if (number + 1 < oldest) return null;
      return remembered.filter((event) => event.number > number);
    },
    async *stream(signal, lastNumber) {
      const waiting: NumberedEvent[] = lastNumber === undefined ? [] : [...(events.since(lastNumber) ?? [])];
      let wake: () => void = () => undefined;
      const ended = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
      const onEnd = () => wake();
      ended.addEventListener("abort", onEnd);
      const stop = events.listen((event) => {
        waiting.push(event);
        wake();
      });
      try {
        while (!ended.aborted && waiting.length <= QUEUE_LIMIT) {
          const next = waiting.shift();
          if (next) yield next;
          else
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
        }
      } finally {
        stop();
        ended.removeEventListener("abort", onEnd);
      }
    },
    close: () => closing.abort(),
  };
  return events;
}
