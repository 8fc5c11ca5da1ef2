import { expect, test } from "vitest";
import { createDiaryPage } from "../../../../src/library/diary/index.ts";
import { MarkLayerMoves } from "../../../../src/library/merging/moveMarkLayers.ts";
import { MARK_TABLES } from "../../../../src/library/ratedFilm/index.ts";
import { localDay } from "../../../../src/time/index.ts";
import { createTestRatings } from "./testRatings.ts";

test("what an import states of a film without ids stays with the film when it is recognised as another row", () => {
  const {
    store,
    addCard,
    addFile,
    addFilm,
    library,
    user,
    ratingOf,
    isWatched,
    isDismissed,
    viewingsOf,
    bringOnto,
    undo,
  } = createTestRatings();
  const fileId = addFile();
  const card = addCard("Metropolis", 1927, fileId);
  const imported = bringOnto(card, library.lists.all(user)[0]!.id);
  const shown = (film: number) => [
    ratingOf(film),
    isWatched(film),
    isDismissed(film),
    library.lists.ofFilm(user, film).length,
    viewingsOf(film),
  ];
  const before = shown(card);
  expect(before).toEqual([4, true, true, 1, [["2024-05-06", "n"]]]);

  const film = addFilm({ title: "Metropolis", year: 1927, tmdbId: 19 });
  store.writeRelaxed(() => library.identity.bindFile(fileId, { filmId: film }, {}));
  expect(shown(film)).toEqual(before);
  undo(imported);
  expect(shown(film)).toEqual([null, false, false, 0, []]);
});

test("viewings of two films that are one are all shown, also on the same day, and each film has its own back", () => {
  const { store, addFilm, library, user, viewingsOf } = createTestRatings();
  const moves = new MarkLayerMoves(store);
  const [from, to] = [addFilm({ title: "Metropolis", year: 1927 }), addFilm({ title: "Metropolis", year: 1927 })];
  const ada = { user, userId: "ada" };
  for (const note of ["one", "two"]) library.diary.add(ada, from, { watchedOn: "2024-05-06", note });
  for (const note of ["three", "four"]) library.diary.add(ada, to, { watchedOn: "2024-05-06", note });
  library.marks.setWatched(user, from, true);
  const before = [viewingsOf(from), viewingsOf(to)];
  const moved = store.writeRelaxed(() => moves.moveLayers(from, to));
  expect(
    viewingsOf(to)
      .map(([, note]) => note)
      .toSorted(),
  ).toEqual(["four", "one", "three", "two"]);
  store.writeRelaxed(() => moves.restoreLayers(JSON.parse(JSON.stringify(moved))));
  expect([viewingsOf(from), viewingsOf(to)]).toEqual(before);
});

test("two films marked as watched on one day have one entry as one film, the one that says more", () => {
  const { store, addFilm, library, user, viewingsOf, clock } = createTestRatings();
  const moves = new MarkLayerMoves(store);
  const today = localDay(clock.now());
  for (const noted of ["from", "to", "neither"]) {
    const [from, to] = [addFilm({ title: noted, year: 1927 }), addFilm({ title: noted, year: 1927 })];
    for (const film of [from, to]) library.marks.setWatched(user, film, true);
    if (noted !== "neither") {
      const film = noted === "from" ? from : to;
      const entry = createDiaryPage(store)({ user, filmId: film, limit: 1 }).items[0]!;
      library.diary.change({ user, userId: "ada" }, entry.id, { note: "at last" });
    }
    const before = [viewingsOf(from), viewingsOf(to)];
    const moved = store.writeRelaxed(() => moves.moveLayers(from, to));
    expect(viewingsOf(to)).toEqual([[today, noted === "neither" ? null : "at last"]]);
    store.writeRelaxed(() => moves.restoreLayers(JSON.parse(JSON.stringify(moved))));
    expect([viewingsOf(from), viewingsOf(to)]).toEqual(before);
  }
});

test("every table in which a person or an import refers to a film keeps the film's row", () => {
  const { store } = createTestRatings();
  const tables = store
    .sql<{ name: string }>(`
      SELECT schema.name
      FROM sqlite_schema AS schema JOIN pragma_foreign_key_list(schema.name) AS reference
      WHERE schema.type = 'table' AND reference."table" = 'rated_film'`)
    .all()
    .map(({ name }) => name);
  expect(tables.filter((name) => !OF_COMMUNITIES.has(name)).toSorted()).toEqual([...MARK_TABLES].toSorted());
});

/** Removed with the set that they are of. */
const OF_COMMUNITIES = new Set(["community_rating", "rated_film_before"]);
