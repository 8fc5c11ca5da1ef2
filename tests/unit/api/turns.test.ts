import { expect, test } from "vitest";
import { createTurns } from "../../../src/api/limits/turns.ts";

const LONGER_THAN_A_SLICE_MS = 10;

test("requests that keep the thread busy each begin in another turn of the event loop", async () => {
  const turn = createTurns();
  const events: string[] = [];
  let isOver = false;
  const countTurn = () => {
    events.push("turn");
    if (!isOver) setImmediate(countTurn);
  };
  setImmediate(countTurn);

  async function request(): Promise<void> {
    // Each request begins in an event of its own: none is waiting when the next one comes.
    const waiting = turn();
    if (waiting) await waiting;
    events.push("request");
    const until = performance.now() + LONGER_THAN_A_SLICE_MS;
    while (performance.now() < until);
  }

  await Promise.all(Array.from({ length: 6 }, request));
  isOver = true;
  // The first one begins at once.
  const runs = events
    .join(" ")
    .split("turn")
    .map((between) => between.split("request").length - 1);
  expect(Math.max(...runs)).toBe(1);
  expect(events.filter((event) => event === "request")).toHaveLength(6);
});

test("a single request does not wait", () => {
  expect(createTurns()()).toBeUndefined();
});
