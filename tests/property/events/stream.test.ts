import { setImmediate as turn } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { consumeStream, type ReceivedEvent } from "../../../renderer/api/consumeStream.ts";
import { createEvents, type Events } from "../../../src/events/index.ts";

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

const atZero = { now: () => 0 };

/** A connection over which a page reads the events of an engine; it can break, and its reader can stop. */
class BreakableConnection {
  events = createEvents(atZero, "run1");
  requests = 0;
  losses = 0;
  /** Asked for next in place of the id that the page saw last. */
  forgedId: string | undefined;
  #abort = new AbortController();
  #reading = Promise.withResolvers<void>();

  constructor() {
    this.#reading.resolve();
  }

  async open(lastEventId: string | undefined): Promise<AsyncGenerator<ReceivedEvent>> {
    this.requests += 1;
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const stream = this.events.stream(signal, this.forgedId ?? lastEventId);
    this.forgedId = undefined;
    return this.#read(stream, signal);
  }

  stopReading(): void {
    this.#reading.resolve();
    this.#reading = Promise.withResolvers();
  }

  readOn(): void {
    this.#reading.resolve();
  }

  lose(): void {
    this.losses += 1;
    this.end();
  }

  end(): void {
    this.#abort.abort();
    this.readOn();
  }

  async *#read(stream: ReturnType<Events["stream"]>, signal: AbortSignal): AsyncGenerator<ReceivedEvent> {
    for await (const { id, event } of stream) {
      await this.#reading.promise;
      if (signal.aborted) return;
      yield { id, event, retryMs: undefined };
    }
  }
}

/** An engine whose films change, and a page that knows of them what the stream told, over a connection that breaks. */
class PageAndEngine {
  readonly films = Array.from({ length: FILMS }, () => 0);
  readonly shown = [...this.films];
  readonly connection = new BreakableConnection();
  resets = 0;
  #run = 1;
  #emitted = 0;
  readonly #ended = new AbortController();
  readonly #following = this.#follow();

  async act(step: Step): Promise<void> {
    const { connection } = this;
    switch (step.kind) {
      case "emit":
        for (let i = 0; i < step.many; i += 1) this.#emit();
        break;
      case "lose the line":
        connection.lose();
        break;
      case "stop reading":
        connection.stopReading();
        break;
      case "read on":
        connection.readOn();
        break;
      case "restart":
        connection.events.close();
        this.#run += 1;
        connection.events = createEvents(atZero, `run${this.#run}`);
        connection.lose();
        break;
      case "come back with":
        connection.forgedId = step.id;
        connection.lose();
        break;
    }
    await turn();
  }

  /** Waits until the page asks for nothing more, and ends it. */
  async comesToRest(): Promise<void> {
    this.connection.readOn();
    await manyTurns();
    for (let before = -1; before !== this.connection.requests + this.resets; ) {
      before = this.connection.requests + this.resets;
      await manyTurns();
    }
    this.#ended.abort();
    this.connection.end();
    await this.#following;
  }

  #emit(): void {
    this.#emitted += 1;
    const filmId = this.#emitted % FILMS;
    this.films[filmId] = this.#emitted;
    this.connection.events.emit({ type: "film.changed", filmId, count: this.#emitted });
  }

  #follow(): Promise<void> {
    return consumeStream(
      {
        open: (lastEventId) => this.connection.open(lastEventId),
        isFinal: () => false,
        pause: () => turn(),
        nowMs: () => 0,
        random: () => 0,
      },
      {
        onEvent: (event) => {
          if (event.type === "film.changed") this.shown[event.filmId ?? 0] = event.count ?? 0;
        },
        onState: () => undefined,
        onReset: () => {
          this.resets += 1;
          this.shown.splice(0, FILMS, ...this.films);
        },
      },
      this.#ended.signal,
    );
  }
}

async function manyTurns(): Promise<void> {
  for (let count = 0; count < 20; count += 1) await turn();
}

test("over any connection a page sees every change or is told to reload, with one request per loss", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const both = new PageAndEngine();
      await turn();
      for (const one of steps) await both.act(one);
      await both.comesToRest();
      expect(both.shown).toEqual(both.films);
      expect(both.connection.requests).toBeLessThanOrEqual(both.connection.losses + 1);
      // A reset is never an answer to a reset: each has a loss, or a page that stopped reading, before it.
      expect(both.resets).toBeLessThanOrEqual(steps.length + 1);
    }),
    { numRuns: 100 },
  );
});
