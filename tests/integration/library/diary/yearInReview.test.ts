import { expect, test } from "vitest";
import { restrictToAge } from "../../../../src/library/index.ts";
import { createSampleFilms } from "../support/sampleFilms.ts";

/** Three films, seen in two years by one of two people. */
function aDiary() {
  const films = createSampleFilms();
  const film = (title: string, people: readonly string[], genres: readonly string[], runtimeMinutes: number) =>
    films.addFilm({ title, year: 1990, people, genres, runtimeMinutes });
  const heat = film("Heat", ["Al Pacino"], ["Crime"], 170);
  const insider = film("The Insider", ["Al Pacino", "Russell Crowe"], ["Drama", "Crime"], 157);
  const ran = film("Ran", ["Tatsuya Nakadai"], ["Drama"], 162);
  const by = { user: films.user, userId: "ada" };
  const seen = (filmId: number, watchedOn: string, rating: number | null = null) =>
    films.library.diary.add(by, filmId, { watchedOn, ...(rating === null ? {} : { rating }) });
  seen(heat, "2025-12-31", 4);
  seen(heat, "2026-01-01", 4.5);
  seen(insider, "2026-02-02", 5);
  seen(ran, "2026-02-03");
  return { ...films, heat, insider, ran };
}

test("a year in review counts its own days only, with whom and what its films are by", () => {
  const { library, user, addUser } = aDiary();
  const found = library.diaryReads.review(user, 2026);
  expect(found).toMatchObject({ year: 2026, viewings: 3, films: 3, rewatches: 1, minutes: 170 + 157 + 162 });
  expect(found.actors[0]).toMatchObject({ name: "Al Pacino", count: 2 });
  expect(found.genres).toEqual([
    { name: "Crime", count: 2 },
    { name: "Drama", count: 2 },
  ]);
  expect(found.best.map(({ title, stars }) => [title, stars])).toEqual([
    ["The Insider", 5],
    ["Heat", 4.5],
  ]);
  expect([found.first?.title, found.last?.title]).toEqual(["Heat", "Ran"]);
  expect(library.diaryReads.years(user)).toEqual([
    { year: 2026, viewings: 3 },
    { year: 2025, viewings: 1 },
  ]);
  expect(library.diaryReads.years(addUser("eve"))).toEqual([]);
});

test("the year of a kids profile holds no film that it may not see", () => {
  const { library, user, store, insider } = aDiary();
  store.writeRelaxed(() => {
    store.sql("UPDATE film SET minimum_age = 6").run();
    store.sql("UPDATE film SET minimum_age = 16 WHERE id = :insider").run({ insider });
  });
  restrictToAge(store, 12);
  const found = library.diaryReads.review(user, 2026);
  expect([found.viewings, JSON.stringify(found).includes("Insider")]).toEqual([2, false]);
  expect(found.actors.find(({ name }) => name === "Russell Crowe")).toBeUndefined();
});
