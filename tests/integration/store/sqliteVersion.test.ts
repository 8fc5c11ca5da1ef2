import { existsSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { expect, test } from "vitest";
import { explainOpenFailure } from "../../../src/openFailure.ts";
import { openStore } from "../../../src/store/index.ts";
import { deserializeError, serializeError } from "../../../src/store/serializedError.ts";
import { requireSqlite, SqliteTooOld } from "../../../src/store/sqliteVersion.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

test("the SQLite that this program runs on is new enough", () => {
  const folder = temporaryFolder("sqlite");
  openStore(folder).close();
  const database = new BetterSqlite(join(folder, "library.db"), { readonly: true });
  const version = String(database.prepare("SELECT sqlite_version()").pluck().get());
  database.close();
  expect(() => requireSqlite(version)).not.toThrow();
  expect(existsSync(join(folder, "library.db"))).toBe(true);
});

test.for(["3.51.2", "3.50.9", "2.99.99", ""])("SQLite %s is refused", (version) => {
  expect(() => requireSqlite(version)).toThrow(SqliteTooOld);
});

test.for(["3.51.3", "3.52.0", "3.100.0", "4.0.0"])("SQLite %s is accepted", (version) => {
  expect(() => requireSqlite(version)).not.toThrow();
});

test("an older one is refused with both versions, in both languages", () => {
  // A large library is opened in a thread, which passes the error on.
  const error = deserializeError(serializeError(new SqliteTooOld("3.40.0")));
  expect(explainOpenFailure(error, "/films", "en")).toMatch(/SQLite 3\.40\.0.*3\.51\.3/s);
  expect(explainOpenFailure(error, "/films", "fr")).toMatch(/SQLite 3\.40\.0.*3\.51\.3/s);
});
