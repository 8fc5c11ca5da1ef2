import { expect, onTestFinished, test } from "vitest";
import { restrictToAge } from "../../../../src/library/index.ts";
import { openReadStore, type ReadStore } from "../../../../src/store/index.ts";
import { createSampleFilms } from "../support/sampleFilms.ts";

/** Tables whose films need not be hidden from kids profiles, and why. */
const NOT_HIDDEN: Readonly<Record<string, string>> = {
  file: "its queries name its indexes, and start from a film that is visible",
  diary_entry: "numbers rated films; read through `diary`, which is hidden",
  rating_layer: "numbers rated films; whoever reads titles joins `rated_film`, which is hidden",
  watch_layer: "the same",
  list_layer: "the same",
  dismissal_layer: "the same",
  community_rating: "numbers rated films, of strangers",
  community_rating_before: "the same",
  rated_film_before: "what an import replaced; read by its undo alone",
  prediction_seen: "numbers of films in a log that no kids profile reads",
  prediction_outcome: "the same",
  withdrawn_dismissal: "a mark without a title, joined with films",
  withdrawn_listing: "the same",
  distinct_film: "pairs of films that a person separated; read when films are merged",
  journal: "its routes are refused",
  journal_film: "the same",
  edited_fact: "read by the journal's undo alone",
  removed_file: "the same",
  film_search_terms: "which version of the index a film was written with",
};

/** A library with a film whose age nobody states, as a kids profile reads it. */
function aRestrictedStore(): ReadStore {
  const films = createSampleFilms();
  films.addFilm({ title: "An Old Film", year: 1931 });
  const store = openReadStore(films.store.file, () => true);
  onTestFinished(() => store.close());
  restrictToAge(store, 10);
  return store;
}

test("every table of films is hidden from kids profiles, or says why not", () => {
  const store = aRestrictedStore();
  const tablesOfFilms = store
    .sql<{ name: string }>(`
      SELECT tables.name
      FROM pragma_table_list AS tables JOIN pragma_table_info(tables.name, 'main') AS columns
      WHERE tables.schema = 'main' AND tables.type = 'table' AND columns.name = 'film'`)
    .all()
    .map(({ name }) => name);
  const hidden = new Set(
    store
      .sql<{ name: string }>("SELECT name FROM temp.sqlite_schema WHERE type = 'view'")
      .all()
      .map(({ name }) => name),
  );
  expect(tablesOfFilms.length).toBeGreaterThan(20);
  expect(tablesOfFilms.filter((name) => !hidden.has(name) && !(name in NOT_HIDDEN))).toEqual([]);
});

test("every hidden table can be read, and shows nothing of films without a known age", () => {
  const store = aRestrictedStore();
  const views = store.sql<{ name: string }>("SELECT name FROM temp.sqlite_schema WHERE type = 'view'").all();
  for (const { name } of views)
    expect([name, store.sql<{ count: number }>(`SELECT count(*) AS count FROM ${name}`).get()?.count]).toEqual([
      name,
      0,
    ]);
});
