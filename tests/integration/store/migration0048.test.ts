import { expect, test } from "vitest";
import { openStore } from "../../../src/store/index.ts";
import { libraryOfVersion } from "../../support/libraryOfVersion.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { createWholeLibrary } from "../../support/wholeLibrary.ts";

test("after an upgrade tags of NFO files filter the library, collections stay, and a sort title of the owner is locked", () => {
  const folder = libraryOfVersion(temporaryFolder("edits"), 41, (database) =>
    database.exec(`
      INSERT INTO user (id, user_id, display_name, password_hash, role, language, created_at)
      VALUES (1, 'ada', 'Ada', 'x', 'owner', 'en', 0);
      INSERT INTO film (id, state, title, sort_title, identity_title, added_at, changed_at)
      VALUES (1, 'identified', 'Alien', 'alien', 'alien', 0, 0), (2, 'identified', 'Aliens', 'aliens', 'aliens', 0, 0);
      INSERT INTO fact (film, field, origin, language, value, fetched_at)
      VALUES (1, 'title', 'tmdb', 'en', '"Alien"', 0), (2, 'title', 'tmdb', 'en', '"Aliens"', 0),
        (1, 'tags', 'nfo', '', '["space", " "]', 0),
        (1, 'collection', 'tmdb', 'en', '{"id":8091,"name":"Alien Collection"}', 0),
        (1, 'collection', 'wikidata', 'en', '{"id":"Q1","name":"Alien"}', 0),
        (2, 'collection', 'tmdb', 'en', '{"id":8091,"name":"Alien Collection"}', 0),
        (2, 'sortTitle', 'hand', '', '"Alien 2"', 0);`),
  );
  const store = openStore(folder);
  const library = createWholeLibrary({ store, clock: Date, language: () => "en" });
  const titles = (query: object) => library.films.page(1, { limit: 5, ...query }).items.map(({ title }) => title);
  expect(titles({ tag: ["space"] })).toEqual(["Alien"]);
  expect(titles({ collectionId: "8091" })).toEqual(["Alien", "Aliens"]);
  expect(library.people.collections(1)).toMatchObject([{ id: "8091", films: 2 }]);
  expect(library.edits.form(2)).toMatchObject({ locked: ["sortTitle"], shown: { sortTitle: "Alien 2" } });

  library.facts.relocalise(0, 50);
  expect(titles({ q: "space" })).toEqual(["Alien"]);
  expect(titles({ collectionId: "8091" })).toEqual(["Alien", "Aliens"]);
  store.close();
});
