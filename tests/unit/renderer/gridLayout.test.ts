import { expect, test } from "vitest";
import {
  columnsFor,
  GAP_PX,
  indexAfterKey,
  indexesInBox,
  layOutGrid,
  posterPxFor,
} from "../../../renderer/features/library/gridLayout.ts";

test("a row of cells and its gaps never grow wider than the grid", () => {
  for (let across = 3; across <= 12; across++) {
    for (const width of [601, 812, 1144, 2_400]) {
      const cells = layOutGrid(width, across);
      expect(cells.width * across + GAP_PX * (across - 1)).toBeLessThanOrEqual(width);
      expect(cells.width).toBeGreaterThan(0);
    }
  }
});

test("posters keep about the wanted width, however wide the list is", () => {
  for (const width of [600, 812, 1_144, 1_784, 2_424]) {
    for (const wanted of [96, 165, 240, 320]) {
      const { width: cell } = layOutGrid(width, columnsFor(width, wanted));
      // Half a column more or less, of the few that a narrow list has.
      expect(cell / wanted).toBeGreaterThan(0.72);
      expect(cell / wanted).toBeLessThan(1.36);
    }
  }
  expect(columnsFor(358, 165)).toBe(2);
  expect(columnsFor(120, 320)).toBe(2);
});

test("the size for a number of columns gives that number", () => {
  for (let columns = 6; columns <= 14; columns += 1) {
    expect(columnsFor(1_784, posterPxFor(1_784, columns))).toBe(columns);
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
