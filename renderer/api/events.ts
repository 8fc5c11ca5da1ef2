/** The one event stream of this tab: it reconnects by itself and tells its listeners what happens. */
import { getEventMeta } from "@orpc/client";
import type { Event } from "../../src/contract/index.ts";
import { client } from "./client.ts";
import { isLoggedOut } from "./problem.ts";

export type Connection = "connecting" | "open" | "lost";
type Listener = (event: Event) => void;

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;

const listeners = new Set<Listener>();
const watchers = new Set<() => void>();
let connection: Connection = "connecting";

/** @returns a function that ends the listening */
export function listen(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function watchConnection(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function currentConnection(): Connection {
  return connection;
}

/**
 * Reads events until `signal` aborts or the session ends.
 * @param onReconnected called after a gap, when what was missed must be asked for anew
 */
export async function followEvents(signal: AbortSignal, onReconnected: () => void): Promise<void> {
  let lastEventId: string | undefined;
  let pauseMs = FIRST_PAUSE_MS;

  while (!signal.aborted) {
    try {
      const events = await client.program.events(undefined, { signal, lastEventId });
      if (connection === "lost") onReconnected();
      become("open");
      pauseMs = FIRST_PAUSE_MS;
      for await (const event of events) {
        lastEventId = getEventMeta(event)?.id ?? lastEventId;
        for (const listener of listeners) listener(event);
      }
    } catch (error) {
      if (signal.aborted || isLoggedOut(error)) return;
    }
    if (signal.aborted) return;
    become("lost");
    await pause(pauseMs, signal);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  }
}

function become(next: Connection): void {
  if (connection === next) return;
  connection = next;
  for (const watcher of watchers) watcher();
}

function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, durationMs);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
