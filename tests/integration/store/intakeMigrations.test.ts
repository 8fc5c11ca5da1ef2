import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { expect, test } from "vitest";
import { openStore } from "../../../src/store/index.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const MIGRATIONS = join(import.meta.dirname, "../../../src/store/migrations");

/** A library as an earlier version left it. */
function libraryOf(version: number, rows: string): string {
  const folder = temporaryFolder("migrations");
  const database = new BetterSqlite(join(folder, "library.db"));
  for (const name of readdirSync(MIGRATIONS).sort())
    if (Number.parseInt(name, 10) <= version) database.exec(readFileSync(join(MIGRATIONS, name), "utf8"));
  database.pragma(`user_version = ${version}`);
  database.exec(rows);
  database.close();
  return folder;
}

const FILE = "INSERT INTO file (id, path, size_bytes, mtime_ms, fingerprint, state, media, added_at) VALUES";

test("files of earlier versions record what was read, where they were scanned, and integer times", () => {
  const folder = libraryOf(
    13,
    `${FILE} (1, '/films/a.mkv', 10, 1700000000123.75, 'aa', 'matched', '{}', 5),
             (2, '/films/b.mkv', 20, 1700000000000, 'bb', 'arriving', NULL, 6);
     INSERT INTO identification (file, parsed, decision, decided_by, decided_at) VALUES (1, '{}', 'matched', 'hand', 7);
     INSERT INTO watched_folder (path, added_at) VALUES ('/films', 8);`,
  );
  const store = openStore(folder);
  const rows = store
    .sql(`
    SELECT id, mtime_ms AS mtimeMs, inode, read_fingerprint AS read, looked_path AS looked, former_fingerprint AS former
    FROM file ORDER BY id`)
    .all();
  expect(rows).toEqual([
    { id: 1, mtimeMs: 1_700_000_000_123, inode: null, read: "aa", looked: "/films/a.mkv", former: null },
    { id: 2, mtimeMs: 1_700_000_000_000, inode: null, read: null, looked: null, former: null },
  ]);
  expect(store.sql("SELECT path, named FROM watched_folder").all()).toEqual([{ path: "/films", named: null }]);
  store.close();
});

test("uploads and subtitles of earlier versions are known as the program's own, and no other file is", () => {
  const folder = libraryOf(
    13,
    `${FILE} (1, '/data/uploads/0123456789abcdef/Heat.mkv', 10, 1, 'aa', 'matched', '{}', 5),
             (2, 'C:\\data\\uploads\\fedcba9876543210\\Alien.mkv', 11, 1, 'bb', 'matched', '{}', 6),
             (3, '/data/uploads/Tidied up.mkv', 12, 1, 'cc', 'matched', '{}', 7),
             (4, '/films/0123456789abcdef/Casino.mkv', 13, 1, 'dd', 'matched', '{}', 8);
     INSERT INTO neighbour (file, kind, path, size_bytes, mtime_ms, is_given) VALUES
       (4, 'subtitle', '/data/subtitles/00112233445566aa/c.srt', 7, 9.5, 1), (4, 'subtitle', '/films/c.srt', 8, 9, 0);`,
  );
  const store = openStore(folder);
  const rows = store.sql(
    "SELECT path, size_bytes AS size, fingerprint, is_kept AS kept FROM created_file ORDER BY path",
  );
  expect(rows.all()).toEqual([
    { path: "/data/subtitles/00112233445566aa/c.srt", size: 7, fingerprint: null, kept: 1 },
    { path: "/data/uploads/0123456789abcdef/Heat.mkv", size: 10, fingerprint: "aa", kept: 1 },
    { path: "C:\\data\\uploads\\fedcba9876543210\\Alien.mkv", size: 11, fingerprint: "bb", kept: 1 },
  ]);
  store.close();
});

test("files of earlier versions were added by nobody", () => {
  const folder = libraryOf(29, `${FILE} (1, '/films/a.mkv', 10, 1700000000000, 'aa', 'matched', '{}', 5);`);
  const store = openStore(folder);
  expect(store.sql("SELECT id, added_by AS addedBy FROM file").all()).toEqual([{ id: 1, addedBy: null }]);
  store.close();
});
