import { afterEach, expect, test, vi } from "vitest";
import { cacheBriefly } from "../../../src/store/cacheBriefly.ts";

afterEach(() => {
  vi.useRealTimers();
});

test("a value is kept for its time and computed again after it", () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  const cached = cacheBriefly<number>(1_000);
  let computed = 0;
  const read = () =>
    cached("key", () => {
      computed += 1;
      return computed;
    });
  expect([read(), read()]).toEqual([1, 1]);
  vi.advanceTimersByTime(999);
  expect(read()).toBe(1);
  vi.advanceTimersByTime(1);
  expect([read(), read()]).toEqual([2, 2]);
});

test("past its maximum size the oldest value is dropped", () => {
  const cached = cacheBriefly<string>(60_000, 2);
  const computed: string[] = [];
  const read = (key: string) =>
    cached(key, () => {
      computed.push(key);
      return key;
    });
  for (const key of ["a", "b", "c", "c", "b", "a"]) read(key);
  expect(computed).toEqual(["a", "b", "c", "a"]);
});
