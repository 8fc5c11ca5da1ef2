import { yieldToEventLoop } from "../../time/index.ts";

/** Requests of one turn of the event loop begin within this time; the others wait for a later turn. */
const SLICE_MS = 8;

/**
 * Lets the requests of a burst begin in several turns of the event loop: all of a turn's requests are begun before any
 * timer or write gets its turn, and fifty at once would block these for as long as all of them take.
 * @returns waits for the turn of one request; undefined where it may begin at once
 */
export function createTurns(): () => Promise<void> | undefined {
  let turnStartedAt: number | null = null;

  return () => {
    const now = performance.now();
    if (turnStartedAt === null) {
      turnStartedAt = now;
      setImmediate(() => {
        turnStartedAt = null;
      });
    }
    return now - turnStartedAt < SLICE_MS ? undefined : yieldToEventLoop();
  };
}
