import { randomUUID } from "node:crypto";
import type { NewEvent } from "../contract/index.ts";
import type { Clock } from "../time/index.ts";
import { createEventLog, type NumberedEvent } from "./eventLog.ts";
import { type StreamedEvent, streamEvents } from "./streamEvents.ts";

export type { NumberedEvent } from "./eventLog.ts";

export interface Events {
  /** @param onlyFor the key of the user whom it is for; everyone without it */
  emit(event: NewEvent, onlyFor?: number): void;
  /** @returns ends the listening */
  subscribe(listener: (event: NumberedEvent) => void): () => void;
  /**
   * One client's view: what it missed, then what happens; ends when the signal does.
   * @param lastEventId what the client received last, as it sent it
   */
  stream(signal: AbortSignal | undefined, lastEventId?: string): AsyncGenerator<StreamedEvent>;
  close(): void;
}

/** @param run identifies this run of the program: ids of another run are not valid in it */
export function createEvents(clock: Clock, run: string = randomUUID().slice(0, 8)): Events {
  const log = createEventLog(run);
  const listeners = new Set<(event: NumberedEvent) => void>();
  const closing = new AbortController();
  const now = () => new Date(clock.now()).toISOString();

  function subscribe(listener: (event: NumberedEvent) => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  return {
    emit(event, onlyFor) {
      const numbered = log.append({ ...event, at: now() }, onlyFor ?? null);
      for (const listener of listeners) listener(numbered);
    },
    subscribe,
    stream: (signal, lastEventId) =>
      streamEvents(
        { log, listen: subscribe, now },
        signal ? AbortSignal.any([signal, closing.signal]) : closing.signal,
        lastEventId,
      ),
    close: () => closing.abort(),
  };
}
