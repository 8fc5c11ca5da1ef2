import fc from "fast-check";
import { expect, test } from "vitest";
import { HOME_ROWS } from "../../../src/contract/index.ts";
import { arrangeRows, type StoredRow } from "../../../src/library/home/arrangeRows.ts";

const own = (kind: string, isHidden = false): StoredRow => ({ kind, savedFilterId: null, isHidden });
const filter = (savedFilterId: number): StoredRow => ({ kind: "savedFilter", savedFilterId, isHidden: false });

test("a row that a later version brings comes after the row that the program puts before it", () => {
  const [first, second, ...others] = HOME_ROWS;
  const stored = [own(others[0]!), filter(7), own(first), filter(8)];
  const kinds = arrangeRows(stored).map(({ kind, savedFilterId }) => savedFilterId ?? kind);
  expect(kinds.indexOf(second)).toBe(kinds.indexOf(first) + 1);
  expect(kinds.filter((kind) => stored.some((row) => (row.savedFilterId ?? row.kind) === kind))).toEqual([
    others[0],
    7,
    first,
    8,
  ]);
});

test("law: every own row is there once, in whatever arrangement, and what was arranged keeps its order", () => {
  const anyRow = fc.record({ kind: fc.constantFrom(...HOME_ROWS, "rowOfAnotherVersion"), isHidden: fc.boolean() });
  fc.assert(
    fc.property(fc.uniqueArray(anyRow, { selector: ({ kind }) => kind }), (rows) => {
      const stored = rows.map(({ kind, isHidden }) => own(kind, isHidden));
      const arranged = arrangeRows(stored);
      expect(arranged.map(({ kind }) => kind).toSorted()).toEqual([...HOME_ROWS].toSorted());
      const known = stored.filter(({ kind }) => kind !== "rowOfAnotherVersion");
      expect(arranged.filter((row) => known.some(({ kind }) => kind === row.kind))).toEqual(known);
    }),
  );
});
