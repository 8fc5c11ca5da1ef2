import { expect, onTestFinished, test } from "vitest";
import { tellOutcome } from "../../../renderer/components/tellOutcome.ts";
import { handleToasts, type ToastRequest } from "../../../renderer/components/toasts.ts";

const done = "3 films changed.";
const failure = "The library cannot be written.";

function told(outcome: Parameters<typeof tellOutcome>[0]): Pick<ToastRequest, "text" | "tone">[] {
  const shown: ToastRequest[] = [];
  onTestFinished(handleToasts((request) => shown.push(request)));
  tellOutcome(outcome);
  return shown.map(({ text, tone }) => ({ text, tone }));
}

test("an action that failed says why, and claims nothing", () => {
  expect(told({ count: 0, failure, done: "0 films changed." })).toEqual([{ text: failure, tone: "problem" }]);
});

test("an action that failed half way says both in one note, for a second one would cover the first", () => {
  expect(told({ count: 3, failure, done })).toEqual([{ text: `${failure} ${done}`, tone: "problem" }]);
});

test("an action that was done says so, also where there was nothing to do", () => {
  expect(told({ count: 3, failure: null, done })).toEqual([{ text: done, tone: "plain" }]);
  expect(told({ count: 0, failure: null, done: "0 films changed." })).toEqual([
    { text: "0 films changed.", tone: "plain" },
  ]);
});
