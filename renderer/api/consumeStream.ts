import type { Event } from "../../src/contract/index.ts";
import { reconnectDelayMs } from "./reconnectDelay.ts";

/** An event with its id and the server’s `retry` hint, as the stream sends them. */
export interface ReceivedEvent {
  readonly event: Event;
  readonly id: string | undefined;
  /** The delay before the first reconnection, as the server sets it. */
  readonly retryMs: number | undefined;
}

export interface StreamParts {
  /** One connection. The iterable ends, or throws, when it is lost. */
  open(lastEventId: string | undefined, signal: AbortSignal): Promise<AsyncIterable<ReceivedEvent>>;
  /** Whether reconnecting is useless after this error, because the session has ended. */
  isFinal(error: unknown): boolean;
  pause(durationMs: number, signal: AbortSignal): Promise<void>;
  nowMs(): number;
  random(): number;
}

export interface StreamListener {
  onEvent(event: Event): void;
  onState(state: "open" | "lost"): void;
  /** Events were missed and cannot be sent again: everything on screen must be fetched again. */
  onReset(): void;
}

/** After a connection of this length the count of failures starts again. */
const SOUND_AFTER_MS = 10_000;

/** Receives events until `signal` aborts or the session ends. Where some may have been missed it calls `onReset`. */
export async function consumeStream(parts: StreamParts, listener: StreamListener, signal: AbortSignal): Promise<void> {
  let lastEventId: string | undefined;
  let serverMs: number | undefined;
  let failures = 0;
  let isFirst = true;

  while (!signal.aborted) {
    let openedAt = parts.nowMs();
    try {
      const events = await parts.open(lastEventId, signal);
      openedAt = parts.nowMs();
      listener.onState("open");
      for await (const { event, id, retryMs } of events) {
        if (signal.aborted) return;
        lastEventId = id ?? lastEventId;
        serverMs = retryMs ?? serverMs;
        // A stream that starts without the last event id may have missed events in between.
        const isGap = event.type === "stream.reset" || (event.type === "stream.opened" && !isFirst);
        if (isGap) listener.onReset();
        else listener.onEvent(event);
        isFirst = false;
      }
    } catch (error) {
      if (signal.aborted || parts.isFinal(error)) return;
    }
    if (signal.aborted) return;
    isFirst = false;
    failures = parts.nowMs() - openedAt >= SOUND_AFTER_MS ? 1 : failures + 1;
    listener.onState("lost");
    await parts.pause(reconnectDelayMs(failures, serverMs, parts.random()), signal);
  }
}
