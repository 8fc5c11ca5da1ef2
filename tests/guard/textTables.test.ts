import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
/** An object as a table of any text: `constructor` and `toString` are in it too. */
const OBJECT_TABLE = /^(?:export )?const (\w+): (?:Readonly<)?(?:Partial<)?Record<string,[^=]*>+ = \{(?!\})/gm;

const objectTablesIn = (source: string) => [...source.matchAll(OBJECT_TABLE)].map(([, name]) => name);

test("a table of the page that is asked for any text is a Map, for what it is asked comes from files and programs", () => {
  const files = globSync("renderer/**/*.{ts,tsx}", { cwd: ROOT });
  const found = files.flatMap((file) =>
    objectTablesIn(readFileSync(join(ROOT, file), "utf8")).map((name) => `${file}: ${name}`),
  );
  expect(files.length).toBeGreaterThan(300);
  expect(found).toEqual([]);
});

test.for([
  'const CODECS: Record<string, string> = {\n  hevc: "HEVC",\n};',
  'export const TONES: Readonly<Record<string, "good" | "bad">> = { ok: "good" };',
  'const TYPES: Readonly<Record<string, readonly string[]>> = { mp4: ["video/mp4"] };',
])("the guard refuses %s", (source) => {
  expect(objectTablesIn(source)).toHaveLength(1);
});

test("the guard lets tables of known words and values that are gathered pass", () => {
  const source = 'const TONES: Record<Tone, string> = { good: "a" };\n  const open: Record<string, number> = {};';
  expect(objectTablesIn(source)).toEqual([]);
});
