import { expect, test } from "vitest";
import { filmEdit } from "../../../../src/contract/index.ts";
import { createSampleFilms } from "../support/sampleFilms.ts";

type Films = ReturnType<typeof createSampleFilms>;
type Sent = Parameters<typeof filmEdit.parse>[0];

/** Edits a film as the feature does. @returns the journal's entry */
function edit({ library, store, clock }: Films, filmId: number, sent: Sent): number {
  clock.time += 1_000;
  return store.writeRelaxed(() => {
    const entry = library.journal.record({ act: "film_edited", by: "ada", facts: {}, fileId: null, filmId });
    library.edits.apply(entry, filmId, library.edits.changesBy(filmId, filmEdit.parse(sent)));
    return entry;
  });
}

const formOf = ({ library }: Films, filmId: number, language: "fr" | "en" = "fr") =>
  library.edits.form(filmId, language);

function answer({ library, store }: Films, filmId: number, fields: Readonly<Record<string, unknown>>): void {
  store.writeRelaxed(() => {
    const facts = Object.entries(fields).map(([field, value]) => ({ field, language: null, value }));
    library.facts.record(filmId, "tmdb", facts);
    library.edits.yieldToProvider(filmId, new Set(Object.keys(fields)));
    library.facts.refreshFilmRow(filmId);
  });
}

test("an edited field is locked, and a reset shows what the provider says by now", () => {
  const films = createSampleFilms();
  const filmId = films.addFilm({ title: "Stalker", year: 1979 });
  edit(films, filmId, { set: { title: "Le Guide", year: 1980 } });
  answer(films, filmId, { title: "Stalker (restored)", year: 1979 });

  expect(films.detail(filmId)).toMatchObject({ title: "Le Guide", year: 1980 });
  expect(formOf(films, filmId)).toMatchObject({
    shown: { title: "Le Guide", year: 1980 },
    provided: { title: "Stalker (restored)", year: 1979 },
    sources: { title: { origin: "tmdb" } },
    edited: ["title", "year"],
    locked: ["title", "year"],
  });
  edit(films, filmId, { reset: ["title"] });
  expect(films.detail(filmId)).toMatchObject({ title: "Stalker (restored)", year: 1980 });
});

test("an unlocked edit is shown until a provider states the field", () => {
  const films = createSampleFilms();
  const filmId = films.addFilm({ title: "Stalker", year: 1979 });
  edit(films, filmId, { set: { title: "Le Guide" }, unlock: ["title"] });
  expect(formOf(films, filmId)).toMatchObject({ edited: ["title"], locked: [] });
  answer(films, filmId, { year: 1979 });
  expect(films.detail(filmId)?.title).toBe("Le Guide");
  answer(films, filmId, { title: "Stalker" });
  expect(films.detail(filmId)?.title).toBe("Stalker");
});

test("a lock keeps what is shown, also where nothing is shown", () => {
  const films = createSampleFilms();
  const filmId = films.addFilm({ title: "Stalker", year: 1979 });
  edit(films, filmId, { lock: ["title", "tagline"] });
  answer(films, filmId, { title: "Another title", tagline: "The Zone" });
  expect(films.detail(filmId)).toMatchObject({ title: "Stalker", tagline: null });
  edit(films, filmId, { unlock: ["title", "tagline"] });
  answer(films, filmId, { title: "Another title", tagline: "The Zone" });
  expect(films.detail(filmId)).toMatchObject({ title: "Another title", tagline: "The Zone" });
});

test("an empty value hides that of every provider", () => {
  const films = createSampleFilms();
  const filmId = films.addFilm({ title: "Stalker", year: 1979, genres: ["Drame"] });
  edit(films, filmId, { set: { year: null, genres: [] } });
  expect(films.detail(filmId)).toMatchObject({ year: null, genres: [] });
  expect(films.titles({ genre: ["Drame"] })).toEqual([]);
});

