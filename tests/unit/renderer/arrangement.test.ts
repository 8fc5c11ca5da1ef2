import { expect, test } from "vitest";
import { moved, withHidden, withSavedFilters } from "../../../renderer/features/home/arrangement.ts";
import type { HomeRow } from "../../../src/contract/index.ts";

const NEWEST: HomeRow = { kind: "newest", isHidden: false, savedFilter: null };
const DRAMAS: HomeRow = { kind: "savedFilter", isHidden: false, savedFilter: { id: 7, name: "Dramas", filter: {} } };

test("a row is moved among the others and stays at an end beyond which it is moved", () => {
  expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
  expect(moved(["a", "b", "c"], 1, 9)).toEqual(["a", "c", "b"]);
  expect(moved(["a", "b", "c"], 1, -1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b"], 5, 0)).toEqual(["a", "b"]);
});

test("saved filters that are no rows yet can be chosen, and are hidden until they are", () => {
  const filters = [
    { id: 7, name: "Dramas", filter: {}, count: 3 },
    { id: 8, name: "Snow", filter: {}, count: 0 },
  ];
  const rows = withSavedFilters([DRAMAS, NEWEST], filters);
  expect(rows.map(({ savedFilter, isHidden }) => [savedFilter?.name ?? null, isHidden])).toEqual([
    ["Dramas", false],
    [null, false],
    ["Snow", true],
  ]);
  expect(withHidden(rows, "savedFilter 8", false).at(-1)?.isHidden).toBe(false);
  expect(withHidden(rows, "newest", true).map(({ isHidden }) => isHidden)).toEqual([false, true, true]);
});
