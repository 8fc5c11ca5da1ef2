import { expect, test } from "vitest";
import { GAP_PX, indexAfterKey, indexesInBox, layOutGrid } from "../../../renderer/features/library/gridLayout.ts";

test("a row of cells and its gaps never grow wider than the grid", () => {
  for (let across = 3; across <= 12; across++) {
    for (const width of [601, 812, 1144, 2_400]) {
      const cells = layOutGrid(width, across);
      expect(cells.width * across + GAP_PX * (across - 1)).toBeLessThanOrEqual(width);
      expect(cells.width).toBeGreaterThan(0);
    }
  }
});

test("the arrows go to the neighbours, and stop at the edges", () => {
  expect(indexAfterKey("ArrowRight", 0, 5, 12)).toBe(1);
  expect(indexAfterKey("ArrowDown", 1, 5, 12)).toBe(6);
  expect(indexAfterKey("ArrowUp", 6, 5, 12)).toBe(1);
  expect(indexAfterKey("ArrowLeft", 0, 5, 12)).toBeNull();
  expect(indexAfterKey("ArrowUp", 3, 5, 12)).toBeNull();
});

test("down from a full row leads to the last film where the next row is shorter", () => {
  expect(indexAfterKey("ArrowDown", 9, 5, 12)).toBe(11);
});

test("home and end lead to the first and the last film; other keys lead nowhere", () => {
  expect(indexAfterKey("Home", 7, 5, 12)).toBe(0);
  expect(indexAfterKey("End", 7, 5, 12)).toBe(11);
  expect(indexAfterKey("x", 7, 5, 12)).toBeNull();
});

test("no list is taller than a browser draws, however wide the screen and many the films", () => {
  for (const across of [3, 7, 12]) {
    const { rowHeight } = layOutGrid(2_500, across, 200_000);
    expect(Math.ceil(200_000 / across) * rowHeight).toBeLessThanOrEqual(33_000_000);
  }
});

test("a box touches the cells it crosses, and no gap", () => {
  const cells = layOutGrid(1_000, 5, 40);
  const step = cells.width + GAP_PX;
  expect(indexesInBox({ left: 0, top: 0, width: 1, height: 1 }, cells, 40)).toEqual([0]);
  expect(indexesInBox({ left: cells.width + 2, top: 0, width: 4, height: 10 }, cells, 40)).toEqual([]);
  expect(indexesInBox({ left: step + 5, top: 5, width: step, height: cells.rowHeight }, cells, 40)).toEqual([
    1, 2, 6, 7,
  ]);
  expect(indexesInBox({ left: 0, top: 0, width: 2_000, height: 9_999 }, cells, 7)).toEqual([0, 1, 2, 3, 4, 5, 6]);
});
