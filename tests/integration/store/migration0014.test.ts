import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../../src/store/index.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const MIGRATIONS = new URL("../../../src/store/migrations/", import.meta.url);

/** A library as the version before left it. */
function aLibraryOfSchema13(rows: string) {
  const folder = temporaryFolder("migration");
  const database = new BetterSqlite(join(folder, "library.db"));
  for (const name of readdirSync(MIGRATIONS).sort().slice(0, 13))
    database.exec(readFileSync(new URL(name, MIGRATIONS), "utf8"));
  database.exec(rows);
  database.pragma("user_version = 13");
  database.close();
  const store = openStore(folder);
  onTestFinished(() => store.close());
  return store;
}

test("acts that can still be undone keep the films they need; those that were undone need none", () => {
  const hand = (film: number | null) =>
    `'${JSON.stringify({ kind: "hand", fileId: 1, match: null, film: film && { id: film, isProvisional: false } })}'`;
  const store = aLibraryOfSchema13(`
    INSERT INTO film (id, state, title, sort_title, identity_title, tmdb_id, added_at, changed_at)
    VALUES (3, 'identified', 'Solaris', 'solaris', 'solaris', 593, 1, 1);
    INSERT INTO journal (id, at, act, facts, file, film, undo, undone_at) VALUES
      (1, 1, 'matched_by_hand', '{}', 1, 3, ${hand(3)}, NULL),
      (2, 1, 'matched_by_hand', '{}', 1, 3, ${hand(4)}, 2),
      (3, 1, 'set_aside', '{}', 1, NULL, ${hand(null)}, NULL),
      (4, 1, 'matched', '{}', 1, 3, '{"kind":"unmatch","fileId":1}', NULL),
      (5, 1, 'moved', '{}', 1, 3, NULL, NULL);`);
  expect(store.sql("SELECT journal, film FROM journal_film").all()).toEqual([{ journal: 1, film: 3 }]);
  expect(store.sql("SELECT title, tmdb_id FROM film").all()).toEqual([{ title: "Solaris", tmdb_id: 593 }]);
  expect(store.sql("SELECT count(*) AS count FROM removed_film").get()).toEqual({ count: 0 });
  expect(store.database.pragma("foreign_key_check")).toEqual([]);
});
