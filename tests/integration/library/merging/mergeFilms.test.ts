import { expect, test } from "vitest";
import { createAccounts } from "../../../../src/accounts/index.ts";
import { createSampleFilms } from "../support/sampleFilms.ts";

type Films = ReturnType<typeof createSampleFilms>;

const METROPOLIS = { title: "Metropolis", year: 1927 };
const BY_WIKIDATA = { ...METROPOLIS, wikidataId: "Q151599" };
const BY_TMDB = { ...METROPOLIS, tmdbId: 19 };
const LEARNT = { wikidata: "Q151599", imdb: "tt0017136" };

/** A film that was recognised twice: by its Wikidata item, and by its number at TMDB. */
function twice(films: Films) {
  const bind = (candidate: typeof BY_WIKIDATA | typeof BY_TMDB, place = {}) => {
    const fileId = films.addFile();
    const filmId = films.store.writeRelaxed(() => films.library.identity.bindFile(fileId, { candidate }, place).filmId);
    return { fileId, filmId };
  };
  return { one: bind(BY_WIKIDATA, { edition: "Restored" }), two: bind(BY_TMDB) };
}

function learn(films: Films, filmId: number): void {
  films.store.writeRelaxed(() => films.library.identity.recordIds(filmId, LEARNT));
}

function undoLatest(films: Films, act: string) {
  const { journal, merging } = films.library;
  const [entry] = journal.page({ limit: 100 }).items.filter((one) => one.act === act && one.undoneAt === null);
  return films.store.writeDurable(() => journal.undo(entry!.id, "ada", merging.undoMerge));
}

/** Every row that is about films, but for the journal. */
function everything(films: Films) {
  const tables = ["film", "fact", "credit", "article", "enrichment", "alternative_title", "rating", "watch_state"];
  const rows = [...tables, "list_film", "not_for_me", "film_search"].map((table) => [
    table,
    films.store
      .sql(`SELECT * FROM ${table}`)
      .all()
      .map((row) => JSON.stringify(row))
      .sort(),
  ]);
  const files = films.store
    .sql(`
      SELECT file.id, file.film, edition.name, part.number, kind FROM file
      LEFT JOIN part ON part.id = file.part LEFT JOIN edition ON edition.id = part.edition ORDER BY file.id`)
    .all();
  return { ...Object.fromEntries(rows), files };
}

test.each(["the first", "the second"] as const)("%s of two rows learns the other's id: they are one film", (which) => {
  const films = createSampleFilms();
  const { one, two } = twice(films);
  const stays = which === "the first" ? one : two;
  const leaves = which === "the first" ? two : one;
  films.library.marks.rate(films.user, leaves.filmId, 4.5);
  films.store.writeRelaxed(() => films.library.identity.recordIds(stays.filmId, { tmdb: 19, ...LEARNT }));

  expect(films.page().items.map(({ id, title }) => [id, title])).toEqual([[stays.filmId, "Metropolis"]]);
  expect(films.library.identity.idsOf(stays.filmId)).toEqual({ tmdb: 19, ...LEARNT });
  expect(films.detail(stays.filmId)).toMatchObject({ userRating: 4.5 });
  const editions = films.detail(stays.filmId)!.files.map(({ id, edition }) => [id, edition]);
  expect(editions.sort()).toEqual(
    [
      [one.fileId, "Restored"],
      [two.fileId, null],
    ].sort(),
  );
  expect(films.library.merging.currentFilm(leaves.filmId)).toBe(stays.filmId);
});

