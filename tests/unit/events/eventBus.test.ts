import { expect, test } from "vitest";
import { createEventBus } from "../../../src/events/index.ts";

interface SomeEvents {
  "film.merged": { readonly from: number; readonly to: number };
  "film.returned": { readonly filmId: number };
}

test("every subscriber of a type is called before emit returns, in the order they subscribed", () => {
  const bus = createEventBus<SomeEvents>();
  const calls: string[] = [];
  bus.on("film.merged", ({ from, to }) => calls.push(`first ${from} ${to}`));
  bus.on("film.merged", () => calls.push("second"));
  bus.on("film.returned", () => calls.push("another type"));
  bus.emit("film.merged", { from: 1, to: 2 });
  expect(calls).toEqual(["first 1 2", "second"]);
});

test("what a subscriber throws reaches the emitter, so that its transaction is rolled back", () => {
  const bus = createEventBus<SomeEvents>();
  bus.on("film.returned", () => {
    throw new Error("no room");
  });
  expect(() => bus.emit("film.returned", { filmId: 1 })).toThrow("no room");
});

test("a subscription that ended is no longer called", () => {
  const bus = createEventBus<SomeEvents>();
  let calls = 0;
  const end = bus.on("film.returned", () => {
    calls += 1;
  });
  end();
  bus.emit("film.returned", { filmId: 1 });
  expect(calls).toBe(0);
});

test("emitAndWait awaits each subscriber before the next", async () => {
  const bus = createEventBus<SomeEvents>();
  const calls: string[] = [];
  bus.on("film.returned", async () => {
    await Promise.resolve();
    calls.push("slow");
  });
  bus.on("film.returned", () => calls.push("quick"));
  await bus.emitAndWait("film.returned", { filmId: 1 });
  expect(calls).toEqual(["slow", "quick"]);
});
