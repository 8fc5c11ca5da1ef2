import { join } from "node:path";
import { expect, test } from "vitest";
import { type IgnoreSyntax, ignoredBy, parseIgnoreFile } from "../../../src/intake/exclusions/index.ts";
import { matchesGlob } from "../../../src/intake/exclusions/matchesGlob.ts";

const ROOT = join("/", "films");

function isIgnored(syntax: IgnoreSyntax, text: string, path: string): boolean {
  const rules = [parseIgnoreFile(ROOT, `.${syntax}`, syntax, text)];
  const names = path.split("/");
  // Like a scan: checks each folder on the path, then the file.
  return names.some((_, at) => {
    const isFolder = at < names.length - 1;
    return ignoredBy(join(ROOT, ...names.slice(0, at + 1)), isFolder, rules) !== null;
  });
}

test.each([
  ["", "a/b.mkv", true],
  ["  \n", "b.mkv", true],
  ["*.avi\nsample.mkv\nspecials/", "a/b.avi", true],
  ["*.avi\nsample.mkv\nspecials/", "a/sample.mkv", true],
  ["*.avi\nsample.mkv\nspecials/", "a/specials/b.mkv", true],
  ["*.avi\nsample.mkv\nspecials/", "specials", false],
  ["*.avi\nsample.mkv\nspecials/", "a/b.mkv", false],
  ["# only a comment", "a.mkv", false],
  ["/a.mkv", "a.mkv", true],
  ["/a.mkv", "b/a.mkv", false],
  ["a/*.mkv", "a/b.mkv", true],
  ["a/*.mkv", "a/b/c.mkv", false],
  ["a/**", "a/b/c.mkv", true],
  ["**/b/c.mkv", "a/b/c.mkv", true],
  ["**/b/c.mkv", "b/c.mkv", true],
  ["a/**/c.mkv", "a/c.mkv", true],
  ["*\n!keep.mkv", "keep.mkv", false],
  ["*\n!keep.mkv", "other.mkv", true],
  ["[ab]?.mkv", "b1.mkv", true],
  ["[!ab]?.mkv", "b1.mkv", false],
  ["FILM.mkv", "film.MKV", true],
  ["\\#1.mkv", "#1.mkv", true],
])("a .ignore that contains %j and %s: ignored %s", (text, path, expected) => {
  expect(isIgnored("jellyfin", text, path)).toBe(expected);
});

test.each([
  ["", "a.mkv", false],
  ["# comment\n*.avi", "a/b.avi", true],
  ["*trailer*", "a/b-Trailer.mkv", true],
  ["Extras/*", "Extras/a/b.mkv", true],
  ["Extras/*", "Films/b.mkv", false],
  ["Extras", "a/Extras/b.mkv", true],
])("a .plexignore that contains %j and %s: ignored %s", (text, path, expected) => {
  expect(isIgnored("plex", text, path)).toBe(expected);
});

test("a .nomedia excludes its folder, whatever it contains", () => {
  expect(isIgnored("nomedia", "anything", "a/b.mkv")).toBe(true);
});

test("the pattern that decided is named", () => {
  const rules = [parseIgnoreFile(ROOT, ".ignore", "jellyfin", "*.avi\n*.mkv")];
  expect(ignoredBy(join(ROOT, "a.mkv"), false, rules)).toBe(".ignore: *.mkv");
});

test("a deeper ignore file overrules those above it", () => {
  const above = parseIgnoreFile(ROOT, ".ignore", "jellyfin", "*.mkv");
  const below = parseIgnoreFile(join(ROOT, "a"), ".ignore", "jellyfin", "!b.mkv");
  expect(ignoredBy(join(ROOT, "a", "b.mkv"), false, [above, below])).toBeNull();
  expect(ignoredBy(join(ROOT, "b.mkv"), false, [above, below])).toBe(".ignore: *.mkv");
});

test("no pattern takes more than the product of both lengths", () => {
  const hostile = `${"*a".repeat(200)}b`;
  expect(matchesGlob(hostile, "a".repeat(250))).toBe(false);
  expect(matchesGlob(`${"**/".repeat(100)}x`, "a/".repeat(200))).toBe(false);
});
