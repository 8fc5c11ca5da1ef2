import { setImmediate as turn } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { consumeStream } from "../../../renderer/api/consumeStream.ts";
import { createEvents } from "../../../src/events/index.ts";

type Step =
  | { readonly kind: "emit"; readonly many: number }
  | { readonly kind: "lose the line" }
  | { readonly kind: "stop reading" }
  | { readonly kind: "read on" }
  | { readonly kind: "restart" }
  | { readonly kind: "come back with"; readonly id: string };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("emit" as const), many: fc.integer({ min: 1, max: 3_000 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("lose the line" as const) }) },
  fc.record({ kind: fc.constant("stop reading" as const) }),
  fc.record({ kind: fc.constant("read on" as const) }),
  fc.record({ kind: fc.constant("restart" as const) }),
  fc.record({
    kind: fc.constant("come back with" as const),
    id: fc.constantFrom(
      "",
      "3",
      "run1-1",
      "run1-999999999",
      "run1-01",
      "run1--1",
      "run1-1e3",
      "run1-NaN",
      "run9-5",
      "🎞",
      "run1-0",
    ),
  }),
);

const FILMS = 7;

/** An engine whose films change, and a page that knows of them what the stream told, over a line that breaks. */
function aPageAndAnEngine() {
  const films = Array.from({ length: FILMS }, () => 0);
  const shown = [...films];
  let run = 1;
  let events = createEvents({ now: () => 0 }, `run${run}`);
  let emitted = 0;
  let line = new AbortController();
  let reading = Promise.withResolvers<void>();
  reading.resolve();
  let forged: string | undefined;
  const counts = { requests: 0, resets: 0, losses: 0, mostWaiting: 0 };
  const ended = new AbortController();

  const following = consumeStream(
    {
      async open(lastEventId) {
        counts.requests += 1;
        line = new AbortController();
        const here = line.signal;
        const stream = events.stream(here, forged ?? lastEventId);
        forged = undefined;
        return (async function* () {
          for await (const { id, event } of stream) {
            await reading.promise;
            if (here.aborted) return;
            yield { id, event, retryMs: undefined };
          }
        })();
      },
      isFinal: () => false,
      pause: () => turn(),
      nowMs: () => 0,
      random: () => 0,
    },
    {
      onEvent(event) {
        if (event.type === "film.changed") shown[event.filmId ?? 0] = event.count ?? 0;
      },
      onState: () => undefined,
      onReset() {
        counts.resets += 1;
        shown.splice(0, FILMS, ...films);
      },
    },
    ended.signal,
  );

  const lose = () => {
    counts.losses += 1;
    line.abort();
    reading.resolve();
  };
  return {
    counts,
    films,
    shown,
    async act(step: Step) {
      switch (step.kind) {
        case "emit":
          for (let i = 0; i < step.many; i += 1) {
            emitted += 1;
            const filmId = emitted % FILMS;
            films[filmId] = emitted;
            events.emit({ type: "film.changed", filmId, count: emitted });
          }
          break;
        case "lose the line":
          lose();
          break;
        case "stop reading":
          reading.resolve();
          reading = Promise.withResolvers();
          break;
        case "read on":
          reading.resolve();
          break;
        case "restart":
          events.close();
          run += 1;
          events = createEvents({ now: () => 0 }, `run${run}`);
          lose();
          break;
        case "come back with":
          forged = step.id;
          lose();
          break;
      }
      await turn();
    },
    async comesToRest() {
      reading.resolve();
      for (let quiet = 0; quiet < 20; quiet += 1) await turn();
      for (let at = -1; at !== counts.requests + counts.resets; ) {
        at = counts.requests + counts.resets;
        for (let quiet = 0; quiet < 20; quiet += 1) await turn();
      }
      ended.abort();
      line.abort();
      await following;
    },
  };
}

test("whatever happens to the line, a page has seen every change or was told to ask anew, with one request a loss", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const { act, comesToRest, counts, films, shown } = aPageAndAnEngine();
      await turn();
      for (const one of steps) await act(one);
      await comesToRest();
      expect(shown).toEqual(films);
      expect(counts.requests).toBeLessThanOrEqual(counts.losses + 1);
      // A reset is never an answer to a reset: each has a loss, or a page that stopped reading, before it.
      expect(counts.resets).toBeLessThanOrEqual(steps.length + 1);
    }),
    { numRuns: 100 },
  );
});
