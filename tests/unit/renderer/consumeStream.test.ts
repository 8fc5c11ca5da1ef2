import { expect, test } from "vitest";
import { consumeStream, type ReceivedEvent } from "../../../renderer/api/consumeStream.ts";
import { reconnectDelayMs } from "../../../renderer/api/reconnectDelay.ts";
import type { Event } from "../../../src/contract/index.ts";

const at = "2026-01-01T00:00:00.000Z";
const CHANGED: Event = { type: "film.changed", at, filmId: 1 };
const OPENED: Event = { type: "stream.opened", at };
const RESET: Event = { type: "stream.reset", at, reason: "unknown_id" };

type Connection = { readonly heldMs?: number; readonly events?: readonly ReceivedEvent[]; readonly fails?: Error };
const received = (event: Event, id?: string, retryMs?: number): ReceivedEvent => ({ event, id, retryMs });

/** Follows a stream whose connections are these, one after another, without chance and without waiting. */
async function follow(connections: readonly Connection[]) {
  const log = { asked: [] as (string | undefined)[], pauses: [] as number[], events: [] as Event[], resets: 0 };
  const ended = new AbortController();
  let now = 0;
  const left = [...connections];
  await consumeStream(
    {
      async open(lastEventId) {
        log.asked.push(lastEventId);
        const { heldMs = 0, events = [], fails } = left.shift() ?? {};
        if (fails) throw fails;
        return (async function* () {
          yield* events;
          now += heldMs;
        })();
      },
      isFinal: (error) => error instanceof Error && error.message === "logged out",
      async pause(durationMs) {
        log.pauses.push(durationMs);
        if (left.length === 0) ended.abort();
      },
      nowMs: () => now,
      random: () => 1,
    },
    {
      onEvent: (event) => log.events.push(event),
      onState: () => undefined,
      onReset: () => {
        log.resets += 1;
      },
    },
    ended.signal,
  );
  return log;
}

test("each failure in a row doubles the delay, up to half a minute, with half of it random", () => {
  const pauses = [1, 2, 3, 4, 5, 6, 40].map((failures) => reconnectDelayMs(failures, undefined, 1));
  expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  expect(reconnectDelayMs(3, undefined, 0)).toBe(2_000);
  expect(reconnectDelayMs(1, 5_000, 1)).toBe(5_000);
});

test("a stream that opens and closes at once is asked for ever more rarely", async () => {
  const { pauses } = await follow(Array.from({ length: 5 }, () => ({ events: [received(OPENED, "a-1")] })));
  expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000]);
});

test("a connection that held for a while makes the next pause short again, as the server wishes it", async () => {
  const fails = new Error("unreachable");
  const { pauses } = await follow([{ fails }, { fails }, { heldMs: 60_000, events: [received(OPENED, "a-1", 3_000)] }]);
  expect(pauses).toEqual([1_000, 2_000, 3_000]);
});

test("it comes back with the last id it saw, and asks for everything once after a reset", async () => {
  const { asked, resets, events } = await follow([
    { events: [received(OPENED, "a-1"), received(CHANGED, "a-2")] },
    { events: [received(CHANGED, "a-3")] },
    { events: [received(RESET, "b-9"), received(CHANGED, "b-10")] },
    {},
  ]);
  expect(asked).toEqual([undefined, "a-2", "a-3", "b-10"]);
  expect(resets).toBe(1);
  expect(events.filter(({ type }) => type === "film.changed")).toHaveLength(3);
});

test("a first connection that failed leaves a gap: everything is asked for once the stream is there", async () => {
  expect((await follow([{ fails: new Error("unreachable") }, { events: [received(OPENED, "a-1")] }])).resets).toBe(1);
  expect((await follow([{ events: [received(OPENED, "a-1")] }])).resets).toBe(0);
});

test("a session that ended is not asked again", async () => {
  const { asked, pauses } = await follow([{ fails: new Error("logged out") }, {}]);
  expect(asked).toHaveLength(1);
  expect(pauses).toEqual([]);
});
