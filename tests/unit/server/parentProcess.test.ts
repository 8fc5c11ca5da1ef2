import fc from "fast-check";
import { expect, test } from "vitest";
import { findNpm, isRunning, parsePs, parseStat } from "../../../src/server/parentProcess.ts";

const entry = (name: string, parentId: number) => ({ name, parentId, isZombie: false });

test("npm is the parent of a program whose shell was replaced by exec", () => {
  expect(findNpm(7, () => entry("npm start", 1))).toBe(7);
});

test.for(["sh", "dash", "bash", "zsh"])("npm is looked for behind a %s that waits", (shell) => {
  expect(findNpm(8, (id) => (id === 8 ? entry(shell, 7) : entry("npm start", 1)))).toBe(7);
});

test("npm is unknown where processes cannot be read", () => {
  expect(findNpm(8, () => null)).toBe(null);
});

test("a line of /proc is read for any process name", () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.integer({ min: 0, max: 2 ** 22 }),
      fc.constantFrom("R", "S", "Z"),
      (name, id, state) => {
        expect(parseStat(`1234 (${name}) ${state} ${id} 1234 1234 0 -1`)).toEqual({
          name,
          parentId: id,
          isZombie: state === "Z",
        });
      },
    ),
  );
});

test("a line of ps is read, with a path, a log-in shell or spaces in the name", () => {
  expect(parsePs("  501 Ss   /bin/zsh\n")).toEqual({ name: "zsh", parentId: 501, isZombie: false });
  expect(parsePs("    1 S+   -bash\n")).toEqual({ name: "bash", parentId: 1, isZombie: false });
  expect(parsePs(" 9000 Z    npm start\n")).toEqual({ name: "npm start", parentId: 9000, isZombie: true });
  expect(parsePs("")).toBe(null);
});

test("this process is running, and one that never was is not", () => {
  expect(isRunning(process.pid)).toBe(true);
  expect(isRunning(2 ** 22 + 1)).toBe(false);
});
