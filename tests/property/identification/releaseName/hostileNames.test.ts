import fc from "fast-check";
import { expect, test } from "vitest";
import { parseReleaseName } from "../../../../src/identification/index.ts";

const NAME_PIECES = fc.constantFrom(
  "S01E02",
  "1080p",
  "(",
  ")",
  "[",
  "]",
  "{tmdb-",
  "}",
  ".",
  " - ",
  "_",
  "/",
  "\\",
  "1999",
  "cd1",
  "x264",
  "é",
  "-trailer",
  "sample",
  "aka",
  "Ã©",
  "\u0000",
  "\u202e",
  "VIDEO_TS",
  "🎬",
  "the",
  "2of3",
  "a".repeat(300),
);
const PATHS = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.array(NAME_PIECES, { maxLength: 60 }).map((pieces) => pieces.join("")),
);

test("no name makes the reader throw, and one with a letter never loses its title", () => {
  fc.assert(
    fc.property(PATHS, (path) => {
      const release = parseReleaseName(path);
      const lastName = path.split(/[/\\]/).at(-1) ?? "";
      expect(release.readings.length).toBeGreaterThanOrEqual(1);
      expect(release.readings.length).toBeLessThanOrEqual(5);
      if (/[a-z]/i.test(lastName)) expect(release.title).not.toBe("");
    }),
    { numRuns: 2000 },
  );
});

test("reading a name twice gives the same, and the first reading is the release's own", () => {
  fc.assert(
    fc.property(PATHS, (path) => {
      const release = parseReleaseName(path);
      expect(parseReleaseName(path)).toEqual(release);
      expect(release.readings[0]).toMatchObject({ title: release.title, year: release.year, kind: release.kind });
    }),
    { numRuns: 500 },
  );
});

test.each([
  ["brackets", "[".repeat(10_000)],
  ["closed brackets", "()".repeat(5_000)],
  ["digits", "1".repeat(10_000)],
  ["episode marks", "e1".repeat(5_000)],
  ["dots", ".".repeat(10_000)],
  ["blanks", `a${" ".repeat(10_000)}b`],
  ["slashes", "/ ".repeat(5_000)],
  ["tags", "{edition-".repeat(1_200)],
  ["words", "ab-1x".repeat(2_000)],
])("ten thousand characters of %s are read to an end", (_what, name) => {
  expect(() => parseReleaseName(`${name}.mkv`)).not.toThrow();
});
