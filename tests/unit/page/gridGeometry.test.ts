import { expect, test } from "vitest";
import { cellsFor, GAP_PX, placeAfter } from "../../../renderer/features/library/geometry.ts";

test("a row of cells and its gaps never grow wider than the grid", () => {
  for (let across = 3; across <= 12; across++) {
    for (const width of [601, 812, 1144, 2_400]) {
      const cells = cellsFor(width, across);
      expect(cells.width * across + GAP_PX * (across - 1)).toBeLessThanOrEqual(width);
      expect(cells.width).toBeGreaterThan(0);
    }
  }
});

test("the arrows go to the neighbours, and stop at the edges", () => {
  expect(placeAfter("ArrowRight", 0, 5, 12)).toBe(1);
  expect(placeAfter("ArrowDown", 1, 5, 12)).toBe(6);
  expect(placeAfter("ArrowUp", 6, 5, 12)).toBe(1);
  expect(placeAfter("ArrowLeft", 0, 5, 12)).toBeNull();
  expect(placeAfter("ArrowUp", 3, 5, 12)).toBeNull();
});

test("down from a full row leads to the last film where the next row is shorter", () => {
  expect(placeAfter("ArrowDown", 9, 5, 12)).toBe(11);
});

test("home and end lead to the first and the last film; other keys lead nowhere", () => {
  expect(placeAfter("Home", 7, 5, 12)).toBe(0);
  expect(placeAfter("End", 7, 5, 12)).toBe(11);
  expect(placeAfter("x", 7, 5, 12)).toBeNull();
});
