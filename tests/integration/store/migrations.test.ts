import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { expect, test } from "vitest";
import { openStore } from "../../../src/store/index.ts";
import { latestSchemaVersion, migrateTo } from "../../../src/store/migrate.ts";
import { pseudoRandom } from "../../fixtures/clips.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { filesBelow, isStray } from "./support/storeContents.ts";

type Row = Record<string, unknown>;

/** The schema of release 0.1; later ones may keep ratings elsewhere. */
const LAST_OF_01 = 13;

/** Two people, two films, a file: in every library since the first schema. */
const FIRST_ROWS = `
  INSERT INTO user (id, user_id, display_name, role, language, password_hash, created_at) VALUES
    (1, 'ada', 'Ada', 'owner', 'en', 'hash', 1), (2, 'bea', 'Bea', 'member', 'fr', 'hash', 2);
  INSERT INTO film (id, state, title, sort_title, identity_title, year, tmdb_id, imdb_id, added_at, changed_at) VALUES
    (1, 'identified', 'Nosferatu', 'nosferatu', 'nosferatu', 1922, 653, 'tt0013442', 1, 1),
    (2, 'unidentified', 'Holiday', 'holiday', 'holiday', NULL, NULL, NULL, 2, 2);
  INSERT INTO edition (id, film) VALUES (1, 1);
  INSERT INTO part (id, edition) VALUES (1, 1);
  INSERT INTO file (id, path, size_bytes, mtime_ms, state, film, part, media, added_at) VALUES
    (1, '/films/nosferatu.mkv', 10, 1.5, 'matched', 1, 1, '{"video":{"width":1920,"hdr":"HDR10"}}', 1),
    (2, '/films/extras/trailer.mkv', 10, 1.5, 'matched', NULL, NULL, NULL, 1);
  UPDATE file SET kind = 'extra' WHERE id = 2;
  INSERT INTO rating (user, film, value, rated_at) VALUES (1, 1, 4.5, 7);
  INSERT INTO watch_state (user, film, watched, changed_at) VALUES (1, 1, 1, 8);
  INSERT INTO journal (id, at, act, facts, file, film, undo) VALUES (1, 9, 'matched', '{}', 1, 1, '{"kind":"unmatch","fileId":1}');
`;

/** A database as the version before left it, with these rows on top of the first ones. */
function leftBy(version: number, rows = "") {
  const folder = temporaryFolder("migration");
  const database = new BetterSqlite(join(folder, "library.db"));
  database.pragma("foreign_keys = ON");
  migrateTo(database, 1);
  database.exec(FIRST_ROWS);
  migrateTo(database, version);
  database.exec(rows);
  return { folder, database, ...explaining(database) };
}

function explaining(database: BetterSqlite.Database) {
  const all = (sql: string) => database.prepare<[], Row>(sql).all();
  const usesIndex = (sql: string, index: string) =>
    all(`EXPLAIN QUERY PLAN ${sql}`).some(({ detail }) => String(detail).includes(index));
  return { all, usesIndex };
}

/** What every migration must leave as it was. */
function expectFirstRows({ all }: Pick<ReturnType<typeof leftBy>, "all">): void {
  expect(all("SELECT user, film, value, rated_at FROM rating")).toEqual([
    { user: 1, film: 1, value: 4.5, rated_at: 7 },
  ]);
  expect(all("SELECT watched, changed_at FROM watch_state")).toEqual([{ watched: 1, changed_at: 8 }]);
  expect(all("SELECT act, undo FROM journal")).toEqual([{ act: "matched", undo: '{"kind":"unmatch","fileId":1}' }]);
  expect(all("SELECT title, tmdb_id FROM film ORDER BY id")).toEqual([
    { title: "Nosferatu", tmdb_id: 653 },
    { title: "Holiday", tmdb_id: null },
  ]);
}

/** One step, and then all the others: a library of this version opens. */
function step(left: ReturnType<typeof leftBy>, version: number, look: (left: ReturnType<typeof leftBy>) => void): void {
  migrateTo(left.database, version);
  expect(left.database.pragma("user_version", { simple: true })).toBe(version);
  if (version <= LAST_OF_01) expectFirstRows(left);
  look(left);
  expect(left.all("PRAGMA foreign_key_check")).toEqual([]);
  left.database.close();

  const store = openStore(left.folder);
  expect(store.schemaVersion()).toBe(latestSchemaVersion());
  expect(store.database.pragma("foreign_key_check")).toEqual([]);
  expect(store.sql("SELECT title FROM film WHERE tmdb_id = 653").all()).toEqual([{ title: "Nosferatu" }]);
  store.close();
  if (version < latestSchemaVersion()) expect(readdirSync(join(left.folder, "backups"))).toHaveLength(1);
}

