import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { exportedFilms } from "../../../../src/library/marks/exportMarks.ts";
import { importMovieLens } from "../../../../src/recommendation/communities/importMovieLens.ts";
import { createRatingRecords } from "../../../../src/recommendation/ratingRecords.ts";
import { openStore, type Store } from "../../../../src/store/index.ts";
import { benchDataFolder } from "../../../standins/benchCatalogue.ts";
import { libraryOfVersion } from "../../../support/libraryOfVersion.ts";
import { temporaryFolder } from "../../../support/temporaryFolder.ts";
import { createWholeLibrary } from "../../../support/wholeLibrary.ts";
import { writeRatingSet } from "../ratingSetFiles.ts";

const libraryOver = (store: Store) => createWholeLibrary({ store, clock: Date, language: () => "en" });
const BEFORE = 13;

/** What schema 13 called the tables; three sources of truth that had drifted apart. */
function someoneOf13(): string {
  return libraryOfVersion(temporaryFolder("thirteen"), BEFORE, (database) =>
    database.exec(`
      INSERT INTO user (id, user_id, display_name, role, language, password_hash, created_at)
      VALUES (1, 'ada', 'Ada', 'owner', 'en', '', 0), (2, 'bea', 'Bea', 'member', 'en', '', 0);
      INSERT INTO rated_film (id, source, source_id, title, year, tmdb_id, imdb_id) VALUES
        (1, 'member', 1, 'Brought', 2000, 1, NULL), (2, 'member', 2, 'Taken back', 2000, 2, 'tt0000002'),
        (3, 'member', 3, 'Newer elsewhere', 2000, 3, NULL), (4, 'member', 4, 'Rated here', 2000, 4, NULL),
        (5, 'member', 5, 'Outside', 2000, 5, NULL), (6, 'movielens', 6, 'Outside', 2000, 5, 'tt0000005'),
        (7, 'library', 99, 'Of a film that is gone', 1980, 70, NULL), (8, 'library', 4, 'Whose number was given away', 1980, 80, NULL);
      INSERT INTO rating_import (id, source, place, fingerprint, state, started_at, user) VALUES
        (1, 'imdb', 'a', 'a', 'done', 1, 1), (2, 'imdb', 'b', 'b', 'done', 2, 1), (3, 'trakt', 'c', 'c', 'done', 3, 1),
        (4, 'movielens', 'd', 'd', 'done', 4, NULL);
      INSERT INTO community_rating VALUES ('movielens', 1, 6, 3, 1, 4);
      INSERT INTO member_rating VALUES (1, 1, 3, 86400000, 1), (1, 2, 4, 86400000, 1), (1, 3, 5, 172800000, 2),
        (1, 4, 1, 86400000, 2), (1, 5, 2.5, 86400000, 3);
      INSERT INTO member_watched VALUES (1, 1, 5, 3), (1, 2, 6, 3), (1, 5, 7, 3);
      INSERT INTO film (id, state, title, sort_title, identity_title, year, tmdb_id, imdb_id, added_at, changed_at)
      SELECT value, 'identified', 'Film ' || value, 'f', 'f', 2000, value, 'tt000000' || value, 0, 0 FROM json_each('[1,2,3,4]');
      INSERT INTO film (id, state, title, sort_title, identity_title, year, added_at, changed_at)
      VALUES (10, 'unidentified', 'A card', 'c', 'c', 2001, 0, 0);
      DELETE FROM rating WHERE film = 2;
      UPDATE rating SET value = 2, rated_at = 86400000 WHERE film = 3;
      UPDATE rating SET value = 4.5, rated_at = 1700000000123 WHERE film = 4;
      INSERT INTO rating VALUES (1, 10, 3.5, 1700000000456), (2, 1, 0.5, 1700000000789);
      INSERT INTO watch_state VALUES (1, 3, 0, 61.5, 1700000000999), (2, 1, 1, NULL, 1700000001000);`),
  );
}

const shownIn = (database: BetterSqlite.Database) => ({
  ratings: database.prepare("SELECT * FROM rating ORDER BY user, film").all(),
  watched: database.prepare("SELECT * FROM watch_state ORDER BY user, film").all(),
});
const derivedIn = (database: BetterSqlite.Database) => ({
  ratings: database.prepare("SELECT * FROM rating_by_layers ORDER BY user, film").all(),
  watched: database.prepare("SELECT * FROM watch_state_by_layers ORDER BY user, film").all(),
});

test("what schema 13 showed is what the layers derive, however its tables had drifted apart", () => {
  const folder = someoneOf13();
  const before = new BetterSqlite(join(folder, "library.db"));
  const shown = shownIn(before);
  before.close();
  expect(shown.ratings).toHaveLength(5);
  const store = openStore(folder);
  try {
    expect(shownIn(store.database)).toEqual(shown);
    expect(derivedIn(store.database)).toEqual(shown);
  } finally {
    store.close();
  }
});

