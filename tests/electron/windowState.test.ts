import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { placeWindow, readWindowState, saveWindowState } from "../../electron/window/windowState.ts";

const SCREEN = { x: 0, y: 0, width: 1920, height: 1080 };
const LEFT_OF_IT = { x: -1280, y: 0, width: 1280, height: 1024 };
const at = (x: number, y: number, width = 1000, height = 700) => ({
  bounds: { x, y, width, height },
  maximized: false,
  zoom: 1,
});

test("the window comes back where it was, on a second screen too", () => {
  expect(placeWindow(at(300, 200), [SCREEN])).toEqual(at(300, 200));
  expect(placeWindow(at(-900, 10), [SCREEN, LEFT_OF_IT])).toEqual(at(-900, 10));
});

test("a window on a screen that was unplugged keeps its size and comes to the middle", () => {
  expect(placeWindow(at(-1100, 10), [SCREEN])).toEqual({
    bounds: { width: 1000, height: 700 },
    maximized: false,
    zoom: 1,
  });
});

test.for([at(1900, 200), at(300, 1075), at(300, -50), at(-990, 10)])(
  "a window out of reach is moved onto a screen: %j",
  (state) => {
    expect(placeWindow(state, [SCREEN]).bounds).not.toHaveProperty("x");
  },
);

test("a window is never larger than the screen, nor too small to use", () => {
  expect(placeWindow(at(0, 0, 5000, 5000), [SCREEN]).bounds).toMatchObject({ width: 1920, height: 1080 });
  expect(placeWindow(at(0, 0, 5, 5), [SCREEN]).bounds).toMatchObject({ width: 640, height: 480 });
});

test.for([
  null,
  1,
  {},
  { bounds: null, maximized: true },
  { bounds: { width: "1" }, maximized: false },
  at(0.5, 0),
  at(0, 0, Number.NaN),
])("what is no window state leads to the first size: %j", (saved) => {
  expect(placeWindow(saved, [SCREEN])).toEqual({ bounds: { width: 1280, height: 820 }, maximized: false, zoom: 1 });
});

test("a file of a version that saved no zoom opens at 100 %, and an absurd zoom is limited", () => {
  const { zoom: _, ...older } = at(0, 0);
  expect(placeWindow(older, [SCREEN]).zoom).toBe(1);
  expect(placeWindow({ ...at(0, 0), zoom: 99 }, [SCREEN]).zoom).toBe(3);
});

test("a saved state is read back; a truncated file, or none, is treated as a first start", () => {
  const path = join(mkdtempSync(join(tmpdir(), "filmotheque-")), "window.json");
  expect(readWindowState(path, [SCREEN]).maximized).toBe(false);

  const state = { bounds: { x: 1, y: 2, width: 800, height: 600 }, maximized: true, zoom: 1.25 };
  saveWindowState(path, state);
  expect(readWindowState(path, [SCREEN])).toEqual(state);

  writeFileSync(path, '{"bounds":{"x":1');
  expect(readWindowState(path, [SCREEN]).bounds).toEqual({ width: 1280, height: 820 });
});
