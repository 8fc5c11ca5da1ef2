import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { backupTo, lockLibrary, openStore, restoreFrom, type Store } from "../../../src/store/index.ts";

let folder: string;
let store: Store;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "filmotheque-store-"));
  store = openStore(folder);
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

function note(name: string, value: string): void {
  store.writeDurable(() => store.sql("INSERT INTO setting (name, value) VALUES (:name, :value)").run({ name, value }));
}

function noted(): string[] {
  return store
    .sql<{ name: string }>("SELECT name FROM setting ORDER BY name")
    .all()
    .map(({ name }) => name);
}

test("a backup brings back what was there, and keeps what it replaces", async () => {
  note("before", "1");
  const { file } = await backupTo(store.database, folder);
  note("after", "1");
  store.close();
  const replaced = await restoreFrom(file, folder);
  store = openStore(folder);
  expect(noted()).toEqual(["before"]);
  expect(existsSync(replaced!)).toBe(true);
});

test("a backup whose bytes changed is refused, and the library stays as it is", async () => {
  note("kept", "1");
  const { file } = await backupTo(store.database, folder);
  const bytes = readFileSync(file);
  bytes[5_000]! ^= 0xff;
  writeFileSync(file, bytes);
  store.close();
  await expect(restoreFrom(file, folder)).rejects.toMatchObject({ code: "backup_damaged" });
  writeFileSync(join(folder, "notes.db"), "no database");
  await expect(restoreFrom(join(folder, "notes.db"), folder)).rejects.toMatchObject({ code: "backup_damaged" });
  expect(readdirSync(folder).filter((name) => name.endsWith(".incoming"))).toEqual([]);
  store = openStore(folder);
  expect(noted()).toEqual(["kept"]);
});

test("a damaged database is moved away unchanged, and the newest backup is named", async () => {
  note("kept", "1");
  const { file } = await backupTo(store.database, folder);
  store.close();
  const path = join(folder, "library.db");
  const bytes = readFileSync(path);
  bytes.fill(0, 4_096, 12_288);
  writeFileSync(path, bytes);
  expect(() => openStore(folder)).toThrow(
    expect.objectContaining({ code: "database_damaged", facts: expect.objectContaining({ backup: file }) }),
  );
  expect(readdirSync(folder).some((name) => name.includes("damaged"))).toBe(true);
  await restoreFrom(file, folder);
  store = openStore(folder);
  expect(noted()).toEqual(["kept"]);
});

test("the database of a newer program is refused and left alone", () => {
  store.close();
  const path = join(folder, "library.db");
  const newer = new BetterSqlite(path);
  const known = newer.pragma("user_version", { simple: true });
  newer.pragma("user_version = 9999");
  newer.close();
  expect(() => openStore(folder)).toThrow(expect.objectContaining({ code: "database_from_newer_program" }));
  const again = new BetterSqlite(path);
  expect(again.pragma("user_version", { simple: true })).toBe(9999);
  again.pragma(`user_version = ${known}`);
  again.close();
  store = openStore(folder);
});

test("a library of the first schema is copied, then brought to this one", () => {
  store.close();
  const old = mkdtempSync(join(tmpdir(), "filmotheque-old-"));
  const first = new BetterSqlite(join(old, "library.db"));
  first.exec(readFileSync(new URL("../../../src/store/migrations/0001-the-library.sql", import.meta.url), "utf8"));
  first.exec("INSERT INTO journal (at, act, facts, file) VALUES (1, 'moved', '{}', 7)");
  first.pragma("user_version = 1");
  first.close();

  store = openStore(old);
  expect(store.schemaVersion()).toBeGreaterThan(1);
  expect(store.sql("SELECT act FROM journal WHERE file = 7").get()).toEqual({ act: "moved" });
  const copies = readdirSync(join(old, "backups"));
  expect(copies).toHaveLength(1);
  const copy = new BetterSqlite(join(old, "backups", copies[0]!), { readonly: true });
  expect(copy.pragma("user_version", { simple: true })).toBe(1);
  copy.close();
  store.close();
  rmSync(old, { recursive: true });
  store = openStore(folder);
});

test("a transaction that fails leaves nothing of itself", () => {
  expect(() =>
    store.writeDurable(() => {
      note("half", "1");
      throw new Error("power cut");
    }),
  ).toThrow("power cut");
  expect(noted()).toEqual([]);
});

test("a library is locked by one program, and free again when that one releases it", () => {
  const lock = lockLibrary(folder);
  lock.announce("http://127.0.0.1:1");
  expect(() => lockLibrary(folder)).toThrow(
    expect.objectContaining({ code: "library_in_use", message: expect.stringContaining("http://127.0.0.1:1") }),
  );
  lock.release();
  lockLibrary(folder).release();
});
