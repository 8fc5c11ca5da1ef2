import { expect, test } from "vitest";
import { createJudgedLibrary } from "./support/judgedLibrary.ts";

test("a search says how each of its words was understood, and what is left without a part", () => {
  const { library, user } = createJudgedLibrary();
  const partsOf = (q: string) =>
    library.search.interpret(q).parts.map(({ kind, value, remaining }) => [kind, value, remaining]);

  expect(partsOf("nolan 2010")).toEqual([
    ["person", "Christopher Nolan", "2010"],
    ["year", "2010", "nolan"],
  ]);
  expect(partsOf("films d'horreur des années 80")).toEqual([
    ["genre", "horror", "films des années 80"],
    ["decade", "1980", "films d'horreur"],
  ]);
  expect(partsOf("the matrix 4k")).toEqual([
    ["title", "matrix", "4k"],
    ["resolution", "4K", "the matrix"],
  ]);
  expect(partsOf("spielberg dinosaur")).toEqual([
    ["person", "Steven Spielberg", "dinosaur"],
    ["keyword", "dinosaur", "spielberg"],
  ]);
  expect(partsOf("korean")).toEqual([["language", "ko", ""]]);
  expect(partsOf("")).toEqual([]);

  const reasons = (q: string) => library.search.quick(user, q, 3).map(({ matchReason }) => matchReason);
  expect(reasons("hanks 1994")).toEqual([{ kind: "person", text: "Tom Hanks" }]);
  expect(reasons("shark")).toEqual([{ kind: "keyword", text: "shark" }]);
  expect(reasons("documentaire 2002")).toEqual([{ kind: "field", text: "Documentary · 2002" }]);
});

test("the words of one name are one person, also where others of the film have one of the words", () => {
  const { library, addFilm, page } = createJudgedLibrary();
  const id = addFilm({ title: "Northern Light", year: 1999, popularity: 900 });
  const names = ["Tom Skerritt", "Colin Hanks", "Tom Hanks", "Ada Skerritt"];
  library.people.recordCredits(
    id,
    "tmdb",
    names.map((name, order) => ({ providerPersonId: name, name, job: "actor", order })),
  );
  library.facts.refreshFilmRow(id, "en");
  expect(page({ q: "tom hanks skerritt" }).items.map((film) => film.id)).toContain(id);
  const people = (q: string) => library.search.interpret(q).parts.map(({ kind, value }) => [kind, value]);
  expect(people("tom hanks skerritt 1999")[0]).toEqual(["person", "Tom Hanks"]);
  expect(people("colin hanks ada skerritt")).toEqual([
    ["person", "Colin Hanks"],
    ["person", "Ada Skerritt"],
  ]);
});

test("a corrected word is named, and where no film has every word, what is found without one", () => {
  const { library, search } = createJudgedLibrary();
  expect(library.search.interpret("horor 1980")).toMatchObject({
    corrected: [{ typed: "horor", used: "horror" }],
    parts: [{ kind: "genre", value: "horror" }, { kind: "year" }],
  });
  const { parts, without } = library.search.interpret("kubrick western");
  expect(parts.map(({ kind }) => kind)).toEqual(["word", "genre"]);
  expect(without).toEqual([
    { text: "kubrick", q: "western", total: search("western").length },
    { text: "western", q: "kubrick", total: 3 },
  ]);
  expect(library.search.interpret("godfather xqzzkvjw").parts.map(({ kind }) => kind)).toEqual(["word", "unknown"]);
});

test("people are found beside what else is asked for", () => {
  const { library } = createJudgedLibrary();
  const names = (q: string) => library.people.find(q, 5).map(({ name }) => name);
  expect([names("nolan 2010"), names("deniro"), names("comedy")]).toEqual([
    ["Christopher Nolan"],
    ["Robert De Niro"],
    [],
  ]);
});
