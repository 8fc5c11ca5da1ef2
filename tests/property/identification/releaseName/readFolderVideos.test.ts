import { expect, test } from "vitest";
import { readFolderVideos } from "../../../../src/identification/releaseName/readFolderVideos.ts";

const read = (...videos: string[]) => readFolderVideos({ path: "/films/Some", videos });

test("copies, editions, parts and extras of one film count as one film", () => {
  expect(read("Blade Runner (1982).mkv", "Blade Runner (1982) - [Final Cut].mkv", "Blade Runner 1080p.mkv").films).toBe(
    1,
  );
  expect(read("Heat CD1.avi", "Heat CD2.avi", "Heat-trailer.mkv", "sample.mkv").films).toBe(1);
});

test("other titles and other years are other films", () => {
  expect(read("King Kong (1933).mkv", "King Kong (2005).mkv").films).toBe(2);
  expect(read("Heat (1995).mkv", "Ronin (1998).mkv").films).toBe(2);
});

test("the titles of a folder are those that its names state", () => {
  expect([...read("Heat (1995).mkv", "Heat-trailer.mkv", "True Crime.mkv", "sample.mkv").titles].sort()).toEqual([
    "heat",
    "truecrime",
  ]);
});

test("only siblings that differ in nothing but the number are parts", () => {
  expect([...read("Das Boot Part 1.mkv", "Das Boot Part 2.mkv").parts]).toEqual([
    ["Das Boot Part 1.mkv", 1],
    ["Das Boot Part 2.mkv", 2],
  ]);
  expect(read("Dune Part 2.mkv").parts.size).toBe(0);
  expect(read("Dune Part 1 (2021).mkv", "Dune Part 2 (2024).mkv").parts.size).toBe(0);
  expect(read("Heat part 2.mkv", "Heat part 3.mkv").parts.size).toBe(0);
});

test.each([
  ["Braveheart-1.avi", "Braveheart-2.avi"],
  ["Braveheart - A.avi", "Braveheart - B.avi"],
  ["Braveheart (1995) 1 of 2.avi", "Braveheart (1995) 2 of 2.avi"],
  ["Braveheart (1995) (part 1 of 2).avi", "Braveheart (1995) (part 2 of 2).avi"],
  ["Braveheart 1ère partie.avi", "Braveheart 2ème partie.avi"],
  ["Braveheart Part I (1995).avi", "Braveheart Part II (1995).avi"],
  ["Braveheart Disque 1.avi", "Braveheart Disque 2.avi"],
])("%s and %s are two parts of one film", (first, second) => {
  const { parts } = readFolderVideos({ path: "/films/Braveheart", videos: [first, second] });

  expect([...parts]).toEqual([
    [first, 1],
    [second, 2],
  ]);
});

test.each([
  ["Rocky-1.avi", "Rocky-2.avi"],
  ["The Godfather Part I.mkv", "The Godfather Part II.mkv"],
  ["The Godfather Part I (1972).mkv", "The Godfather Part II (1974).mkv"],
])("%s and %s are two films", (first, second) => {
  expect(readFolderVideos({ path: "/films/Sagas", videos: [first, second] }).parts.size).toBe(0);
});

test("ten thousand names of any sort are read together", () => {
  const { films } = read(...Array.from({ length: 10_000 }, (_, index) => `${"(part ".repeat(20)}${index}.mkv`));
  expect(films).toBeGreaterThan(0);
});
