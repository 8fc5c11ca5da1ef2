import { writeFileSync } from "node:fs";
import { join as joinPath } from "node:path";
import { expect, test } from "vitest";
import { createAccounts } from "../../../../src/accounts/index.ts";
import { createOwnRatings } from "../../../../src/drift/ownRatings.ts";
import { MarkLayerMoves } from "../../../../src/library/merging/moveMarkLayers.ts";
import { importMember } from "../../../../src/recommendation/members/importMember.ts";
import type { Workers } from "../../../../src/workers/index.ts";
import { temporaryFolder } from "../../../support/temporaryFolder.ts";
import { temporaryWorkers } from "../../../support/temporaryWorkers.ts";
import { noEdits } from "./noEdits.ts";
import { createTestRatings } from "./testRatings.ts";

test("an imported rating that a user removed does not return with the next import", () => {
  const { addFilm, bring, library, user, ratingOf, records } = createTestRatings();
  const film = addFilm({ title: "Nosferatu", year: 1922, tmdbId: 653, imdbId: "tt0013442" });
  bring("imdb", [{ imdbId: "tt0013442", value: 4.5 }]);
  expect(ratingOf(film)).toBe(4.5);
  library.marks.unrate(user, film);
  expect([ratingOf(film), records.ratings.historyOf(user), records.ratings.count()]).toEqual([null, [], 0]);
  bring("imdb", [
    { imdbId: "tt0013442", value: 4.5 },
    { imdbId: "tt0000001", value: 2 },
  ]);
  expect(ratingOf(film)).toBeNull();
  library.marks.rate(user, film, 3);
  expect(ratingOf(film)).toBe(3);
});

test("a rating that changed elsewhere changes inside and outside the library alike", () => {
  const { addFilm, bring, ratingOf, exported, undo } = createTestRatings();
  const film = addFilm({ title: "GoldenEye", year: 1995, imdbId: "tt0113189" });
  bring("imdb", [
    { imdbId: "tt0113189", value: 4, ratedAt: 1 },
    { imdbId: "tt0112573", title: "Braveheart", value: 3, ratedAt: 1 },
  ]);
  const second = bring("imdb", [
    { imdbId: "tt0113189", value: 1, ratedAt: 2 },
    { imdbId: "tt0112573", title: "Braveheart", value: 5, ratedAt: 2 },
    { imdbId: "tt0114814", title: "The Usual Suspects", value: 4.5, ratedAt: 2 },
  ]);
  const outside = () =>
    Object.fromEntries(
      exported()
        .filter(({ imdbId }) => imdbId !== "tt0113189")
        .map(({ title, rating }) => [title, rating]),
    );
  expect([ratingOf(film), outside()]).toEqual([1, { Braveheart: 5, "The Usual Suspects": 4.5 }]);
  undo(second);
  expect([ratingOf(film), outside()]).toEqual([4, { Braveheart: 3 }]);
});

test("a rating is counted once, in the library or not", () => {
  const { store, addFilm, bring, library, user, records, exported } = createTestRatings();
  const films = [1, 2, 3].map((tmdbId) =>
    addFilm({ title: `Film ${tmdbId}`, year: 2000, tmdbId, imdbId: `tt000000${tmdbId}` }),
  );
  bring(
    "letterboxd",
    [1, 2, 3, 4].map((tmdbId) => ({ tmdbId, title: `Film ${tmdbId}`, value: 4 })),
  );
  bring(
    "imdb",
    [1, 4].map((id) => ({ imdbId: `tt000000${id}`, title: `Film ${id}`, value: 3 })),
  );
  // One source knows the fourth film by TMDB's id, another by IMDb's, a third by both: it is one film.
  bring("trakt", [{ tmdbId: 4, imdbId: "tt0000004", title: "Film 4", value: 2, ratedAt: 5 }]);
  library.marks.rate(user, films[0]!, 5);
  expect([
    records.ratings.count(),
    records.ratings.householdRatings().length,
    records.ratings.historyOf(user).length,
  ]).toEqual([4, 4, 4]);
  expect(new Set(records.ratings.householdRatings().map(({ film }) => film)).size).toBe(4);
  expect(exported().map(({ title, rating }) => [title, rating])).toEqual([
    ["Film 1", 5],
    ["Film 2", 4],
    ["Film 3", 4],
    ["Film 4", 2],
  ]);
  expect(library.statistics.of(user)).toMatchObject({ rated: 3 });
  expect(createOwnRatings(store).all()).toHaveLength(4);
});

