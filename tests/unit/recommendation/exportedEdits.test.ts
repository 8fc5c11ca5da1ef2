import { expect, test } from "vitest";
import type { ExportedEdit, SkippedRow } from "../../../src/recommendation/members/exportRows.ts";
import { isEditRow, readEdit } from "../../../src/recommendation/members/formats/exportedEdits.ts";

const row = { title: "Heat", year: 1995, tmdbId: 949, imdbId: null, wikidataId: null, language: "", locked: true };

function read(object: unknown) {
  const edits: ExportedEdit[] = [];
  const skipped: SkippedRow[] = [];
  if (!isEditRow(object)) throw new Error("no edit");
  readEdit(object, "edits.json", {
    edit: (edit) => void edits.push(edit),
    skipped: (one) => void skipped.push(one),
  });
  return { edits, skipped };
}

test.for([
  ["title", "Chaleur"],
  ["sortTitle", null],
  ["year", 1996],
  ["genres", ["Crime"]],
  ["certification", [{ country: "", certification: "16" }]],
  ["collection", { id: 8091, name: "Heat" }],
  ["credits", [{ provider: "hand", providerId: "al", name: "Al", job: "actor", character: null }]],
  ["tags", { added: ["a"], removed: [] }],
  ["poster", { provider: "tmdb", path: "/x.jpg" }],
  ["backdrop", { webp: "AAAA" }],
  ["poster", { omitted: "too_large" }],
] as const)("an edit of %s is read as it was written", ([field, value]) => {
  expect(read({ ...row, field, value })).toMatchObject({ edits: [{ tmdbId: 949, field, value }], skipped: [] });
});

test.for([
  ["an unknown field", "rating", 5],
  ["a field that every object has", "constructor", "x"],
  ["a title of another type", "title", { $ref: 1 }],
  ["a title with a direction mark", "title", "abc\u202edef"],
  ["a title that is far too long", "title", "x".repeat(1_001)],
  ["a year out of range", "year", 99_999],
  ["more genres than any film has", "genres", Array.from({ length: 501 }, (_, at) => `g${at}`)],
  [
    "a person with a made-up job",
    "credits",
    [{ provider: "tmdb", providerId: "1", name: "A", job: "x", character: null }],
  ],
  [
    "an id that is none of the provider",
    "credits",
    [{ provider: "tmdb", providerId: "../1", name: "A", job: "actor", character: null }],
  ],
  ["an image at another address", "poster", { provider: "tmdb", path: "//evil.example/x.jpg" }],
  ["an image above its folder", "poster", { provider: "tmdb", path: "/../../etc/passwd" }],
  ["an image that is not Base64", "poster", { webp: "<svg>" }],
  ["an image that is far too large", "poster", { webp: "A".repeat(900_004) }],
] as const)("%s is refused, with the film in the report", ([, field, value]) => {
  expect(read({ ...row, field, value })).toEqual({
    edits: [],
    skipped: [{ reason: "edit_invalid", file: "edits.json", line: null, title: "Heat", year: 1995 }],
  });
});

test("only texts have a language", () => {
  expect(read({ ...row, field: "overview", language: "fr", value: "…" }).edits).toHaveLength(1);
  expect(read({ ...row, field: "year", language: "fr", value: 1990 }).skipped).toHaveLength(1);
  expect(read({ ...row, field: "overview", language: "xx", value: "…" }).skipped).toHaveLength(1);
});
