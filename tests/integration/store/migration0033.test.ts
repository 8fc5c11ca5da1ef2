import { expect, test } from "vitest";
import { createPersonalLists } from "../../../src/library/lists/index.ts";
import { createMarkLayers } from "../../../src/library/marks/index.ts";
import { exportFiles } from "../../../src/library/personalExport/index.ts";
import { openStore } from "../../../src/store/index.ts";
import { libraryOfVersion } from "../../support/libraryOfVersion.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

test("a library of before the diary keeps its lists, ratings and journal, and a rating marks as watched from then on", () => {
  const folder = libraryOfVersion(temporaryFolder("diary"), 32, (database) =>
    database.exec(`
      INSERT INTO user (id, user_id, display_name, password_hash, role, language, created_at)
      VALUES (1, 'ada', 'Ada', 'x', 'owner', 'en', 0);
      INSERT INTO film (id, state, title, sort_title, identity_title, year, tmdb_id, added_at, changed_at)
      VALUES (1, 'identified', 'Heat', 'heat', 'heat', 1995, 949, 0, 0), (2, 'identified', 'Ran', 'ran', 'ran', 1985, 11645, 0, 0);
      INSERT INTO rated_film (id, source, source_id, title, year, tmdb_id) VALUES (1, 'library', 1, 'Heat', 1995, 949);
      INSERT INTO rating_layer (user, film, origin, value, rated_at) VALUES (1, 1, 'hand', 4.5, 1000);
      INSERT INTO list (id, user, kind, name, created_at) VALUES (1, 1, 'watchlist', '', 0), (2, 1, 'own', 'Noir', 0);
      INSERT INTO list_film (list, film, added_at) VALUES (1, 2, 5), (2, 1, 6);
      INSERT INTO not_for_me (user, film, since) VALUES (1, 2, 7);
      INSERT INTO journal (at, act, facts, film) VALUES (8, 'matched', '{}', 1);`),
  );
  const store = openStore(folder);
  const clock = { now: () => Date.UTC(2026, 0, 1) };
  const [file] = exportFiles(store, { user: 1, userId: "ada", format: "json", filters: [] });
  const { films, listed, diary } = JSON.parse(Buffer.concat(file?.pieces ?? []).toString());
  expect(films).toMatchObject([
    { title: "Heat", rating: 4.5, watched: false, lists: ["Noir"] },
    { title: "Ran", watchlist: true, notForMe: true },
  ]);
  expect([listed.length, diary]).toEqual([2, []]);
  expect(store.sql("SELECT act, user FROM journal").all()).toEqual([{ act: "matched", user: null }]);

  const lists = createPersonalLists(store, clock);
  lists.setListed(1, 2, 1, false);
  const layers = createMarkLayers(store, clock);
  store.writeDurable(() => layers.rate(1, 2, 3));
  expect([lists.ofFilm(1, 1), layers.isWatched(1, 1), layers.isWatched(1, 2)]).toEqual([[], false, true]);
  store.close();
});