test("a rating removed before any import does not block an imported one", () => {
  const { addFilm, bring, library, user, ratingOf } = createTestRatings();
  const film = addFilm({ title: "Alien", year: 1979, tmdbId: 348 });
  library.marks.rate(user, film, 2);
  library.marks.unrate(user, film);
  bring("trakt", [{ tmdbId: 348, value: 4 }]);
  expect(ratingOf(film)).toBe(4);
});

test("a film that leaves keeps its rating outside, and shows it when it comes back", () => {
  const { store, addFilm, bring, library, user, ratingOf, exported, records } = createTestRatings();
  const film = addFilm({ title: "Heat", year: 1995, tmdbId: 949 });
  bring("imdb", [{ tmdbId: 949, title: "Heat", value: 3 }]);
  library.marks.rate(user, film, 5);
  store.writeRelaxed(() => {
    store.sql("UPDATE file SET film = NULL, part = NULL WHERE film = :film").run({ film });
    store.sql("DELETE FROM film WHERE id = :film").run({ film });
  });
  expect(exported()).toMatchObject([{ title: "Heat", tmdbId: 949, rating: 5 }]);
  // Its number is given to the next film, which is another.
  const other = addFilm({ title: "Casino", year: 1995, tmdbId: 524 });
  expect([ratingOf(other), records.ratings.count()]).toEqual([null, 1]);
  expect(ratingOf(addFilm({ title: "Heat", year: 1995, tmdbId: 949 }))).toBe(5);
});

test("what two rows said of one film is together in the one that stays, and parts again", () => {
  const { store, addFilm, library, user, addUser, ratingOf, isWatched, clock } = createTestRatings();
  const moves = new MarkLayerMoves(store);
  const [from, to] = [addFilm({ title: "Metropolis", year: 1927 }), addFilm({ title: "Metropolis", year: 1927 })];
  const other = addUser("bea");
  library.marks.rate(user, to, 2);
  clock.time += 1_000;
  library.marks.rate(user, from, 5);
  library.marks.rate(other, from, 1);
  library.marks.setWatched(user, from, true);
  library.marks.setWatched(user, to, false, 40);
  const moved = store.writeRelaxed(() => moves.moveLayers(from, to));
  expect([ratingOf(from), isWatched(from), ratingOf(to), isWatched(to)]).toEqual([null, false, 5, true]);
  expect(library.films.cardsOf(other, [to]).get(to)?.userRating).toBe(1);
  store.writeRelaxed(() => moves.restoreLayers(JSON.parse(JSON.stringify(moved))));
  expect([ratingOf(from), isWatched(from), ratingOf(to), isWatched(to)]).toEqual([5, true, 2, false]);
});

test("what was said of the film that stays remains there when the two part again", () => {
  const { store, addFilm, library, user, ratingOf, isWatched } = createTestRatings();
  const moves = new MarkLayerMoves(store);
  const [from, to] = [addFilm({ title: "Metropolis", year: 1927 }), addFilm({ title: "Metropolis", year: 1927 })];
  library.marks.rate(user, from, 5);
  library.marks.setWatched(user, from, true);
  const moved = store.writeRelaxed(() => moves.moveLayers(from, to));
  library.marks.rate(user, to, 1);
  library.marks.setWatched(user, to, true);
  store.writeRelaxed(() => moves.restoreLayers(moved));
  expect([ratingOf(from), isWatched(from), ratingOf(to), isWatched(to)]).toEqual([5, true, 1, true]);
});

test("a film that comes back under its number has what was said of it, ids or none", () => {
  const { store, addCard, library, user, ratingOf, records } = createTestRatings();
  const film = addCard("A Card", 1999);
  library.marks.rate(user, film, 4);
  const [row] = store.sql<Record<string, unknown>>("SELECT * FROM film").all();
  store.writeRelaxed(() => {
    store.sql("UPDATE file SET film = NULL, part = NULL").run();
    store.sql("DELETE FROM film").run();
  });
  expect(records.ratings.count()).toBe(1);
  const names = Object.keys(row!);
  store.writeRelaxed(() =>
    store.sql(`INSERT INTO film (${names.join(", ")}) VALUES (${names.map((name) => `:${name}`).join(", ")})`).run(row),
  );
  expect([ratingOf(film), records.ratings.count()]).toEqual([4, 1]);
});