test("what people did on two films that are one moves by the rule, and all of it returns", () => {
  const films = createSampleFilms();
  const { one, two } = twice(films);
  const { library, user, clock } = films;
  const grace = films.addUser("grace");
  const [watchlist, favourites] = library.lists.all(user).map(({ id }) => id);
  const act = (work: () => void) => {
    clock.time += 1_000;
    work();
  };
  act(() => library.lists.setListed(user, watchlist!, one.filmId, true));
  act(() => library.lists.setListed(user, favourites!, two.filmId, true));
  act(() => library.lists.setListed(user, watchlist!, two.filmId, true));
  act(() => library.marks.rate(user, one.filmId, 2));
  act(() => library.marks.rate(user, two.filmId, 5));
  act(() => library.marks.rate(grace, two.filmId, 1));
  act(() => library.marks.rate(grace, one.filmId, 3));
  act(() => library.marks.setWatched(user, one.filmId, true));
  act(() => library.marks.setWatched(user, two.filmId, false, 600));
  act(() => library.lessLikeThis.set({ user: grace, userId: "grace" }, one.filmId, true));
  act(() => library.marks.setDismissed(grace, two.filmId, true));
  films.store.writeRelaxed(() => {
    library.facts.record(one.filmId, "hand", [{ field: "tagline", language: "fr", value: "Par un humain" }]);
    library.facts.record(one.filmId, "wikidata", [{ field: "overview", language: "fr", value: "Une ville" }]);
    library.facts.record(two.filmId, "tmdb", [{ field: "overview", language: "fr", value: "La ville" }]);
    library.people.recordCredits(one.filmId, "wikidata", [
      { providerPersonId: "Q1", name: "Fritz Lang", job: "director", order: 0 },
    ]);
    library.articles.record(one.filmId, { language: "fr", title: "Metropolis", extract: "…", url: "https://fr" });
    for (const film of [one, two]) library.facts.refreshFilmRow(film.filmId, "fr");
  });
  const before = everything(films);

  learn(films, two.filmId);
  expect(films.detail(two.filmId)).toMatchObject({
    userRating: 5,
    watched: true,
    tagline: "Par un humain",
    overview: "La ville",
    lists: [watchlist, favourites],
    credits: [{ name: "Fritz Lang" }],
    articles: [{ title: "Metropolis" }],
  });
  expect(library.films.detail(grace, two.filmId, "fr")).toMatchObject({ userRating: 3 });
  // Of either film grace wants fewer like it, so of the one she does too.
  expect(library.films.detail(grace, two.filmId, "fr")).toMatchObject({ dismissed: false, lessLikeThis: true });
  expect(library.marks.knownFilms(grace)).toContain(two.filmId);
  const merged = everything(films);

  undoLatest(films, "merged");
  expect(everything(films)).toEqual(before);
  // A person said that they are two: the next answer of a provider changes nothing.
  learn(films, two.filmId);
  expect(films.page().items).toHaveLength(2);
  undoLatest(films, "undone");
  expect({ ...everything(films), film: [] }).toEqual({ ...merged, film: [] });
});

test("a merge is not undone while a newer action depends on it, and nothing is partly undone", () => {
  const films = createSampleFilms();
  const { one, two } = twice(films);
  learn(films, two.filmId);
  const other = films.addFilm({ title: "Nosferatu", year: 1922 });
  films.store.writeRelaxed(() => films.library.identity.bindFile(one.fileId, { filmId: other }, {}));
  const before = everything(films);
  expect(() => undoLatest(films, "merged")).toThrow(expect.objectContaining({ code: "undo_conflict" }));
  expect(everything(films)).toEqual(before);
});

test("what was rated after two films became one stays, and the older rating returns to the film that returns", () => {
  const films = createSampleFilms();
  const { one, two } = twice(films);
  films.library.marks.rate(films.user, one.filmId, 2);
  learn(films, two.filmId);
  films.clock.time += 1_000;
  films.library.marks.rate(films.user, two.filmId, 4);
  undoLatest(films, "merged");
  expect(films.detail(one.filmId)).toMatchObject({ userRating: 2 });
  expect(films.detail(two.filmId)).toMatchObject({ userRating: 4 });
});

test("a weaker id that agrees does not make one film of two that a surer id keeps apart", () => {
  const films = createSampleFilms();
  const alien = films.addFilm({ title: "Alien", year: 1979, tmdbId: 348, imdbId: "tt0078748" });
  const war = films.addFilm({ title: "Alien Warfare", year: 2019, tmdbId: 577_922 });
  films.store.writeRelaxed(() => films.library.identity.recordIds(war, { imdb: "tt0078748" }));
  expect(films.library.merging.currentFilm(alien)).toBe(alien);
  expect(films.titles()).toEqual(["Alien", "Alien Warfare"]);
});

