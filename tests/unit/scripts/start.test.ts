import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { findElectron, hasDisplay } from "../../../scripts/electronBinary.ts";
import { isBuildOld } from "../../../scripts/freshness.ts";

const RESULTS = ["dist/main/server.js", "dist/preload/preload.cjs", "dist/renderer/index.html"];

test("a build that is newer than every source is kept", () => {
  expect(isBuildOld(aTree())).toBe(false);
});

test.for(RESULTS)("without %s it is rebuilt", (result) => {
  const tree = aTree();
  rmSync(join(tree, result));
  expect(isBuildOld(tree)).toBe(true);
});

test("a changed source is rebuilt, at any depth", () => {
  const tree = aTree();
  put(tree, "src/library/films.ts", 300);
  expect(isBuildOld(tree)).toBe(true);
});

test("a source that was taken away is noticed by its folder", () => {
  const tree = aTree();
  rmSync(join(tree, "src/library/films.ts"));
  utimesSync(join(tree, "src/library"), 300, 300);
  expect(isBuildOld(tree)).toBe(true);
});

test("changed dependencies cause a rebuild", () => {
  const tree = aTree();
  put(tree, "package-lock.json", 300);
  expect(isBuildOld(tree)).toBe(true);
});

test("Electron is found in its package, and where the variable says", () => {
  const folder = mkdtempSync(join(tmpdir(), "filmotheque-electron-"));
  put(folder, "dist/electron", 1);
  put(folder, "path.txt", 1, "electron");
  expect(findElectron({}, folder)).toBe(join(folder, "dist/electron"));
  expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: join(folder, "dist") }, folder)).toBe(
    join(folder, "dist/electron"),
  );
  expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: "/nowhere" }, folder)).toBe(null);
});

test("an incomplete download does not count as Electron", () => {
  const folder = mkdtempSync(join(tmpdir(), "filmotheque-electron-"));
  put(folder, "dist/electron", 1);
  expect(findElectron({}, folder)).toBe(null);
});

test("a Linux machine has a display where a display server is named", () => {
  expect(hasDisplay({}, "linux")).toBe(false);
  expect(hasDisplay({ DISPLAY: "" }, "linux")).toBe(false);
  expect(hasDisplay({ DISPLAY: ":0" }, "linux")).toBe(true);
  expect(hasDisplay({ WAYLAND_DISPLAY: "wayland-0" }, "linux")).toBe(true);
});

test("on a Mac and on Windows there is a display, but not over a remote shell", () => {
  expect(hasDisplay({}, "darwin")).toBe(true);
  expect(hasDisplay({}, "win32")).toBe(true);
  expect(hasDisplay({ SSH_CONNECTION: "10.0.0.1" }, "darwin")).toBe(false);
});

/** Sources of the second 100, a build of the second 200. */
function aTree(): string {
  const tree = mkdtempSync(join(tmpdir(), "filmotheque-tree-"));
  for (const source of ["src/library/films.ts", "electron/main.ts", "renderer/main.tsx", "package-lock.json"])
    put(tree, source, 100);
  for (const folder of ["src/library", "src", "electron", "renderer"]) utimesSync(join(tree, folder), 100, 100);
  for (const result of RESULTS) put(tree, result, 200);
  return tree;
}

function put(tree: string, path: string, second: number, text = ""): void {
  const file = join(tree, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  utimesSync(file, second, second);
}
