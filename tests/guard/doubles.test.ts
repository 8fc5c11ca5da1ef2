import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const TESTS = resolve(import.meta.dirname, "..");

/** Calls that put something else in the place of a part: a test then says of the double what the part may not do. */
const doubles = (text: string) =>
  text.split("\n").filter((line) => /\bvi\.(?:mock|doMock|fn|spyOn|hoisted)\(/.test(line));

/** Files that may, and why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  "unit/renderer/changeLanguage.test.ts": "texts that come late: a module of the page loads when the test says so",
};

test("no test replaces a part of the program; clocks and the environment may be set", () => {
  const files = globSync("**/*.{ts,tsx}", { cwd: TESTS }).filter((file) => !file.endsWith("doubles.test.ts"));
  expect(files.length).toBeGreaterThan(500);
  const found = files.filter((file) => doubles(readFileSync(join(TESTS, file), "utf8")).length > 0);
  expect(found).toEqual(Object.keys(EXCEPTIONS));
});

test.each(['vi.mock("node:fs");', "const send = vi.fn();", 'vi.spyOn(store, "sql");'])("%s would be found", (line) => {
  expect(doubles(line)).toHaveLength(1);
});

test("a clock that is set passes", () => {
  expect(doubles("vi.useFakeTimers();")).toEqual([]);
});
