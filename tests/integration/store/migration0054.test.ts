import { expect, test } from "vitest";
import { openStore } from "../../../src/store/index.ts";
import { libraryOfVersion } from "../../support/libraryOfVersion.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { createWholeLibrary } from "../../support/wholeLibrary.ts";

test("after an upgrade films are written to the search again, and an earlier import has neither a job nor a report", () => {
  const folder = libraryOfVersion(temporaryFolder("acts"), 53, (database) =>
    database.exec(`
      INSERT INTO user (id, user_id, display_name, password_hash, role, language, created_at)
      VALUES (1, 'ada', 'Ada', 'x', 'owner', 'en', 0);
      INSERT INTO rating_import (id, source, place, fingerprint, state, started_at, user)
      VALUES (1, 'letterboxd', 'a.zip', 'a', 'done', 0, 1);
      INSERT INTO film (id, state, title, sort_title, identity_title, added_at, changed_at)
      VALUES (1, 'identified', 'Le Retour du roi', 'retour du roi', 'le retour du roi', 0, 0);
      INSERT INTO fact (film, field, origin, language, value, fetched_at)
      VALUES (1, 'title', 'tmdb', 'en', '"The Lord of the Rings: The Return of the King"', 0),
        (1, 'collection', 'tmdb', 'en', '{"id":119,"name":"The Lord of the Rings Collection"}', 0);
      INSERT INTO film_collection (film, collection, name) VALUES (1, '119', 'The Lord of the Rings Collection');`),
  );
  const store = openStore(folder);
  expect(store.sql("SELECT job, report FROM rating_import").all()).toEqual([{ job: null, report: null }]);
  expect(store.sql("SELECT kind FROM job").all()).toEqual([{ kind: "relocalise" }]);
  const library = createWholeLibrary({ store, clock: Date, language: () => "en" });
  library.facts.relocalise(0, 50);
  expect(library.films.page(1, { limit: 5, q: "lotr" }).items).toHaveLength(1);
  store.close();
});
