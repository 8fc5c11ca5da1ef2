import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { coalesceChanges, type FileChange } from "../../../src/intake/watch/coalesceChanges.ts";

let told: [kind: FileChange, paths: string[]][];
let changes: ReturnType<typeof coalesceChanges>;

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  changes = coalesceChanges({ stabilityMs: 3_000, onDue: (kind, paths) => told.push([kind, paths]) });
});

afterEach(() => {
  vi.useRealTimers();
});

test("a thousand files that are copied at once come in one event", () => {
  for (let file = 0; file < 1_000; file++) changes.add("appeared", `/films/${file}.mkv`);
  vi.advanceTimersByTime(1_000);
  expect(told.map(([kind, paths]) => [kind, paths.length])).toEqual([["appeared", 1_000]]);
});

test("a file that is still written to counts as changed only when it is left alone", () => {
  changes.add("appeared", "/a.mkv");
  vi.advanceTimersByTime(1_000);
  for (let second = 0; second < 60; second++) {
    changes.add("changed", "/a.mkv");
    vi.advanceTimersByTime(1_000);
  }
  expect(told).toEqual([["appeared", ["/a.mkv"]]]);
  vi.advanceTimersByTime(3_500);
  expect(told).toEqual([
    ["appeared", ["/a.mkv"]],
    ["changed", ["/a.mkv"]],
  ]);
});

test("a file that came and went at once was never there", () => {
  changes.add("appeared", "/a.mkv");
  changes.add("disappeared", "/a.mkv");
  vi.advanceTimersByTime(10_000);
  expect(told).toEqual([]);
});

test("a file that is replaced has changed, not disappeared", () => {
  changes.add("disappeared", "/a.mkv");
  changes.add("appeared", "/a.mkv");
  vi.advanceTimersByTime(10_000);
  expect(told).toEqual([["changed", ["/a.mkv"]]]);
});

test("the removed name of a rename is reported as well as the new one", () => {
  changes.add("disappeared", "/a.mkv");
  changes.add("appeared", "/b.mkv");
  vi.advanceTimersByTime(10_000);
  expect(told).toEqual([
    ["appeared", ["/b.mkv"]],
    ["disappeared", ["/a.mkv"]],
  ]);
});

test("what is pending is forgotten when the folder goes away", () => {
  changes.add("disappeared", "/a.mkv");
  changes.clear();
  vi.advanceTimersByTime(10_000);
  expect(told).toEqual([]);
});
