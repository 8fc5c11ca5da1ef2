import { expect, test } from "vitest";
import { fileOf, readExport } from "./readExport.ts";

const film = (title: string) => ({
  title,
  year: 1995,
  tmdbId: null,
  imdbId: null,
  wikidataId: null,
  rating: 4,
  ratedAt: null,
  watched: false,
  watchedAt: null,
  positionSeconds: null,
  notForMe: false,
  watchlist: false,
  favourite: false,
  lists: [],
});

test("of an own export that is cut off, what is whole is read, and the end is told", async () => {
  const films = [film("Heat"), film("Casino")];
  const whole = JSON.stringify({ program: "filmotheque", user: "ada", lists: [], films, diary: [] }, null, 2);
  expect((await readExport(fileOf("filmotheque.json", whole))).skipped).toEqual([]);
  for (const [cut, read] of [
    [whole.length - 1, 2],
    [whole.indexOf('"diary"'), 2],
    [whole.indexOf("Casino"), 1],
    [whole.indexOf("Heat"), 0],
  ] as const) {
    const { ratings, skipped } = await readExport(fileOf("filmotheque.json", whole.slice(0, cut)));
    expect([ratings.length, skipped]).toEqual([read, ["truncated filmotheque.json"]]);
  }
});

test("the last line of a table is not read where it is cut off, and is told", async () => {
  const header = "title,year,tmdbId,imdbId,wikidataId,rating,watched,notForMe,watchlist,favourite,lists";
  const table = `${header}\nHeat,1995,,,,4,true,false,false,false,\nCasino,1995,,,,3.5,true,false,false,false,Mob`;
  for (const [end, read] of [
    [table.length, 2],
    [table.lastIndexOf(",true"), 1],
    [table.lastIndexOf(".5"), 1],
    [table.indexOf("Casino"), 1],
  ] as const) {
    const { ratings, skipped } = await readExport(fileOf("filmotheque.csv", table.slice(0, end)));
    const isCut = end !== table.length && !table.slice(0, end).endsWith("\n");
    expect([ratings.length, skipped]).toEqual([read, isCut ? ["truncated filmotheque.csv:3"] : []]);
  }
});
