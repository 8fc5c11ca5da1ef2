import { expect, test } from "vitest";
import { namePartsOf } from "../../../renderer/features/review/nameParts.ts";

test("a file's name shows its title, its year and the rest apart, and loses no letter", () => {
  const name = "Le.Voyage.dans.la.Lune.1902.VF.DVDRip.mkv";
  const parts = namePartsOf(name, { title: "Le Voyage dans la Lune", year: 1902 });
  expect(parts).toEqual([
    { text: "Le.Voyage.dans.la.Lune.", role: "title" },
    { text: "1902.", role: "year" },
    { text: "VF.DVDRip.mkv", role: "noise" },
  ]);
  expect(parts.map((part) => part.text).join("")).toBe(name);
});

test("a word of the title that is repeated in the rest is not marked as title", () => {
  const parts = namePartsOf("Big.Fish.2003.Big.Rip.mkv", { title: "Big Fish", year: 2003 });
  expect(parts.filter((part) => part.role === "title").map((part) => part.text)).toEqual(["Big.Fish."]);
});

test("an empty name and a name of separators alone are shown as they are", () => {
  expect(namePartsOf("", { title: "", year: null })).toEqual([]);
  expect(namePartsOf("..", { title: "", year: null })).toEqual([{ text: "..", role: "noise" }]);
});