test("a removed film returns completely, with its id, when a file is bound to it again", () => {
  const films = createSampleFilms();
  const fileId = films.addFile();
  const bound = films.store.writeRelaxed(() => films.library.identity.bindFile(fileId, { candidate: BY_TMDB }, {}));
  films.store.writeRelaxed(() => {
    films.library.facts.record(bound.filmId, "tmdb", [{ field: "overview", language: "fr", value: "La ville" }]);
    films.library.facts.refreshFilmRow(bound.filmId, "fr");
  });
  const before = everything(films);
  films.store.writeRelaxed(() => films.library.identity.detachFile(fileId));
  expect([films.page().total, films.detail(bound.filmId), films.library.merging.currentFilm(bound.filmId)]).toEqual([
    0,
    null,
    null,
  ]);
  expect(films.addCard("Nosferatu", 1922)).not.toBe(bound.filmId);
  films.store.writeRelaxed(() => films.library.identity.bindFile(fileId, { candidate: BY_TMDB }, {}));
  expect(films.detail(bound.filmId)).toMatchObject({ title: "Metropolis", overview: "La ville" });
  expect(everything(films).fact).toEqual(expect.arrayContaining(before.fact));
});

test("of three rows that became one the first is parted again, then the second: each has its own ids, and no other", () => {
  const films = createSampleFilms();
  const { library, store } = films;
  const { one, two } = twice(films);
  const third = films.store.writeRelaxed(
    () => library.identity.bindFile(films.addFile(), { candidate: { ...METROPOLIS, imdbId: LEARNT.imdb } }, {}).filmId,
  );
  learn(films, two.filmId);
  const merged = library.journal.page({ limit: 100 }).items.filter(({ act }) => act === "merged");
  const undo = (of: number) => {
    const entry = merged.find(({ undo }) => (undo as { from: number }).from === of);
    store.writeDurable(() => library.journal.undo(entry!.id, "ada", library.merging.undoMerge));
  };
  undo(one.filmId);
  expect(library.identity.idsOf(two.filmId)).toEqual({ tmdb: 19, imdb: LEARNT.imdb, wikidata: null });
  undo(third);
  expect([one.filmId, two.filmId, third].map((film) => library.identity.idsOf(film))).toEqual([
    { tmdb: null, imdb: null, wikidata: LEARNT.wikidata },
    { tmdb: 19, imdb: null, wikidata: null },
    { tmdb: null, imdb: LEARNT.imdb, wikidata: null },
  ]);
});

test("user data of a removed member is assigned to nobody when a merge is undone", async () => {
  const films = createSampleFilms();
  const { library, store, clock } = films;
  const accounts = createAccounts({ store, clock });
  const { one, two } = twice(films);
  const join = async (userId: string) => (await accounts.addUser({ userId, password: "reels in the attic" })).key;
  const bob = await join("bob");
  const silent = library.lists.create(bob, "Silent");
  library.lists.setListed(bob, silent, one.filmId, true);
  library.lists.setListed(bob, silent, two.filmId, true);
  library.marks.rate(bob, one.filmId, 2);
  library.marks.setDismissed(bob, one.filmId, true);
  learn(films, two.filmId);

  accounts.removeUser("bob");
  const eve = await join("eve");
  const loud = library.lists.create(eve, "Loud");
  undoLatest(films, "merged");
  expect([eve === bob, loud === silent]).toEqual([false, false]);
  for (const film of [one.filmId, two.filmId]) {
    expect(library.lists.ofFilm(eve, film)).toEqual([]);
    expect(library.films.detail(eve, film, "en")).toMatchObject({ userRating: null });
  }
  expect(store.sql("SELECT * FROM not_for_me").all()).toEqual([]);
});