test("a database of an older release is switched to incremental vacuum once; a new one has it from the start", () => {
  const modeIn = (folder: string) => {
    const store = openStore(folder);
    const mode = store.database.pragma("auto_vacuum", { simple: true });
    store.close();
    return mode;
  };
  expect(modeIn(temporaryFolder("new"))).toBe(2);
  const { folder } = leftBy(LAST_OF_01);
  expect(modeIn(folder)).toBe(2);
});

test("2: entries of the journal are found by their file and by their act", () => {
  step(leftBy(1), 2, ({ usesIndex }) => {
    expect(usesIndex("SELECT * FROM journal WHERE file = 1 ORDER BY id", "journal_by_file")).toBe(true);
    expect(usesIndex("SELECT * FROM journal WHERE act = 'matched' ORDER BY id", "journal_by_act")).toBe(true);
  });
});

test("3: files get neighbours, and go with them; extras below a folder are found", () => {
  step(leftBy(2), 3, ({ database, all, usesIndex }) => {
    expect(all("SELECT kind FROM file ORDER BY id")).toEqual([{ kind: "movie" }, { kind: "extra" }]);
    database.exec(
      "INSERT INTO neighbour (file, kind, path, size_bytes, mtime_ms) VALUES (2, 'nfo', '/films/a.nfo', 1, 1.5)",
    );
    database.exec("INSERT INTO nfo (file, content) VALUES (2, '{}')");
    database.exec("DELETE FROM file WHERE id = 2");
    expect(all("SELECT * FROM neighbour")).toEqual([]);
    expect(all("SELECT * FROM nfo")).toEqual([]);
    const below = "SELECT id FROM file WHERE kind IN ('extra', 'sample') AND path >= '/films/' AND path < '/films0'";
    expect(usesIndex(below, "file_aside")).toBe(true);
  });
});

test("4: ratings of a household stay apart from those of strangers, which may come now", () => {
  step(leftBy(3), 4, ({ database, all }) => {
    database.exec(`
      INSERT INTO rated_film (id, source, source_id, title, tmdb_id) VALUES (1, 'movielens', 1, 'Nosferatu', 653);
      INSERT INTO rating_import (id, source, place, fingerprint, state, started_at) VALUES (1, 'movielens', '/ml', 'f', 'done', 1);
      INSERT INTO community_rating (source, user, film, value, rated_at, import) VALUES ('movielens', 1, 1, 2.5, 1, 1);`);
    expect(all("SELECT value FROM rating")).toEqual([{ value: 4.5 }]);
  });
});

test("5: a film can be dismissed from one person's suggestions only", () => {
  step(leftBy(4), 5, ({ database, all }) => {
    database.exec("INSERT INTO not_for_me (user, film, since) VALUES (2, 1, 1)");
    database.exec("DELETE FROM user WHERE id = 2");
    expect(all("SELECT * FROM not_for_me")).toEqual([]);
  });
});

const IMPORT = `
  INSERT INTO rated_film (id, source, source_id, title, tmdb_id) VALUES (1, 'imdb', 1, 'Metropolis', 19), (2, 'imdb', 2, 'Nosferatu', 653);
  INSERT INTO rating_import (id, source, place, fingerprint, state, started_at) VALUES (1, 'imdb', '/ratings.csv', 'f', 'done', 1);`;

test("6: earlier imports have no owner; a later film gets the member's waiting rating, one given here stays", () => {
  step(leftBy(5, IMPORT), 6, ({ database, all }) => {
    expect(all("SELECT id, user FROM rating_import")).toEqual([{ id: 1, user: null }]);
    database.exec(`
      INSERT INTO member_rating (user, film, value, rated_at, import) VALUES (2, 1, 3, 5, 1), (1, 2, 1, 5, 1);
      INSERT INTO film (id, state, title, sort_title, identity_title, tmdb_id, added_at, changed_at)
      VALUES (3, 'identified', 'Metropolis', 'metropolis', 'metropolis', 19, 3, 3);`);
    expect(all("SELECT user, film, value FROM rating ORDER BY film")).toEqual([
      { user: 1, film: 1, value: 4.5 },
      { user: 2, film: 3, value: 3 },
    ]);
    database.exec("DELETE FROM rating WHERE film = 3");
  });
});

