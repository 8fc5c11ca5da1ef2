import { expect, test } from "vitest";
import { createNotFilmPage, createWatchedFiles } from "../../../../src/library/nonFilmFiles/index.ts";
import { createSampleFilms } from "../support/sampleFilms.ts";

/** Episodes of two series, another video, and a film. */
function someVideos() {
  const films = createSampleFilms();
  const { store, clock, user } = films;
  films.addFilm({ title: "Heat", year: 1995 });
  const add = (path: string, kind: string, title: string | null, decidedBy = "machine") => {
    const id = films.addFile(path);
    // As identification leaves it: an episode has a card, and no copy of it is a film.
    if (kind === "episode") films.addCard(title ?? "", null, id);
    store.writeRelaxed(() => {
      store.sql("UPDATE file SET kind = :kind WHERE id = :id").run({ id, kind });
      if (title === null) return;
      store
        .sql(
          `INSERT OR REPLACE INTO identification (file, parsed, decision, decided_by, decided_at)
           VALUES (:id, :parsed, 'unmatched', :decidedBy, 0)`,
        )
        .run({ id, parsed: JSON.stringify({ title }), decidedBy });
    });
    return id;
  };
  const ids = {
    dark: add("/tv/Dark/S01E02.mkv", "episode", "Dark"),
    fargo: add("/tv/Fargo/S02E05.mkv", "episode", "fargo"),
    holiday: add("/home/holiday.mp4", "other", "Holiday", "hand"),
    first: add("/tv/Dark/S01E01.mkv", "episode", "Dark"),
  };
  const page = createNotFilmPage(store);
  return {
    ...films,
    ...ids,
    watched: createWatchedFiles(store, clock),
    list: (cursor?: string, limit = 10, of = user) =>
      page({ user: of, limit, ...(cursor === undefined ? {} : { cursor }) }),
  };
}

test("episodes come by series, other videos after them, and films not at all", () => {
  const { list, first, dark, fargo, holiday } = someVideos();
  const { items, total, nextCursor } = list();
  expect(items.map(({ fileId, series }) => [fileId, series])).toEqual([
    [first, "Dark"],
    [dark, "Dark"],
    [fargo, "fargo"],
    [holiday, null],
  ]);
  expect([total, nextCursor, items.at(-1)?.isManual]).toEqual([4, null, true]);
});

test("law: pages hold each video once", () => {
  const { list } = someVideos();
  const seen: number[] = [];
  let cursor: string | null | undefined;
  do {
    const page = list(cursor ?? undefined, 1);
    seen.push(...page.items.map(({ fileId }) => fileId));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(seen).toEqual(list().items.map(({ fileId }) => fileId));
});

test("what one person watched is theirs, is undone, and never said of a film's file", () => {
  const { list, dark, watched, user, addUser, store } = someVideos();
  const eve = addUser("eve");
  const watchedBy = (of: number) =>
    list(undefined, 10, of)
      .items.filter((one) => one.watched)
      .map((one) => one.fileId);
  expect(watched.set(user, dark, true)).toBe(true);
  expect(watched.set(user, dark, true)).toBe(true);
  expect([watchedBy(user), watchedBy(eve)]).toEqual([[dark], []]);
  watched.set(user, dark, false);
  expect(watchedBy(user)).toEqual([]);
  const ofFilm = store.sql<{ id: number }>("SELECT id FROM file WHERE kind = 'movie'").get()?.id ?? 0;
  expect([watched.set(user, ofFilm, true), watched.set(user, 9_999, true)]).toEqual([false, false]);
});
