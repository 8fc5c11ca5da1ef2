import { expect, test } from "vitest";
import { clampLines, wrap } from "../../../renderer/pictures/canvas.ts";
import { columnsFor } from "../../../renderer/pictures/drawPicture.ts";

const width = (text: string) => text.length;

test("a title is broken between words, and a word that is too wide has a line of its own", () => {
  expect(wrap("The Lord of the Rings", 11, width)).toEqual(["The Lord of", "the Rings"]);
  expect(wrap("Unbreakable heroes", 5, width)).toEqual(["Unbreakable", "heroes"]);
  expect(wrap("  ", 5, width)).toEqual([]);
});

test("posters fill the width, and none is larger than half of it", () => {
  expect([1, 2, 3, 4, 5, 6, 7, 12].map(columnsFor)).toEqual([2, 2, 3, 4, 3, 3, 4, 4]);
});

test("of a long text the first lines are kept, and the last of them says that there is more", () => {
  expect(clampLines(["one", "two"], 2)).toEqual(["one", "two"]);
  expect(clampLines(["one", "two,", "three"], 2)).toEqual(["one", "two…"]);
  expect(clampLines(["one"], 0)).toEqual([]);
});