const PREDICTION =
  "INSERT INTO prediction (id, at, person, version, is_cold, films, latency_ms) VALUES (1, 5, 'someone', NULL, 1, '[653]', 2.5);";

test("7: what was predicted stays, and gets what became of it", () => {
  step(leftBy(6, PREDICTION), 7, ({ database, all }) => {
    database.exec("INSERT INTO prediction_outcome (prediction, film, act, at) VALUES (1, 1, 'rated', 6)");
    expect(all("SELECT films, latency_ms FROM prediction")).toEqual([{ films: "[653]", latency_ms: 2.5 }]);
  });
});

const VERSION = `
  INSERT INTO model_version (version, role, kind, params, metrics, dataset, program, fit_ms, checksum, size_bytes, reason, created_at)
  VALUES (1, 'rating', 'svd', '{}', '{}', '{}', '0.1.0', 12.5, 'c', 100, 'better', 4);
  INSERT INTO serving (role, version, since) VALUES ('rating', 1, 4);`;

test("8: versions of models and predictions of before have neither profile nor mean score, and go on serving", () => {
  step(leftBy(7, PREDICTION + VERSION), 8, ({ all, usesIndex }) => {
    expect(all("SELECT version, profile FROM model_version")).toEqual([{ version: 1, profile: null }]);
    expect(all("SELECT score_mean FROM prediction")).toEqual([{ score_mean: null }]);
    expect(all("SELECT role, version FROM serving")).toEqual([{ role: "rating", version: 1 }]);
    expect(usesIndex("SELECT * FROM rating ORDER BY rated_at DESC LIMIT 9", "rating_by_time")).toBe(true);
  });
});

test("9: jobs of before stay, and what the program measures has a place", () => {
  const job =
    "INSERT INTO job (id, kind, subject, subject_id, run_at, queued_at) VALUES (1, 'probe', 'file', 1, 1, 1);";
  step(leftBy(8, job), 9, ({ database, all }) => {
    expect(all("SELECT kind, state FROM job")).toEqual([{ kind: "probe", state: "queued" }]);
    database.exec("INSERT INTO maintenance_run (task, job, started_at) VALUES ('purge', 1, 2)");
  });
});

test("10: each person has one watchlist and one set of favourites, and own lists under different names", () => {
  step(leftBy(9), 10, ({ database }) => {
    const insert = (user: number, kind: string, name: string) =>
      database.exec(`INSERT INTO list (user, kind, name, created_at) VALUES (${user}, '${kind}', '${name}', 1)`);
    insert(1, "watchlist", "");
    insert(2, "watchlist", "");
    insert(1, "own", "Rainy Sundays");
    insert(2, "own", "Rainy Sundays");
    expect(() => insert(1, "watchlist", "")).toThrow(/UNIQUE/);
    expect(() => insert(1, "own", "Rainy Sundays")).toThrow(/UNIQUE/);
  });
});

test("11: files of before are filtered by what was probed of them, and films by what was said of them", () => {
  const facts = `
    INSERT INTO fact (film, field, origin, value, fetched_at) VALUES
      (1, 'originalLanguage', 'tmdb', '"de"', 1), (1, 'collection', 'tmdb', '{"id":9,"name":"Silents"}', 1);`;
  step(leftBy(10, facts), 11, ({ all, usesIndex }) => {
    expect(all("SELECT video_width, hdr FROM file ORDER BY id")).toEqual([
      { video_width: 1920, hdr: "HDR10" },
      { video_width: null, hdr: null },
    ]);
    const inCollection = "SELECT film FROM fact WHERE field = 'collection' AND json_extract(value, '$.id') = 9";
    expect(all(inCollection)).toEqual([{ film: 1 }]);
    expect(usesIndex(inCollection, "fact_by_collection")).toBe(true);
  });
});

