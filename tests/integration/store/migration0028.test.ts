import { expect, test } from "vitest";
import { createSearchIndex } from "../../../src/library/search/index.ts";
import { openStore, type Store } from "../../../src/store/index.ts";
import { libraryOfVersion } from "../../support/libraryOfVersion.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const rowsOf = ({ sql }: Store) => sql<{ id: number }>("SELECT id FROM film_word_docsize ORDER BY id").all();
const termsOf = ({ sql }: Store) => sql<{ term: string; doc: number }>("SELECT term, doc FROM film_word_term").all();

test("after an upgrade the word index holds what the program would write", () => {
  const folder = libraryOfVersion(temporaryFolder("words"), 27, (database) =>
    database.exec(`
      INSERT INTO film (id, state, title, sort_title, identity_title, popularity, added_at, changed_at)
      VALUES (1, 'identified', 'Spider-Man', 'spider man', 'spider man', 71.3, 0, 0),
        (2, 'unidentified', 'Ran', 'ran', 'ran', 0, 0, 0), (3, 'identified', 'The Night', 'night', 'the night', 90000, 0, 0);
      INSERT INTO person (id, provider, provider_id, name) VALUES (1, 'tmdb', '1', 'Sam Raimi');
      INSERT INTO credit (film, person, job, position, origin) VALUES (1, 1, 'director', 0, 'tmdb');
      INSERT INTO film_search (rowid, titles, people)
      VALUES (1, ' spider man | spiderman ', ' sam raimi '), (2, ' ran ', ''), (3, ' the night ', '');`),
  );
  const store = openStore(folder);
  const upgraded = { rows: rowsOf(store), terms: termsOf(store) };
  expect(upgraded.rows).toHaveLength(3);

  const searchIndex = createSearchIndex(store);
  store.writeRelaxed(() => {
    store.sql("DELETE FROM film_word WHERE rowid IN (SELECT id FROM film_word_docsize)").run();
    store.sql("DELETE FROM film_search").run();
    for (const filmId of [1, 2, 3]) searchIndex.update(filmId);
  });
  expect({ rows: rowsOf(store), terms: termsOf(store) }).toEqual(upgraded);
  store.close();
});
