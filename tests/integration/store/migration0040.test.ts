import { expect, test } from "vitest";
import { openStore } from "../../../src/store/index.ts";
import { libraryOfVersion } from "../../support/libraryOfVersion.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { createWholeLibrary } from "../../support/wholeLibrary.ts";

test("after an upgrade the job that writes all rows is queued, and films are found by what they are", () => {
  const folder = libraryOfVersion(temporaryFolder("found-by"), 39, (database) =>
    database.exec(`
      INSERT INTO user (id, user_id, display_name, password_hash, role, language, created_at)
      VALUES (1, 'ada', 'Ada', 'x', 'owner', 'en', 0);
      INSERT INTO film (id, state, title, sort_title, identity_title, year, genres, added_at, changed_at)
      VALUES (1, 'identified', 'Heat', 'heat', 'heat', 1995, '["Crime"]', 0, 0);
      INSERT INTO fact (film, field, origin, language, value, fetched_at)
      VALUES (1, 'title', 'tmdb', 'en', '"Heat"', 0), (1, 'year', 'tmdb', '', '1995', 0),
        (1, 'genres', 'tmdb', 'en', '["Crime"]', 0), (1, 'keywords', 'tmdb', 'en', '[{"id":1,"name":"bank robbery"}]', 0);
      INSERT INTO film_search (rowid, titles, people) VALUES (1, ' heat ', '');
      INSERT INTO film_word (rowid, words) VALUES ((31 << 40) + 1, ' heat ꙮheat');`),
  );
  const store = openStore(folder);
  const library = createWholeLibrary({ store, clock: Date, language: () => "en" });
  const found = (q: string) => library.films.page(1, { q, limit: 5 }).items.map(({ title }) => title);
  expect(store.sql("SELECT kind, state FROM job").all()).toEqual([{ kind: "relocalise", state: "queued" }]);
  expect([found("heat"), found("policier 1995")]).toEqual([["Heat"], []]);

  library.facts.relocalise(0, 50);
  expect([found("heat"), found("policier 1995"), found("robbery années 90")]).toEqual([["Heat"], ["Heat"], ["Heat"]]);
  store.close();
});
