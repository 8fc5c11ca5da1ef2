import { expect, test } from "vitest";
import { createDiaryPage } from "../../../../src/library/diary/index.ts";
import { createSampleFilms } from "../support/sampleFilms.ts";

function diaryLibrary() {
  const films = createSampleFilms();
  const { library, store, user } = films;
  const film = films.addFilm({ title: "Solaris", year: 1972 });
  const ada = { user, userId: "ada" };
  const page = createDiaryPage(store);
  return {
    ...films,
    film,
    ada,
    /** Date, rating and note of each entry, latest first. */
    shown: (query: { period?: string; filmId?: number } = {}) =>
      page({ user, limit: 60, ...query }).items.map(({ watchedOn, rating, note }) => [watchedOn, rating, note]),
    days: (filmId = film) => page({ user, limit: 60, filmId }).items.map(({ watchedOn }) => watchedOn),
    undoLatest() {
      const [entry] = library.journal.page({ limit: 1, user }).items;
      return store.writeDurable(() => library.journal.undo(entry!.id, "ada", (one) => library.diary.undo(one)));
    },
  };
}

const today = "2026-01-01";

test("a viewing is added, changed and removed, and each act is undone on its own", () => {
  const { library, ada, film, shown, undoLatest } = diaryLibrary();
  const { id } = library.diary.add(ada, film, { watchedOn: "2024-05-06", rating: 4, place: "cinema", tags: ["35 mm"] });
  expect(library.diary.get(ada.user, id)).toMatchObject({ title: "Solaris", year: 1972, filmId: film, rewatch: false });
  library.diary.change(ada, id, { watchedOn: "2024-05-07", note: "Slow, and right." });
  expect(shown()).toEqual([["2024-05-07", 4, "Slow, and right."]]);
  undoLatest();
  expect(shown()).toEqual([["2024-05-06", 4, null]]);
  library.diary.remove(ada, id);
  expect(shown()).toEqual([]);
  undoLatest();
  expect(shown()).toEqual([["2024-05-06", 4, null]]);
  expect(library.diary.get(ada.user, id)).toMatchObject({ place: "cinema", tags: ["35 mm"] });
});

test("a film with a viewing counts as watched, and the undo takes both back", () => {
  const { library, ada, film, detail, days, undoLatest } = diaryLibrary();
  library.marks.setWatched(ada.user, film, false, 12);
  library.diary.add(ada, film, { watchedOn: "2024-05-06" });
  expect(detail(film)).toMatchObject({ watched: true, positionSeconds: 12 });
  undoLatest();
  expect([detail(film), days()]).toMatchObject([{ watched: false, positionSeconds: 12 }, []]);
  undoLatest();
  expect([detail(film), days()]).toMatchObject([{ watched: true }, ["2024-05-06"]]);
});

test("a second viewing is a rewatch, and two on one day are two entries", () => {
  const { library, ada, film, days } = diaryLibrary();
  const first = library.diary.add(ada, film, { watchedOn: "2024-05-06" });
  const second = library.diary.add(ada, film, { watchedOn: "2024-05-06", rewatch: true });
  const third = library.diary.add(ada, film, { watchedOn: "2025-05-06" });
  expect([first, second, third].map(({ rewatch }) => rewatch)).toEqual([false, true, true]);
  expect(days()).toEqual(["2025-05-06", "2024-05-06", "2024-05-06"]);
});

test("the diary is read by year, by month and by film, page by page", () => {
  const { library, store, ada, film, shown, addFilm } = diaryLibrary();
  const other = addFilm({ title: "Mirror", year: 1975 });
  for (const watchedOn of ["2023-12-31", "2024-01-01", "2024-01-31", "2024-02-01"])
    library.diary.add(ada, film, { watchedOn });
  library.diary.add(ada, other, { watchedOn: "2024-01-15" });
  expect(shown({ period: "2024-01" })).toHaveLength(3);
  expect(shown({ period: "2024" })).toHaveLength(4);
  expect(shown({ period: "2024", filmId: film })).toHaveLength(3);
  const page = createDiaryPage(store);
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const next = page({ user: ada.user, limit: 2, ...(cursor === null ? {} : { cursor }) });
    seen.push(...next.items.map(({ watchedOn }) => watchedOn));
    expect(next.total).toBe(5);
    ({ nextCursor: cursor } = next);
  } while (cursor !== null);
  expect(seen).toEqual(["2024-02-01", "2024-01-31", "2024-01-15", "2024-01-01", "2023-12-31"]);
});