test("undoing a bulk action restores the imported ratings, which later imports update again", () => {
  const { addFilm, bring, library, user, ratingOf, isWatched } = createTestRatings();
  const film = addFilm({ title: "Heat", year: 1995, tmdbId: 949 });
  bring("imdb", [{ tmdbId: 949, value: 3, watchedAt: 7 }]);
  const acts = [
    { kind: "rating", value: 5 },
    { kind: "watched", watched: false },
  ] as const;
  const undo = acts.flatMap((act) => library.marks.applyBulk(user, [film], act).undo);
  expect([ratingOf(film), isWatched(film)]).toEqual([5, false]);
  const again = undo.flatMap(({ filmIds, act }) => library.marks.applyBulk(user, filmIds, act).undo);
  bring("imdb", [{ tmdbId: 949, value: 4 }]);
  expect([ratingOf(film), isWatched(film)]).toEqual([4, true]);
  for (const { filmIds, act } of again) library.marks.applyBulk(user, filmIds, act);
  expect([ratingOf(film), isWatched(film)]).toEqual([5, false]);
});

test("what is watched elsewhere follows the same rule", () => {
  const { addFilm, bring, library, user, isWatched, undo } = createTestRatings();
  const film = addFilm({ title: "Heat", year: 1995, tmdbId: 949 });
  const first = bring("letterboxd", [{ tmdbId: 949, watchedAt: 1 }]);
  const second = bring("trakt", [{ tmdbId: 949, watchedAt: 2 }]);
  undo(second);
  expect(isWatched(film)).toBe(true);
  undo(first);
  expect(isWatched(film)).toBe(false);
  bring("trakt", [{ tmdbId: 949, watchedAt: 2 }]);
  library.marks.setWatched(user, film, false);
  bring("trakt", [{ tmdbId: 949, watchedAt: 3 }]);
  expect(isWatched(film)).toBe(false);
});

test("removing a member removes all their ratings, and no one else's", () => {
  const { store, addFilm, addUser, bring, library, user, records } = createTestRatings();
  const film = addFilm({ title: "Heat", year: 1995, tmdbId: 949 });
  const other = addUser("bea");
  library.marks.rate(other, film, 1);
  bring("imdb", [
    { tmdbId: 949, value: 3, watchedAt: 1 },
    { tmdbId: 7, value: 3 },
  ]);
  bring("trakt", [{ tmdbId: 949, value: 4, watchedAt: 1 }]);
  library.marks.rate(user, film, 5);
  store.writeRelaxed(() => store.sql("DELETE FROM user WHERE id = :user").run({ user }));
  expect(records.ratings.householdRatings().map(({ user: who, value }) => [who, value])).toEqual([[-other, 1]]);
});

test("a title is one film, although sources know it by different ids", () => {
  const { addFilm, bring, records } = createTestRatings();
  bring("imdb", [{ imdbId: "tt0113277", title: "Heat", year: 1995, value: 4 }]);
  addFilm({ title: "Heat", year: 1995, tmdbId: 949, imdbId: "tt0113277" });
  expect(records.films.findByTitle("Heat", 1995)).toEqual({ tmdbId: 949, imdbId: "tt0113277" });
  bring("trakt", [{ tmdbId: 4, title: "Heat", year: 1995, value: 4 }]);
  expect(records.films.findByTitle("Heat", 1995)).toBeNull();
});

test("what was watched elsewhere is taken along too, in the library or not", () => {
  const { addFilm, bring, exported } = createTestRatings();
  addFilm({ title: "Heat", year: 1995, tmdbId: 949 });
  bring("trakt", [
    { tmdbId: 949, title: "Heat", watchedAt: 1_000 },
    { tmdbId: 524, title: "Casino", value: 3, watchedAt: 2_000 },
    { tmdbId: 862, title: "Toy Story", watchedAt: 3_000 },
  ]);
  expect(exported().map(({ title, rating, watched, watchedAt }) => [title, rating, watched, watchedAt])).toEqual([
    ["Casino", 3, true, "1970-01-01T00:00:02.000Z"],
    ["Heat", null, true, "1970-01-01T00:00:01.000Z"],
    ["Toy Story", null, true, "1970-01-01T00:00:03.000Z"],
  ]);
});

