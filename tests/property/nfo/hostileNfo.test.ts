import fc from "fast-check";
import { expect, test } from "vitest";
import { readNfo } from "../../../src/nfo/readNfo.ts";
import "../../support/propertySeed.ts";

const PIECES = fc.constantFrom(
  "<movie>",
  "</movie>",
  "<title>",
  "</title>",
  "<actor",
  "<actor><name>",
  "<set/>",
  "<!--",
  "-->",
  "<![CDATA[",
  "]]>",
  "<?xml version='1.0'?>",
  "<?",
  "?>",
  "<:@>",
  "<#text>",
  "<__proto__>",
  " a='1'",
  ' b="',
  "&amp;",
  "&#x110000;",
  "&#55296;",
  "<",
  ">",
  "/",
  "tt0133093",
  "https://www.themoviedb.org/movie/603",
  "\u0000",
  "é",
  "x".repeat(500),
);

test("no bytes make the reader throw", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
      expect(["read", "refused"]).toContain(readNfo(bytes).kind);
    }),
  );
});

test("no pieces of XML make it throw, and what is read is valid", () => {
  fc.assert(
    fc.property(fc.array(PIECES, { maxLength: 80 }), (pieces) => {
      const outcome = readNfo(new TextEncoder().encode(pieces.join("")));
      if (outcome.kind === "refused") return;
      const { nfo } = outcome;
      expect(nfo.title === null ? Object.keys(nfo.ids).length : nfo.title.length).toBeGreaterThan(0);
      for (const actor of nfo.actors) expect(actor.name).not.toBe("");
    }),
    { numRuns: 500 },
  );
});

test("a document of a megabyte ends, however it is made", () => {
  const megabyte = (piece: string) => new TextEncoder().encode(piece.repeat(Math.floor(1_048_000 / piece.length)));
  for (const piece of ["<a>", "<", "<!--", "<a b='", "&amp;", "tt", "<a/>", "]]>", "a=' ", "<movie><title>x</title>"]) {
    expect(["read", "refused"]).toContain(readNfo(megabyte(piece)).kind);
  }
});
