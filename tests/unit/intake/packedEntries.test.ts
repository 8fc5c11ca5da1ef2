import fc from "fast-check";
import { expect, test } from "vitest";
import { packEntries, unpackEntries } from "../../../src/intake/scan/packedEntries.ts";
import { wholeMs } from "../../../src/time/wholeMs.ts";

const entries = fc.array(
  fc.record({
    path: fc.string({ minLength: 1, unit: "grapheme" }).filter((path) => !path.includes("\0")),
    sizeBytes: fc.maxSafeNat(),
    mtimeMs: fc.maxSafeInteger().map(wholeMs),
    inode: fc.option(fc.stringMatching(/^\d+:\d+$/), { nil: null }),
  }),
);

test("entries are unpacked as they were packed, in batches of the requested size", () => {
  fc.assert(
    fc.property(entries, fc.integer({ min: 1, max: 5 }), (all, size) => {
      const batches = [...unpackEntries(packEntries(all), size)];
      expect(batches.flat()).toEqual(all);
      expect(batches.slice(0, -1).every(({ length }) => length === size)).toBe(true);
    }),
  );
});