test("a rating that was written straight into the database is the person's own word", () => {
  const { store, addFilm, library, user, records, ratingOf, isWatched } = createTestRatings();
  const film = addFilm({ title: "Heat", year: 1995, tmdbId: 949 });
  store.sql("INSERT INTO rating VALUES (:user, :film, 4.5, 1)").run({ user, film });
  store.sql("INSERT INTO watch_state VALUES (:user, :film, 1, NULL, 1)").run({ user, film });
  store.writeRelaxed(() => {
    records.films.addLibraryFilms(records.films.unlistedHouseholdFilms());
    records.films.link();
  });
  library.facts.refreshFilmRow(film, "fr");
  expect([ratingOf(film), isWatched(film), records.ratings.count()]).toEqual([4.5, true, 1]);
  expect(records.ratings.historyOf(user)).toHaveLength(1);
  library.marks.unrate(user, film);
  expect([ratingOf(film), records.ratings.count()]).toEqual([null, 0]);
});

test("where an export's two ids belong to two films, the surer one decides which of them was rated", () => {
  const { addFilm, bring, ratingOf, isWatched, records, user } = createTestRatings();
  const heat = addFilm({ title: "Heat", year: 1995, tmdbId: 949, imdbId: "tt0113277" });
  const casino = addFilm({ title: "Casino", year: 1995, tmdbId: 524, imdbId: "tt0112641" });
  bring("trakt", [{ tmdbId: 524, imdbId: "tt0113277", title: "Casino", value: 2, watchedAt: 1 }]);
  expect([ratingOf(casino), isWatched(casino)]).toEqual([2, true]);
  expect([ratingOf(heat), isWatched(heat)]).toEqual([null, false]);
  expect([records.ratings.count(), records.ratings.historyOf(user).length]).toEqual([1, 1]);
  expect(records.films.inLibrary({ tmdbId: 1, imdbId: "tt0113277" })).toBeNull();
});

test("an import for a member who is removed meanwhile is discarded, and never goes to the next member", async () => {
  const { store, records, clock } = createTestRatings();
  const accounts = createAccounts({ store, clock });
  const join = async (userId: string) => (await accounts.addUser({ userId, password: "reels in the attic" })).key;
  const bob = await join("bob");
  const path = joinPath(temporaryFolder("export"), "ratings.csv");
  writeFileSync(path, "Date,Name,Year,Letterboxd URI,Rating\n2024-01-02,Heat,1995,https://boxd.it/a,4.5\n");
  let eve = bob;
  const findFilm = async () => {
    accounts.removeUser("bob");
    eve = await join("eve");
    return { tmdb: 949, title: "Heat" };
  };
  const bring = importMember(
    { path, format: "letterboxd", userKey: bob, userId: "bob", isPreview: false, mayEdit: false },
    { store, workers: temporaryWorkers(), records, clock, edits: noEdits, findFilm },
    new AbortController().signal,
  );
  await expect(bring).rejects.toMatchObject({ code: "unknown_member" });
  expect([eve === bob, records.ratings.historyOf(eve), records.imports.list(eve)]).toEqual([false, [], []]);
});

test("an import groups its films with the known ones in a thread, and a rating counts once", async () => {
  const { store, records, clock, user, bring } = createTestRatings();
  bring("imdb", [{ imdbId: "tt0000004", title: "Film 4", value: 3 }]);
  bring("letterboxd", [{ tmdbId: 4, title: "Film 4", value: 4 }]);
  expect(records.ratings.count()).toBe(2);
  const movie = { title: "Film 4", year: 2000, ids: { tmdb: 4, imdb: "tt0000004" } };
  const path = joinPath(temporaryFolder("export"), "ratings-movies.json");
  writeFileSync(path, JSON.stringify([{ rated_at: "2024-01-01T00:00:00Z", rating: 8, movie }]));
  const workers = temporaryWorkers();
  const asked: string[] = [];
  const run: Workers["run"] = (task, input, options) => {
    asked.push(task.id);
    return workers.run(task, input, options);
  };
  await importMember(
    { path, format: "trakt", userKey: user, userId: "ada", isPreview: false, mayEdit: false },
    { store, workers: { ...workers, run }, records, clock, edits: noEdits, findFilm: async () => null },
    new AbortController().signal,
  );
  expect(asked).toEqual(["members.stageExport", "members.findChangedGroups"]);
  expect(records.ratings.count()).toBe(1);
});
