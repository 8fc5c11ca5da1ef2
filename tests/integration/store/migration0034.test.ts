import { expect, test } from "vitest";
import { createImportedLists } from "../../../src/library/lists/importedLists.ts";
import { createRatingRecords } from "../../../src/recommendation/ratingRecords.ts";
import { openStore } from "../../../src/store/index.ts";
import { libraryOfVersion } from "../../support/libraryOfVersion.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

test("what imports dismissed, saved and listed before is theirs still, and what was withdrawn stays so", () => {
  const folder = libraryOfVersion(temporaryFolder("dismissals"), 33, (database) =>
    database.exec(`
      INSERT INTO user (id, user_id, display_name, password_hash, role, language, created_at)
      VALUES (1, 'ada', 'Ada', 'x', 'owner', 'en', 0);
      INSERT INTO film (id, state, title, sort_title, identity_title, year, tmdb_id, added_at, changed_at)
      VALUES (1, 'identified', 'Heat', 'heat', 'heat', 1995, 949, 0, 0), (2, 'identified', 'Ran', 'ran', 'ran', 1985, 11645, 0, 0),
        (3, 'unidentified', 'Card', 'card', 'card', NULL, NULL, 0, 0);
      INSERT INTO rated_film (id, source, source_id, title, year, tmdb_id) VALUES (1, 'member', 1, 'Heat', 1995, 949);
      INSERT INTO rating_import (id, source, place, fingerprint, state, started_at, user)
      VALUES (5, 'filmotheque', 'a', 'a', 'done', 0, 1), (6, 'letterboxd', 'b', 'b', 'done', 0, 1);
      INSERT INTO not_for_me (user, film, since, import) VALUES (1, 1, 7, 5), (1, 2, 8, NULL), (1, 3, 9, 5);
      INSERT INTO smart_list (user, name, filter, created_at, import) VALUES (1, 'Noir', '{}', 0, 5), (1, 'Own', '{}', 0, NULL);
      INSERT INTO list (id, user, kind, name, created_at) VALUES (1, 1, 'watchlist', '', 0);
      INSERT INTO list_layer (list, film, import, added_at, removed) VALUES (1, 1, 6, 0, 1);`),
  );
  const store = openStore(folder);
  const dismissed = () => store.sql<{ film: number }>("SELECT film FROM not_for_me ORDER BY film").all();
  const names = () => store.sql<{ name: string }>("SELECT name FROM smart_list ORDER BY name").all();
  const before = [
    [{ film: 1 }, { film: 2 }, { film: 3 }],
    [{ name: "Noir" }, { name: "Own" }],
  ];
  expect([dismissed(), names()]).toEqual(before);
  store.writeDurable(() => store.sql("INSERT INTO derive_film SELECT id FROM film").run());
  expect([dismissed(), names()]).toEqual(before);

  const records = createRatingRecords(store);
  store.writeDurable(() => records.undoImport(6));
  const { id: again } = store.writeDurable(() =>
    records.imports.begin({ source: "letterboxd", place: "b", fingerprint: "c", startedAt: 1, userKey: 1 }),
  );
  const listing = { list: 1, film: 1, importId: again, position: null, note: null, addedAt: 0 };
  store.writeDurable(() => createImportedLists(store).save([listing]));
  expect(store.sql("SELECT film FROM list_film").all()).toEqual([]);
  store.writeDurable(() => records.undoImport(5));
  expect([dismissed(), names()]).toEqual([[{ film: 2 }], [{ name: "Own" }]]);
  store.close();
});

test("the drives of watched folders are known as before", () => {
  const folder = libraryOfVersion(temporaryFolder("drives"), 34, (database) =>
    database.exec(
      "INSERT INTO watched_mount (folder, path, identity) VALUES ('/films', '/films/usb', 'ext4 /dev/sdb /')",
    ),
  );
  const store = openStore(folder);
  expect(store.sql("SELECT * FROM watched_drive").all()).toEqual([
    { folder: "/films", path: "/films/usb", identity: "ext4 /dev/sdb /", is_away: 0 },
  ]);
  store.close();
});
