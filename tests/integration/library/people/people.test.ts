import { expect, test } from "vitest";
import type { FilmListQuery } from "../../../../src/contract/index.ts";
import { type createSampleFilms, createSampleFilms as films } from "../support/sampleFilms.ts";

type Films = ReturnType<typeof createSampleFilms>;

const idsOf = (all: Films, asked: Partial<FilmListQuery>) =>
  all.page({ limit: 200, ...asked }).items.map(({ id }) => id);

test("a series is by TMDB where it knows one, and filters the library", () => {
  const all = films();
  const [first, second, third] = ["One", "Two", "Three"].map((title) => all.addFilm({ title, year: 1990 }));
  all.store.writeRelaxed(() => {
    for (const film of [first!, second!])
      all.library.facts.record(film, "tmdb", [
        { field: "collection", language: "en", value: { id: 7, name: "Numbers" } },
      ]);
    for (const film of [first!, second!, third!])
      all.library.facts.record(film, "wikidata", [
        { field: "collection", language: "en", value: { id: "Q7", name: "Numbers (series)" } },
      ]);
    for (const film of [first!, second!, third!]) all.library.facts.refreshFilmRow(film);
  });
  all.library.marks.setWatched(all.user, second!, true);
  expect(all.library.people.collections(all.user)).toEqual([
    { id: "7", name: "Numbers", films: 2, watched: 1, posters: [] },
  ]);
  expect(idsOf(all, { collectionId: "7" }).toSorted()).toEqual([first, second].toSorted());
  expect(idsOf(all, { collectionId: "Q7" })).toEqual([third]);
});

test("people are found by name, and a person's page says what they did and with whom", () => {
  const all = films();
  all.addFilm({ title: "One Week", year: 1920, people: ["Buster Keaton", "Sybil Seely"] });
  all.addFilm({ title: "Sherlock Jr.", year: 1924, people: ["Buster Keaton"] });
  all.addFilm({ title: "Keats", year: 1930, people: ["Diane Keats"] });
  const found = all.library.people.find("keat bust", 5);
  expect(found).toMatchObject([{ name: "Buster Keaton", films: 2 }]);
  expect(all.library.people.find("keat", 5)).toHaveLength(2);
  expect(all.library.people.find("?", 5)).toEqual([]);
  expect(all.library.people.page(found[0]!.personId)).toMatchObject({
    name: "Buster Keaton",
    films: 2,
    jobs: [{ job: "actor", films: 2 }],
    years: { from: 1920, to: 1924 },
    collaborators: [{ name: "Sybil Seely", films: 1 }],
  });
  expect(all.library.people.page(4_711)).toBeNull();
});

test("everyone in the credits is listed page by page, most films first", () => {
  const all = films();
  all.addFilm({ title: "One Week", year: 1920, people: ["Buster Keaton", "Sybil Seely"] });
  all.addFilm({ title: "Sherlock Jr.", year: 1924, people: ["Buster Keaton", "Kathryn McGuire"] });
  const { list } = all.library.people;
  expect(list(0, 2)).toMatchObject([
    { name: "Buster Keaton", films: 2, portrait: null },
    { name: "Kathryn McGuire", films: 1 },
  ]);
  expect(list(2, 2)).toMatchObject([{ name: "Sybil Seely", films: 1 }]);
  expect(list(3, 2)).toEqual([]);
});
