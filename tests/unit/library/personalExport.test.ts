import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonFile } from "../../../src/library/personalExport/jsonFile.ts";
import { TextPieces } from "../../../src/library/personalExport/textPieces.ts";

const textOf = (pieces: readonly Uint8Array[]) => Buffer.concat(pieces).toString();
const MAX_PIECE_BYTES = 262_144;

test("an object that is written value by value is what JSON.stringify writes", () => {
  const rows = fc.array(fc.jsonValue(), { maxLength: 4 });
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), rows, rows, (user, films, lists) => {
      const document = { user, films, filters: [], lists };
      const pieces = jsonFile({
        user: { value: user },
        films: { each: films.values() },
        filters: { each: [] },
        lists: { each: lists },
      });
      expect(textOf(pieces)).toBe(Buffer.from(JSON.stringify(document, null, 2)).toString());
    }),
    { numRuns: 40 },
  );
});

test("text that is longer than a piece is cut between its characters, in pieces that own their memory", () => {
  const text = new TextPieces();
  const written = ["a", "é".repeat(200_000), "🎬".repeat(100_001), "end"];
  for (const one of written) text.write(one);
  const pieces = text.end();
  expect(textOf(pieces)).toBe(written.join(""));
  expect(pieces.length).toBeGreaterThan(2);
  expect(new Set(pieces.map(({ buffer }) => buffer)).size).toBe(pieces.length);
  for (const { byteLength } of pieces) expect(byteLength).toBeLessThanOrEqual(MAX_PIECE_BYTES);
  expect(new TextPieces().end()).toEqual([]);
});
