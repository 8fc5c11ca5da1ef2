import type { Event, ResetReason } from "../contract/index.ts";
import type { EventLog, NumberedEvent } from "./eventLog.ts";

/** An event as one client receives it. */
export interface StreamedEvent {
  readonly id: string;
  readonly event: Event;
  /** The key of the only user whom it is for; null: everyone. */
  readonly onlyFor: number | null;
}

interface StreamParts {
  readonly log: EventLog;
  listen(listener: (event: NumberedEvent) => void): () => void;
  now(): string;
}

/** At most so many events wait for a slow client; then they are dropped, and the client receives `stream.reset`. */
const MAX_QUEUED_EVENTS = 2_000;

/**
 * What one client receives. It begins with what it missed; with `stream.reset` where that is not available; with
 * `stream.opened` where it asks for nothing, so that it has an id to come back with.
 */
export async function* streamEvents(
  { log, listen, now }: StreamParts,
  ended: AbortSignal,
  lastEventId: string | undefined,
): AsyncGenerator<StreamedEvent> {
  const missed = lastEventId === undefined ? [] : log.after(lastEventId);
  const waiting: StreamedEvent[] = typeof missed === "string" ? [] : [...missed];
  let lost: ResetReason | null = typeof missed === "string" ? missed : null;
  let wake: () => void = () => undefined;
  const onEnd = () => wake();

  const stopListening = listen((event) => {
    // A client that is about to reload everything needs no earlier event.
    if (lost) return;
    if (waiting.length < MAX_QUEUED_EVENTS) waiting.push(event);
    else {
      waiting.length = 0;
      lost = "too_slow";
    }
    wake();
  });
  ended.addEventListener("abort", onEnd);
  try {
    if (lastEventId === undefined)
      yield { id: log.lastId(), event: { type: "stream.opened", at: now() }, onlyFor: null };
    while (!ended.aborted) {
      const next = waiting.shift();
      if (lost) {
        const reason = lost;
        lost = null;
        yield { id: log.lastId(), event: { type: "stream.reset", at: now(), reason }, onlyFor: null };
      } else if (next) yield next;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  } finally {
    stopListening();
    ended.removeEventListener("abort", onEnd);
  }
}