test("what was imported up to schema 13 is undone, and nothing else", () => {
  const store = openStore(someoneOf13());
  try {
    const records = createRatingRecords(store);
    const library = libraryOver(store);
    const shown = () => [1, 2, 3, 4, 10].map((film) => library.films.cardsOf(1, [film]).get(film)?.userRating ?? null);
    expect(shown()).toEqual([3, null, 2, 4.5, 3.5]);
    expect(records.ratings.count()).toBe(7);
    store.writeRelaxed(() => [3, 1, 2].map((id) => records.undoImport(id)));
    expect(shown()).toEqual([null, null, 2, 4.5, 3.5]);
    expect(library.films.cardsOf(2, [1]).get(1)).toMatchObject({ userRating: 0.5, watched: true });
    expect(library.films.cardsOf(1, [1]).get(1)).toMatchObject({ watched: false });
    expect(records.ratings.historyOf(1)).toHaveLength(3);
  } finally {
    store.close();
  }
});

test("a set that schema 15 held is that set still: read again it changes nothing, and it is undone", async () => {
  const set = join(temporaryFolder("set"), "ml");
  writeRatingSet(set, { films: 2, ratings: [{ user: 1, film: 1, value: 4, time: 5 }] });
  const folder = libraryOfVersion(temporaryFolder("fifteen"), 15, (database) =>
    database.exec(`
      INSERT INTO rated_film (id, source, source_id, title, year, tmdb_id) VALUES
        (1, 'movielens', 1, 'The Film 1', 1951, 4500001), (2, 'movielens', 2, 'The Film 2', 1952, 4500002);
      INSERT INTO rating_import (id, source, place, fingerprint, state, started_at) VALUES (1, 'movielens', 'a', 'a', 'done', 1);
      INSERT INTO community_rating VALUES ('movielens', 1, 1, 4, 5, 1), ('movielens', 2, 2, 3, 6, 1);`),
  );
  const store = openStore(folder);
  try {
    const records = createRatingRecords(store);
    expect([records.ratings.count(), records.ratings.communityHistory(2)]).toEqual([
      2,
      [{ film: 2, value: 3, time: 6 }],
    ]);
    const { signal } = new AbortController();
    const again = await importMovieLens(set, { store, records, clock: Date }, signal);
    expect([again.ratings, records.ratings.count()]).toEqual([0, 2]);
    store.writeRelaxed(() => records.undoImport(1));
    expect([...records.ratings.pages()].flat()).toMatchObject([{ film: 1, value: 4 }]);
    store.writeRelaxed(() => records.undoImport(again.importId));
    expect([records.ratings.count(), store.sql("SELECT * FROM rated_film").all()]).toEqual([0, []]);
  } finally {
    store.close();
  }
});

interface Released {
  readonly films: unknown;
  readonly export: string;
  readonly bea: Record<string, number>;
}

const ARCHIVE = join(benchDataFolder(), "library-0.1");

describe.skipIf(!existsSync(ARCHIVE))("on the library of release 0.1", () => {
  function released(): { folder: string; truth: Released } {
    const folder = join(temporaryFolder("released"), "data");
    mkdirSync(folder);
    execFileSync("tar", ["-xzf", join(ARCHIVE, "data.tar.gz"), "-C", folder]);
    return { folder, truth: JSON.parse(readFileSync(join(ARCHIVE, "truth.json"), "utf8")) };
  }

  test("both members see what they saw, and nothing is counted twice", () => {
    const { folder, truth } = released();
    const before = new BetterSqlite(join(folder, "library.db"));
    const shown = shownIn(before);
    before.close();
    const store = openStore(folder);
    try {
      const library = libraryOver(store);
      const filmsOf = (user: number) => library.films.page(user, { limit: 200 }).items;
      const films = filmsOf(1).map(({ title, year, state, userRating, watched, genres }) => ({
        title,
        year,
        state,
        rating: userRating,
        watched,
        genres,
      }));
      expect(films).toEqual(truth.films);
      const bea = filmsOf(2).filter(({ userRating }) => userRating !== null);
      expect(Object.fromEntries(bea.map((film) => [`${film.title} (${film.year})`, film.userRating]))).toEqual(
        truth.bea,
      );
      const exported = [...exportedFilms(store, 1)];
      expect(exported).toEqual(JSON.parse(truth.export).films);
      expect([shownIn(store.database), derivedIn(store.database)]).toEqual([shown, shown]);
      const rated = exported.filter(({ rating }) => rating !== null).length;
      expect(createRatingRecords(store).ratings.count()).toBe(rated + Object.keys(truth.bea).length);
    } finally {
      store.close();
    }
  });
});
