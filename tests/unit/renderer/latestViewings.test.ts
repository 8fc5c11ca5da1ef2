import { expect, test } from "vitest";
import { latestViewings } from "../../../renderer/features/home/latestViewings.ts";
import type { FilmCard } from "../../../src/contract/index.ts";

const card = (id: number) => ({ id, title: `Film ${id}` }) as FilmCard; // what the rest is does not matter here

test("a film that was watched twice is there once, with its latest day; films outside the library are left out", () => {
  const entries = [
    { film: card(1), watchedOn: "2026-11-20" },
    { film: null, watchedOn: "2026-11-19" },
    { film: card(2), watchedOn: "2026-11-18" },
    { film: card(1), watchedOn: "2026-01-01" },
  ];
  expect(latestViewings(entries).map(({ film, watchedOn }) => [film.id, watchedOn])).toEqual([
    [1, "2026-11-20"],
    [2, "2026-11-18"],
  ]);
});
