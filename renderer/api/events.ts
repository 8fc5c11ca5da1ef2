/** The event stream of this tab: it reconnects automatically and passes each event to its listeners. */
import { getEventMeta } from "@orpc/client";
import type { Event } from "../../src/contract/index.ts";
import { createStore } from "../state/store.ts";
import { client } from "./client.ts";
import { consumeStream, type ReceivedEvent } from "./consumeStream.ts";
import { isLoggedOut } from "./problem.ts";

export type Connection = "connecting" | "open" | "lost";
type Listener = (event: Event) => void;

const listeners = new Set<Listener>();

export const connectionStore = createStore<Connection>("connecting");

/** @returns ends the subscription */
export function onServerEvent(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export interface ReconnectHandlers {
  /** The stream is open again: requests that failed meanwhile can be repeated. */
  onReconnected(): void;
  /** Events were missed: everything on screen must be fetched again. */
  onReset(): void;
}

/** Reads events until `signal` aborts or the session ends. */
export function runEventStream(signal: AbortSignal, { onReconnected, onReset }: ReconnectHandlers): Promise<void> {
  return consumeStream(
    { open: openStream, isFinal: isLoggedOut, pause, nowMs: () => performance.now(), random: Math.random },
    {
      onEvent: (event) => {
        for (const listener of listeners) listener(event);
      },
      onState: (state) => {
        if (state === "open" && connectionStore.get() === "lost") onReconnected();
        connectionStore.set(state);
      },
      onReset,
    },
    signal,
  );
}

async function openStream(lastEventId: string | undefined, signal: AbortSignal): Promise<AsyncIterable<ReceivedEvent>> {
  const events = await client.program.events(undefined, { signal, lastEventId });
  return (async function* () {
    for await (const event of events) {
      const { id, retry: retryMs } = getEventMeta(event) ?? {};
      yield { event, id, retryMs };
    }
  })();
}

function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, durationMs);
    signal.addEventListener("abort", end);
  });
}