test("a text is edited in one language; an edit of all languages is shown in each", () => {
  const films = createSampleFilms();
  const filmId = films.addFilm({ title: "Stalker", year: 1979 });
  answer(films, filmId, { overview: "A guide." });
  edit(films, filmId, { language: "fr", set: { overview: "Un guide." } });
  expect(formOf(films, filmId, "fr")?.shown.overview).toBe("Un guide.");
  expect(formOf(films, filmId, "en")).toMatchObject({ shown: { overview: "A guide." }, edited: [] });

  edit(films, filmId, { set: { overview: "Guide" } });
  expect(formOf(films, filmId, "fr")?.shown.overview).toBe("Guide");
  expect(formOf(films, filmId, "en")?.shown.overview).toBe("Guide");
});

test("genres are entered once: they have the other language's names where those are known", () => {
  const films = createSampleFilms();
  const filmId = films.addFilm({ title: "Stalker", year: 1979, genres: ["Drame"] });
  edit(films, filmId, { addGenres: ["Science Fiction", "Zone"], removeGenres: ["drama"] });
  expect(films.detail(filmId)?.genres).toEqual(["Science-Fiction", "Zone"]);
  films.library.facts.refreshFilmRow(filmId, "en");
  expect(films.detail(filmId)?.genres).toEqual(["Science Fiction", "Zone"]);
  expect(formOf(films, filmId, "en")?.shown.genres).toEqual(["Science Fiction", "Zone"]);
});

test("edited people replace those of providers everywhere, and a reset brings them back", () => {
  const films = createSampleFilms();
  const filmId = films.addFilm({ title: "Stalker", year: 1979, people: ["Alexander Kaidanovsky", "Alisa Freindlich"] });
  const other = films.addFilm({ title: "Mirror", year: 1975, people: ["Margarita Terekhova"] });
  const [first, second] = formOf(films, filmId)!.shown.credits;
  edit(films, filmId, {
    set: {
      credits: [
        { ...second!, job: "actor", character: "The wife" },
        { personId: null, name: "Andrei Tarkovsky", job: "director", character: null },
      ],
    },
  });
  const names = () => films.detail(filmId)?.credits.map(({ name, job, character }) => [name, job, character]);
  const edited = [
    ["Andrei Tarkovsky", "director", null],
    ["Alisa Freindlich", "actor", "The wife"],
  ];
  expect(names()).toEqual(edited);
  expect(films.titles({ personId: first!.personId })).toEqual([]);
  expect(films.titles({ q: "kaidanovsky" })).toEqual([]);
  expect(films.titles({ q: "tarkovsky" })).toEqual(["Stalker"]);
  expect(formOf(films, filmId)?.provided.credits).toHaveLength(2);

  films.store.writeRelaxed(() => {
    const people = [{ providerPersonId: "9", name: "Nikolai Grinko", job: "actor", order: 0 }];
    films.library.people.recordCredits(filmId, "tmdb", people);
    films.library.facts.refreshFilmRow(filmId);
  });
  expect(names()).toEqual(edited);
  edit(films, filmId, { reset: ["credits"] });
  expect(names()).toEqual([["Nikolai Grinko", "actor", null]]);
  expect(films.detail(other)?.credits).toHaveLength(1);
});

test("a film joins the collection of that name, or a new one", () => {
  const films = createSampleFilms();
  const [one, two, three] = [1, 2, 3].map((number) => films.addFilm({ title: `Film ${number}`, year: 1990 }));
  answer(films, one!, { collection: { id: 7, name: "Numbers" } });
  edit(films, two!, { set: { collection: "numbers" } });
  edit(films, three!, { set: { collection: "Letters" } });
  expect(films.titles({ collectionId: "7" })).toEqual(["Film 1", "Film 2"]);
  expect(films.library.people.collections(films.user)).toMatchObject([{ id: "7", name: "Numbers", films: 2 }]);
  expect(films.titles({ collectionId: films.detail(three!)!.collection!.id })).toEqual(["Film 3"]);

  answer(films, one!, { collection: { id: 8, name: "Letters" } });
  expect(films.titles({ collectionId: "8" })).toEqual(["Film 1", "Film 3"]);
});

