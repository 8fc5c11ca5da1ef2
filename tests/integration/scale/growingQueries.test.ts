import { afterAll, expect, test } from "vitest";
import { createMatchRecords } from "../../../src/identification/files/matchRecords.ts";
import { FileList } from "../../../src/intake/files/fileList.ts";
import { createDescribedFilms } from "../../../src/library/discovery/filmTraits.ts";
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
  "traits of films": (sql) => createDescribedFilms(sql).traitsOf([1, 2, 3]),
  "how many files wait for a decision": (sql) => new FileList(sql.sql).countForReview(),
};

test.each(Object.entries(QUERIES))("%s: found through an index", (_, query) => {
  const { recording, plansOf } = recordedPlans(store);
  const plan = plansOf(() => query(recording));
  expect(plan.length).toBeGreaterThan(0);
  expect(plan.filter((step) => WALKS.test(step))).toEqual([]);
});

test("all identified films are known to recommendations, however many there are", () => {
  const { identifiedFilms, traitsOf } = createLibraryDiscovery(store);
  const films = identifiedFilms().map(({ id }) => id);
  const known = store.sql<{ count: number }>("SELECT count(*) AS count FROM film WHERE state = 'identified'").get();
  expect(films).toHaveLength(known?.count ?? 0);
  const [first] = traitsOf(films.slice(0, 50)).filter(({ genres, people }) => genres.length > 0 && people.length > 0);
  expect(first).toMatchObject({ voteCount: expect.any(Number), year: expect.any(Number) });
});