test("12: a film that a member saw elsewhere is watched when it comes, and what was said of it here stays", () => {
  step(leftBy(11, IMPORT), 12, ({ database, all }) => {
    database.exec(`
      INSERT INTO member_watched (user, film, watched_at, import) VALUES (2, 1, 5, 1), (1, 2, 5, 1);
      UPDATE film SET tmdb_id = 19 WHERE id = 2;`);
    expect(all("SELECT user, film, watched, changed_at FROM watch_state ORDER BY film")).toEqual([
      { user: 1, film: 1, watched: 1, changed_at: 8 },
      { user: 2, film: 2, watched: 1, changed_at: 5 },
    ]);
    database.exec(
      "DELETE FROM member_watched; DELETE FROM watch_state WHERE film = 2; UPDATE film SET tmdb_id = NULL WHERE id = 2",
    );
  });
});

test("13: earlier subtitles become sidecar files that no user attached", () => {
  const subtitle =
    "INSERT INTO neighbour (file, kind, path, size_bytes, mtime_ms, language) VALUES (1, 'subtitle', '/films/n.fr.srt', 1, 1.5, 'fr');";
  step(leftBy(12, subtitle), 13, ({ all }) => {
    expect(all("SELECT path, language, is_given FROM neighbour")).toEqual([
      { path: "/films/n.fr.srt", language: "fr", is_given: 0 },
    ]);
  });
});

test("21: a library gets its own id, and its file has the program's application id", () => {
  const ids = [1, 2].map(() => {
    const left = leftBy(20);
    expect(left.database.pragma("application_id", { simple: true })).toBe(0);
    let id = "";
    step(left, 21, ({ database, all }) => {
      expect(database.pragma("application_id", { simple: true })).toBe(0x46494c4d);
      id = String(all("SELECT id FROM library")[0]?.id);
    });
    return id;
  });
  expect(ids[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(new Set(ids).size).toBe(2);
});

test("an upgrade that is killed at any moment goes on at the next start, and loses nothing", async () => {
  const random = pseudoRandom(1895);
  for (let kill = 0; kill < 10; kill += 1) {
    const { folder, database } = leftBy(1);
    database.close();
    const program = join(folder, "upgrade.mjs");
    const store = JSON.stringify(new URL("../../../src/store/index.ts", import.meta.url).href);
    const lines = `import { openStore } from ${store}; process.send("begun"); openStore(${JSON.stringify(folder)}).close();`;
    writeFileSync(program, lines);
    const child = fork(program, { stdio: "ignore" });
    await Promise.race([once(child, "message"), once(child, "exit")]);
    setTimeout(() => child.kill("SIGKILL"), random() * 120);
    await once(child, "close");

    const opened = openStore(folder);
    expect(opened.schemaVersion()).toBe(latestSchemaVersion());
    expect(opened.sql("SELECT title FROM film ORDER BY id").all()).toEqual([
      { title: "Nosferatu" },
      { title: "Holiday" },
    ]);
    expect(opened.database.pragma("foreign_key_check")).toEqual([]);
    opened.close();
    expect(filesBelow(folder).filter(isStray)).toEqual([]);
  }
});

test("29: the users of an image are found by an index, without reading every film", () => {
  const { folder } = leftBy(28);
  const store = openStore(folder);
  const { usesIndex, all } = explaining(store.database);
  const shown =
    "SELECT 1 FROM artwork WHERE EXISTS (SELECT 1 FROM film WHERE poster = artwork.id OR backdrop = artwork.id)";
  expect([usesIndex(shown, "film_by_poster"), usesIndex(shown, "film_by_backdrop")]).toEqual([true, true]);
  expect(
    usesIndex("SELECT 1 FROM artwork WHERE EXISTS (SELECT 1 FROM file WHERE still = artwork.id)", "file_by_still"),
  ).toBe(true);
  expectFirstRows({ all });
  store.close();
});

test("a migration that fails leaves the database of before, and its copy", () => {
  const { folder, database } = leftBy(12, "CREATE TABLE library (id TEXT PRIMARY KEY) STRICT;");
  database.close();
  expect(() => openStore(folder)).toThrow(/library already exists/);
  const after = new BetterSqlite(join(folder, "library.db"), { readonly: true });
  expect(after.pragma("user_version", { simple: true })).toBeLessThan(21);
  expect(after.prepare("SELECT title FROM film WHERE id = 1").get()).toEqual({ title: "Nosferatu" });
  after.close();
  expect(readdirSync(join(folder, "backups"))).toHaveLength(1);
  expect(existsSync(join(folder, "library.db"))).toBe(true);
});
