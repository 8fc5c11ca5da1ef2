import { afterEach, expect, test, vi } from "vitest";
import { currentToasts, dismissToast, showToast, visibleToasts } from "../../../renderer/components/toasts.ts";

vi.useFakeTimers();
afterEach(() => {
  for (const { id } of currentToasts()) dismissToast(id);
});

const visible = () => visibleToasts(currentToasts()).map(({ text }) => text);

test("a note that comes later never hides a question", () => {
  showToast("Watch “Films” from now on?", { isQuestion: true });
  for (const text of ["one", "two", "three", "four", "five"]) showToast(text);
  expect(visible()).toEqual(["Watch “Films” from now on?", "five"]);
});

test("a second question waits for its turn with all of its time, and ends only after it was seen", () => {
  const ended: string[] = [];
  const ask = (text: string) =>
    showToast(text, { isQuestion: true, durationMs: 15_000, onEnd: () => ended.push(text) });
  ask("first");
  vi.advanceTimersByTime(10_000);
  ask("second");
  vi.advanceTimersByTime(10_000);
  expect([visible(), ended]).toEqual([["second"], ["first"]]);
  vi.advanceTimersByTime(9_000);
  expect(ended).toEqual(["first"]);
  vi.advanceTimersByTime(1_000);
  expect(ended).toEqual(["first", "second"]);
});

test("notes go by themselves, also while a newer one covers them", () => {
  showToast("old");
  vi.advanceTimersByTime(5_000);
  showToast("new");
  vi.advanceTimersByTime(1_000);
  expect(currentToasts().map(({ text }) => text)).toEqual(["new"]);
});
