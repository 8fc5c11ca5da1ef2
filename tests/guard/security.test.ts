/** Checks that docs/security.md names an existing test for each promise. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

/** Number of promises in each part. Removing a promise requires lowering its number here. */
const PARTS = { in: 11, pages: 5, files: 12, stays: 13, leaves: 3, shell: 5, supply: 2, found: 12 };

interface NamedTest {
  readonly file: string;
  readonly title: string;
}

interface Row {
  readonly id: string;
  readonly tests: readonly NamedTest[];
}

/** `| in-1 | promise | `file` title; title<br>`file` title |` */
function rowsOf(text: string): Row[] {
  return text.split("\n").flatMap((line) => {
    const [, id, tests] = /^\| ([a-z]+-\d+) \| .+? \| (.+) \|$/.exec(line) ?? [];
    return id && tests ? [{ id, tests: tests.split("<br>").flatMap(namedTests) }] : [];
  });
}

function namedTests(text: string): NamedTest[] {
  const [, file, titles] = /^`(tests\/[^`]+)` (.+)$/.exec(text.trim()) ?? [];
  if (!file || !titles) return [{ file: text, title: "" }];
  return splitTitles(file, titles).map((title) => ({ file, title }));
}

/** Titles may hold a semicolon themselves: as many parts as make a title of the file are one. */
function splitTitles(file: string, text: string): string[] {
  const source = existsSync(join(ROOT, file)) ? read(file) : "";
  const titles: string[] = [];
  let parts = text.split("; ");
  while (parts.length > 0) {
    const length = parts.findLastIndex((_, index) => hasTitle(source, parts.slice(0, index + 1).join("; "))) + 1;
    titles.push(parts.slice(0, Math.max(length, 1)).join("; "));
    parts = parts.slice(Math.max(length, 1));
  }
  return titles;
}

function hasTitle(source: string, title: string): boolean {
  return ['"', "`", "'"].some((quote) => source.includes(quote + title + quote));
}

/** The problems of a document, one line each. */
function findings(text: string): string[] {
  const rows = rowsOf(text);
  const expected = Object.entries(PARTS).flatMap(([part, count]) =>
    Array.from({ length: count }, (_, index) => `${part}-${index + 1}`),
  );
  const ids = rows.map(({ id }) => id);
  const missing = expected.filter((id) => !ids.includes(id)).map((id) => `${id} is missing`);
  const unknown = ids.filter((id, index) => !expected.includes(id) || ids.indexOf(id) !== index);
  const wrong = rows.flatMap(({ id, tests }) =>
    tests.flatMap(({ file, title }) => {
      if (!existsSync(join(ROOT, file))) return [`${id}: there is no file ${file}`];
      return hasTitle(read(file), title) ? [] : [`${id}: ${file} has no test "${title}"`];
    }),
  );
  return [...missing, ...unknown.map((id) => `${id} is unexpected or a duplicate`), ...wrong];
}

describe("docs/security.md", () => {
  const text = read("docs/security.md");

  test("has a row for each promise, and each names tests that exist", () => {
    expect(findings(text)).toEqual([]);
    expect(rowsOf(text).flatMap(({ tests }) => tests).length).toBeGreaterThan(Object.keys(PARTS).length);
  });

  test.for([
    ["a row that was removed", (whole: string) => whole.replace(/^\| in-3 .*\n/m, ""), "in-3 is missing"],
    [
      "a file that was renamed",
      (whole: string) => whole.replace("guessing.test.ts", "gone.test.ts"),
      "there is no file",
    ],
    ["a title that changed", (whole: string) => whole.replace("are slowed alike", "are slowed"), "has no test"],
    [
      "a row without a test",
      (whole: string) => whole.replace(/^(\| in-3 \| .+? \| ).*$/m, "$1none |"),
      "there is no file",
    ],
    ["a duplicate row", (whole: string) => whole.replace(/^(\| in-3 .*)$/m, "$1\n$1"), "duplicate"],
  ] as const)("%s is reported", ([, change, finding]) => {
    expect(findings(change(text)).join("\n")).toContain(finding);
  });
});
