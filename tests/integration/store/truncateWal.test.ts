import { statSync } from "node:fs";
import BetterSqlite from "better-sqlite3";
import { expect, test } from "vitest";
import { openStore, truncateWal } from "../../../src/store/index.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

test("the write-ahead log is truncated without waiting for a reader, and completely once the reader has gone", () => {
  const store = openStore(temporaryFolder("log"));
  const { database, file } = store;
  // Longer than any test may take: waiting for the reader would fail this test.
  database.pragma("busy_timeout = 3600000");
  const logBytes = () => statSync(`${file}-wal`).size;
  const reader = new BetterSqlite(file, { readonly: true });
  reader.exec("BEGIN");
  reader.prepare("SELECT count(*) FROM setting").get();
  store.writeRelaxed(() => store.sql("INSERT INTO setting (name, value) VALUES ('a', 'b')").run());

  expect(truncateWal(database)).toBe(false);
  expect(logBytes()).toBeGreaterThan(0);
  expect(database.pragma("busy_timeout", { simple: true })).toBe(3_600_000);
  reader.close();
  expect(truncateWal(database)).toBe(true);
  expect(logBytes()).toBe(0);
  store.close();
});
