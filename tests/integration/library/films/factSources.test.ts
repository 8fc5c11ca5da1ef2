import { expect, test } from "vitest";
import { filmEdit } from "../../../../src/contract/index.ts";
import { createSampleFilms } from "../support/sampleFilms.ts";

function aFilmOfTwoSources() {
  const films = createSampleFilms();
  const { library, clock } = films;
  const filmId = films.addFilm({ title: "Solaris", year: 1972, people: ["Natalia Bondartchouk"] });
  const tmdbAt = clock.time;
  clock.time += 86_400_000;
  library.facts.record(filmId, "wikidata", [
    { field: "runtimeMinutes", language: null, value: 165 },
    { field: "year", language: null, value: 1971 },
  ]);
  library.facts.record(
    filmId,
    "tmdb",
    [
      { field: "year", language: null, value: 1972 },
      { field: "tagline", language: "en", value: "The planet" },
      { field: "tagline", language: "fr", value: "La planète" },
      { field: "locked", language: null, value: true },
    ],
    tmdbAt,
  );
  const field = (name: string) => library.films.factSources(filmId)?.fields.find((one) => one.field === name)?.values;
  return {
    films,
    filmId,
    field,
    at: { tmdb: new Date(tmdbAt).toISOString(), wikidata: new Date(clock.time).toISOString() },
  };
}

test("each field shows its value with source and age, and what other sources state", () => {
  const { field, at } = aFilmOfTwoSources();
  const [shown, ...others] = field("year") ?? [];
  expect(shown).toEqual({ source: "tmdb", language: null, value: 1972, at: at.tmdb, shown: true });
  expect(others).toContainEqual({ source: "wikidata", language: null, value: 1971, at: at.wikidata, shown: false });
  expect(others.some((other) => other.shown)).toBe(false);
  expect(field("runtimeMinutes")).toMatchObject([{ source: "wikidata", value: 165, at: at.wikidata, shown: true }]);
  expect(field("tagline")).toMatchObject([
    { language: "fr", value: "La planète", shown: true },
    { language: "en", value: "The planet", shown: false },
  ]);
  expect(field("locked")).toBeUndefined();
});

test("the film's page and its sources agree on every field: one value is shown, and it is the page's", () => {
  const { films, filmId } = aFilmOfTwoSources();
  const { sources, sourceDates } = films.detail(filmId)!;
  const { fields } = films.library.films.factSources(filmId)!;
  for (const [name, source] of Object.entries(sources).filter(([field]) => field !== "locked")) {
    const shown = fields.find(({ field }) => field === name)?.values.filter((value) => value.shown);
    expect(shown).toMatchObject([{ source, at: sourceDates[name] }]);
  }
});

test("people, the article and pictures have their source and age too", () => {
  const { films, filmId, field } = aFilmOfTwoSources();
  const { library, clock } = films;
  library.enrichment.setState(filmId, "tmdb", "done");
  library.people.recordCredits(filmId, "wikidata", [
    { providerPersonId: "Q1", name: "Donatas Banionis", job: "actor", order: 0 },
  ]);
  for (const language of ["en", "fr"])
    library.articles.record(filmId, {
      language,
      title: "Solaris",
      extract: `in ${language}`,
      url: "https://x.example",
    });
  const poster = library.artwork.findOrCreate("poster", "beside:/films/poster.jpg");
  library.artwork.setSidecarArtwork(filmId, "poster", poster);
  library.artwork.complete(poster, { hash: "0123456789abcdef", placeholder: "", width: 1, height: 1 });
  const at = new Date(clock.time).toISOString();
  expect(field("credits")).toMatchObject([
    { source: "tmdb", value: ["Natalia Bondartchouk"], at, shown: true },
    { source: "wikidata", value: ["Donatas Banionis"], at: null, shown: false },
  ]);
  expect(field("articles")).toMatchObject([
    { source: "wikipedia", language: "fr", value: "in fr", at, shown: true },
    { language: "en", shown: false },
  ]);
  expect(field("poster")).toMatchObject([{ source: "sidecarFile", at, shown: true }]);
  expect(library.films.factSources(999)).toBeNull();
});

test("edited people and tags are listed once, before what providers and files state", () => {
  const { films, filmId, field } = aFilmOfTwoSources();
  const { library, store } = films;
  store.writeRelaxed(() => {
    library.facts.record(filmId, "nfo", [{ field: "tags", language: null, value: ["sea", "slow"] }]);
    const entry = library.journal.record({ act: "film_edited", by: "ada", facts: {}, fileId: null, filmId });
    const people = [{ personId: null, name: "Andrei Tarkovsky", job: "director" as const, character: null }];
    const sent = filmEdit.parse({ set: { credits: people }, addTags: ["space"], removeTags: ["slow"] });
    library.edits.apply(entry, filmId, library.edits.changesBy(filmId, sent));
  });
  expect(field("credits")).toMatchObject([
    { source: "hand", value: ["Andrei Tarkovsky"], shown: true },
    { source: "tmdb", value: ["Natalia Bondartchouk"], shown: false },
  ]);
  expect(field("tags")).toMatchObject([
    { source: "hand", value: ["sea", "space"], shown: true },
    { source: "nfo", value: ["sea", "slow"], shown: false },
  ]);
  const names = library.films.factSources(filmId)?.fields.map((one) => one.field) ?? [];
  expect(names).toEqual([...new Set(names)]);
});
