import { expect, test } from "vitest";
import { createRatingRecords } from "../../../src/recommendation/ratingRecords.ts";
import { openStore } from "../../../src/store/index.ts";
import { libraryOfVersion } from "../../support/libraryOfVersion.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

test("films dismissed before are dismissed still, by whom they were, and none asks for fewer films like it", () => {
  const folder = libraryOfVersion(temporaryFolder("dismissals"), 41, (database) =>
    database.exec(`
      INSERT INTO user (id, user_id, display_name, password_hash, role, language, created_at)
      VALUES (1, 'ada', 'Ada', 'x', 'owner', 'en', 0);
      INSERT INTO film (id, state, title, sort_title, identity_title, year, tmdb_id, added_at, changed_at)
      VALUES (1, 'identified', 'Heat', 'heat', 'heat', 1995, 949, 0, 0), (2, 'identified', 'Ran', 'ran', 'ran', 1985, 11645, 0, 0);
      INSERT INTO rated_film (id, source, source_id, title, year, tmdb_id) VALUES (1, 'member', 1, 'Heat', 1995, 949);
      INSERT INTO rating_import (id, source, place, fingerprint, state, started_at, user)
      VALUES (5, 'filmotheque', 'a', 'a', 'done', 0, 1);
      INSERT INTO dismissal_layer (user, film, import, since) VALUES (1, 1, 5, 7);
      INSERT OR IGNORE INTO not_for_me (user, film, since) VALUES (1, 2, 8);`),
  );
  const store = openStore(folder);
  const dismissed = () =>
    store.sql("SELECT film, since, import, less_like AS lessLike FROM not_for_me ORDER BY film").all();
  const before = [
    { film: 1, since: 7, import: 5, lessLike: null },
    { film: 2, since: 8, import: null, lessLike: null },
  ];
  store.writeDurable(() => store.sql("INSERT INTO derive_film SELECT id FROM film").run());
  expect(dismissed()).toEqual(before);
  const { members } = createRatingRecords(store);
  store.writeDurable(() => members.saveDismissal({ userKey: 1, importId: 5, film: 1, since: 9, lessLike: true }));
  expect(dismissed()).toEqual([{ ...before[0], lessLike: 1 }, before[1]]);
  store.close();
});
