import { afterEach, expect, test } from "vitest";
import type { FilmListQuery } from "../../../../src/contract/index.ts";
import { startOfLocalDay } from "../../../../src/time/index.ts";
import { createSampleFilms } from "../support/sampleFilms.ts";

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const HALF_AN_HOUR = 1_800_000;
const JANUARY = { from: "2026-01-01", to: "2026-01-31" };

/** A film that was added and marked as watched half an hour before the end of January, and one half an hour after it. */
function aroundMidnight(name: string) {
  process.env.TZ = name;
  const films = createSampleFilms();
  const midnight = startOfLocalDay("2026-02-01");
  for (const [title, at] of [
    ["Nosferatu", midnight - HALF_AN_HOUR],
    ["Vampyr", midnight + HALF_AN_HOUR],
  ] as const) {
    films.clock.time = at;
    films.library.marks.setWatched(films.user, films.addFilm({ title, year: 1922 }), true);
  }
  return films;
}

test.each(["America/Los_Angeles", "Asia/Kolkata", "Pacific/Auckland"])(
  "in %s an evening belongs to its own day in filters, in the jump index and in the statistics, as in the diary",
  (name) => {
    const { library, titles, user } = aroundMidnight(name);
    expect(titles({ addedFrom: JANUARY.from, addedTo: JANUARY.to })).toEqual(["Nosferatu"]);
    expect(titles({ watchedFrom: JANUARY.from, watchedTo: JANUARY.to })).toEqual(["Nosferatu"]);
    expect(titles({ addedFrom: "2026-02-01" })).toEqual(["Vampyr"]);

    const months = (query: Partial<FilmListQuery>) =>
      library.films
        .jumpIndex(user, { sort: "added", order: "asc", ...query })
        .marks.map(({ label, count }) => [label, count]);
    for (const query of [{}, { yearFrom: 1900 }])
      expect(months(query)).toEqual([
        ["2026-01", 1],
        ["2026-02", 1],
      ]);

    expect(library.statistics.of(user).months.slice(-2)).toEqual([
      { month: "2026-01", added: 1, watched: 1 },
      { month: "2026-02", added: 1, watched: 1 },
    ]);
  },
);

test("a month of the statistics counts the films that its link shows", () => {
  const { library, user, addFilm, titles } = createSampleFilms();
  const seen = addFilm({ title: "Nosferatu", year: 1922 });
  // Rated, and so watched some day; nobody said when.
  library.marks.rate(user, addFilm({ title: "Vampyr", year: 1932 }), 4);
  const author = { user, userId: "ada" };
  for (const watchedOn of ["2026-01-01", "2025-12-30", "2025-12-31"]) library.diary.add(author, seen, { watchedOn });
  const months = library.statistics.of(user).months.map(({ month, watched }) => {
    const shown = titles({ watchedFrom: `${month}-01`, watchedTo: `${month}-31` });
    expect([month, shown.length]).toEqual([month, watched]);
    return watched;
  });
  expect(months.slice(-2)).toEqual([1, 1]);
});