test("tags are added to those of NFO files and removed from them, also when the NFO is read again", () => {
  const films = createSampleFilms();
  const filmId = films.addFilm({ title: "Stalker", year: 1979 });
  const readNfo = (tags: string[]) =>
    films.store.writeRelaxed(() => {
      films.library.facts.replace(filmId, "nfo", [{ field: "tags", language: null, value: tags }]);
      films.library.facts.refreshFilmRow(filmId);
    });
  readNfo(["to digitise", "slow"]);
  edit(films, filmId, { addTags: ["Favourite of Léa"], removeTags: ["Slow"] });
  expect(films.detail(filmId)?.tags).toEqual(["Favourite of Léa", "to digitise"]);
  readNfo(["slow", "new"]);
  expect(films.detail(filmId)?.tags).toEqual(["Favourite of Léa", "new"]);
  expect(films.titles({ q: "favourite lea" })).toEqual(["Stalker"]);
  edit(films, filmId, { addTags: ["slow"], removeTags: ["Favourite of Léa"] });
  expect(films.detail(filmId)?.tags).toEqual(["new", "slow"]);
});

test("an undo restores what the edit replaced, and keeps what was edited since", () => {
  const films = createSampleFilms();
  const filmId = films.addFilm({ title: "Stalker", year: 1979 });
  const first = edit(films, filmId, { set: { title: "Le Guide", year: 1980 }, addTags: ["a", "b"] });
  edit(films, filmId, { set: { year: 1981 }, addTags: ["c"], removeTags: ["a"] });
  const revert = (to: "before" | "after") =>
    films.store.writeRelaxed(() => films.library.edits.revert(first, filmId, filmId, to));

  expect(revert("before")).toBe(true);
  expect(films.detail(filmId)).toMatchObject({ title: "Stalker", year: 1981, tags: ["c"] });
  expect(revert("before")).toBe(false);
  expect(revert("after")).toBe(true);
  expect(films.detail(filmId)).toMatchObject({ title: "Le Guide", year: 1981 });
});

test("two films that are one keep the newer edit of each field and the tags of both, and a split returns them", () => {
  const films = createSampleFilms();
  const [from, to] = [films.addFilm({ title: "Stalker", year: 1979 }), films.addFilm({ title: "Сталкер", year: 1979 })];
  edit(films, from, { set: { title: "Le Guide", credits: [] }, addTags: ["a"] });
  edit(films, to, { set: { title: "La Zone" }, addTags: ["b"] });
  const entry = films.store.writeRelaxed(() => films.library.merging.mergeFilms(from, to));
  expect(films.detail(to)).toMatchObject({ title: "La Zone", tags: ["a", "b"], credits: [] });
  expect(formOf(films, to)?.locked).toEqual(["title", "credits"]);

  films.store.writeRelaxed(() => films.library.journal.undo(entry!, "ada", films.library.merging.undoMerge));
  expect(films.detail(to)).toMatchObject({ title: "La Zone", tags: ["b"] });
  expect(formOf(films, to)?.locked).toEqual(["title"]);
  expect(films.detail(from)).toMatchObject({ title: "Le Guide", tags: ["a"] });
});

test("a merge and its undo keep the provider's people of a film whose people were edited", () => {
  const films = createSampleFilms();
  const from = films.addFilm({ title: "Mirror", year: 1975, people: ["Margarita Terekhova"] });
  const to = films.addFilm({ title: "Stalker", year: 1979, people: ["Alexander Kaidanovsky"] });
  const provided = (filmId: number) => formOf(films, filmId)?.provided.credits.map(({ name }) => name);
  for (const edited of [to, from]) {
    edit(films, edited, { set: { credits: [] } });
    const entry = films.store.writeRelaxed(() => films.library.merging.mergeFilms(from, to));
    expect(provided(to)).toEqual(["Alexander Kaidanovsky"]);
    films.store.writeRelaxed(() => films.library.journal.undo(entry!, "ada", films.library.merging.undoMerge));
    expect([provided(from), provided(to)]).toEqual([["Margarita Terekhova"], ["Alexander Kaidanovsky"]]);
    edit(films, edited, { reset: ["credits"] });
  }
});
