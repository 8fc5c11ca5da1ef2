import { afterAll, expect, test } from "vitest";
import { createMatchRecords } from "../../../src/identification/files/matchRecords.ts";
import { FileList } from "../../../src/intake/files/fileList.ts";
import { createContentCandidates } from "../../../src/library/discovery/contentCandidates.ts";
import { createLibraryDiscovery } from "../../../src/library/discovery/index.ts";
import { createRatedFilms } from "../../../src/recommendation/ratedFilms/ratedFilms.ts";
import { openStore, type Store } from "../../../src/store/index.ts";
import { makeLibrary } from "../../bench/scale/scaleLibrary.ts";
import { recordedPlans } from "../../support/queryPlans.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const folder = temporaryFolder();
await makeLibrary(folder, { films: 3_000, members: 2, ratingsPerMember: 500 });
const store = openStore(folder);
afterAll(() => store.close());

/** A statement that walks a whole table, or an index without a condition on it, grows with the library. */
const WALKS = /^SCAN (?:film|file|rated_film|credit|identification|film_genre|rating|fact|person)\b/;

const QUERIES: Readonly<Record<string, (recording: Pick<Store, "sql">) => unknown>> = {
  "a title of an import": (sql) => createRatedFilms(sql).findByTitle("The Silent River", 1971),
  "library films of rated ones": (sql) => createRatedFilms(sql).libraryFilms([1, 2, 3]),
  "undecided files of a title": (sql) =>
    createMatchRecords(sql).siblings(20, { title: "Silent River", year: 1971 }, 50),
  "the best guesses": (sql) => createMatchRecords(sql).ambiguous(0.5, 20),
  "how many guesses there are": (sql) => createMatchRecords(sql).countAmbiguous(0.5),
  "how many files wait for a decision": (sql) => new FileList(sql.sql).countForReview(),
};

test.each(Object.entries(QUERIES))("%s: found through an index", (_, query) => {
  const { recording, plansOf } = recordedPlans(store);
  const plan = plansOf(() => query(recording));
  expect(plan.length).toBeGreaterThan(0);
  expect(plan.filter((step) => WALKS.test(step))).toEqual([]);
});

test("films by content: a bounded number of candidates is scored, however large the library is", () => {
  const weights = { "genre:Drama": 1, "person:300": 2, "person:2": -1, "decade:2010": 0.5 };
  // 2,000 popular films, 200 of the genre, 100 of the person.
  expect(createContentCandidates(store)(weights).length).toBeLessThanOrEqual(2_300);

  // Films of the person, whose weight is the largest, are found however unpopular they are.
  const found = createLibraryDiscovery(store).filmsWithFeatures(weights, 200);
  const ofPerson = store
    .sql<{ film: number }>("SELECT DISTINCT film FROM credit WHERE person = 300 AND position < 5")
    .all();
  expect(ofPerson.length).toBeGreaterThan(1);
  const ids = new Set(found.map(({ film }) => film));
  expect(ofPerson.filter(({ film }) => !ids.has(film))).toEqual([]);
  expect(found).toEqual(found.toSorted((a, b) => b.score - a.score || a.film - b.film));
});