test("marking a film as watched adds an entry of today once, and unmarking it the same day removes it", () => {
  const { library, ada, film, clock, days } = diaryLibrary();
  library.marks.setWatched(ada.user, film, true);
  library.marks.setWatched(ada.user, film, true, 3);
  expect(days()).toEqual([today]);
  library.marks.setWatched(ada.user, film, false);
  expect(days()).toEqual([]);
  library.marks.setWatched(ada.user, film, true);
  library.marks.applyBulk(ada.user, [film], { kind: "withdraw", what: "watched" });
  expect(days()).toEqual([]);
  library.marks.setWatched(ada.user, film, true);
  clock.time += 3 * 86_400_000;
  library.marks.setWatched(ada.user, film, false);
  expect(days()).toEqual([today]);
});

test("a rating marks the film as watched without an entry, and both are undone together", () => {
  const { library, ada, film, detail, days } = diaryLibrary();
  const state = () => [detail(film)?.userRating, detail(film)?.watched, detail(film)?.positionSeconds];
  library.marks.setWatched(ada.user, film, false, 40);
  library.marks.rate(ada.user, film, 3);
  library.marks.rate(ada.user, film, 4);
  expect([state(), days()]).toEqual([[4, true, 40], []]);
  library.marks.unrate(ada.user, film);
  expect(state()).toEqual([null, false, 40]);

  library.marks.rate(ada.user, film, 2);
  library.marks.applyBulk(ada.user, [film], { kind: "withdraw", what: "rating" });
  expect(state()).toEqual([null, false, 40]);

  library.marks.rate(ada.user, film, 2);
  library.marks.setWatched(ada.user, film, true, 40);
  library.marks.unrate(ada.user, film);
  expect(state()).toEqual([null, true, 40]);
});

test("a bulk rating and its undo leave each film as it was", () => {
  const { library, ada, film, addFilm, detail } = diaryLibrary();
  const films = [film, addFilm({ title: "Mirror", year: 1975 }), addFilm({ title: "Stalker", year: 1979 })];
  library.marks.rate(ada.user, films[0]!, 2);
  library.marks.setWatched(ada.user, films[0]!, false, 7);
  library.marks.setWatched(ada.user, films[1]!, true);
  const states = () =>
    films.map((one) => [detail(one)?.userRating, detail(one)?.watched, detail(one)?.positionSeconds]);
  const before = states();
  const { changed, undo } = library.marks.applyBulk(ada.user, films, { kind: "rating", value: 5 });
  expect([changed, states().map(([rating, watched]) => [rating, watched])]).toEqual([
    3,
    [
      [5, true],
      [5, true],
      [5, true],
    ],
  ]);
  for (const { filmIds, act } of undo) library.marks.applyBulk(ada.user, filmIds, act);
  expect(states()).toEqual(before);
});

test("an act of the diary is shown to its person alone, and an undo of a changed one is refused", () => {
  const { library, ada, film, addUser, undoLatest } = diaryLibrary();
  const grace = addUser("grace");
  const { id } = library.diary.add(ada, film, { watchedOn: "2024-05-06" });
  const acts = (user?: number) =>
    library.journal.page({ limit: 60, ...(user === undefined ? {} : { user }) }).items.map(({ act }) => act);
  expect(acts(ada.user)).toContain("diary_added");
  expect([...acts(grace), ...acts()]).not.toContain("diary_added");
  expect(() => library.diary.change({ user: grace, userId: "grace" }, id, { note: "mine" })).toThrow(
    expect.objectContaining({ code: "unknown_diary_entry" }),
  );
  const added = library.journal.page({ limit: 1, user: ada.user }).items[0]!;
  library.diary.change(ada, id, { note: "changed" });
  expect(() => library.journal.undo(added.id, "ada", (one) => library.diary.undo(one))).toThrow(
    expect.objectContaining({ code: "undo_conflict" }),
  );
  undoLatest();
  library.journal.undo(added.id, "ada", (one) => library.diary.undo(one));
});

test("the diary follows a film into another one, and back", () => {
  const { library, ada, film, addFilm, days, store } = diaryLibrary();
  const other = addFilm({ title: "Solyaris", year: 1972 });
  library.diary.add(ada, other, { watchedOn: "2024-05-06" });
  const act = store.writeDurable(() => library.merging.mergeFilms(other, film));
  expect([act, days()]).toEqual([expect.any(Number), ["2024-05-06"]]);
  store.writeDurable(() => library.journal.undo(act!, "ada", library.merging.undoMerge));
  expect([days(), days(other)]).toEqual([[], ["2024-05-06"]]);
});
