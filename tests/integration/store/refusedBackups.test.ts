import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { explainOpenFailure } from "../../../src/openFailure.ts";
import { backupTo, openStore, restoreFrom } from "../../../src/store/index.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { addOwner, editDatabase, filesBelow, isStray, note, notesIn } from "./support/storeContents.ts";

let folder: string;
/** A plain copy of the library's database, as release 0.1 made its backups. */
let plain: string;

beforeEach(async () => {
  folder = temporaryFolder("refused");
  const store = openStore(folder);
  addOwner(store);
  note(store, "kept");
  plain = join(temporaryFolder("plain"), "library-2026-01-02T03-04-05.678.db");
  await store.database.backup(plain);
  store.close();
});

const PROMOTE =
  "CREATE TRIGGER promote AFTER UPDATE OF last_used_at ON session BEGIN UPDATE user SET role = 'owner'; END";

/** The error, after which the library must be what it was. */
async function refusal(file: string): Promise<Error & { code: string }> {
  const before = readFileSync(join(folder, "library.db"));
  const files = filesBelow(folder);
  const error = await restoreFrom(file, folder).then(
    () => null,
    (thrown: Error & { code: string }) => thrown,
  );
  if (!error) throw new Error("it was accepted");
  expect(readFileSync(join(folder, "library.db")).equals(before)).toBe(true);
  expect(filesBelow(folder)).toEqual(files);
  expect(notesIn(folder)).toEqual(["kept"]);
  for (const language of ["fr", "en"] as const) expect(explainOpenFailure(error, folder, language)).toContain(file);
  return error;
}

describe("refused before anything changes", () => {
  test("the database of a newer program", async () => {
    editDatabase(plain, (database) => database.pragma("user_version = 9999"));
    expect((await refusal(plain)).code).toBe("backup_from_newer_program");
  });

  test("a database of another program, recognised by its application id", async () => {
    editDatabase(plain, (database) => database.pragma("application_id = 252006673"));
    expect((await refusal(plain)).code).toBe("backup_not_ours");
  });

  test("any other SQLite file", async () => {
    const other = join(temporaryFolder("other"), "places.sqlite");
    editDatabase(other, (database) =>
      database.exec("CREATE TABLE place (id INTEGER PRIMARY KEY); PRAGMA user_version = 13"),
    );
    expect((await refusal(other)).code).toBe("backup_not_ours");
    const empty = join(temporaryFolder("other"), "empty.db");
    editDatabase(empty, (database) => database.exec("VACUUM"));
    writeFileSync(empty, existsSync(empty) ? readFileSync(empty) : "");
    expect((await refusal(empty)).code).toMatch(/backup_not_ours|backup_damaged/);
  });

  test.for([
    ["a foreign trigger", "CREATE TRIGGER steal AFTER INSERT ON session BEGIN DELETE FROM user; END"],
    ["a foreign view", "CREATE VIEW everything AS SELECT * FROM user"],
    ["a foreign table", "CREATE TABLE note (id INTEGER)"],
    ["a table that is missing", "DROP TABLE smart_list"],
    ["a column that is not ours", "ALTER TABLE user ADD COLUMN extra TEXT"],
    ["a generated column", "ALTER TABLE user ADD COLUMN extra TEXT GENERATED ALWAYS AS (upper(user_id))"],
    ["a trigger that makes members owners", PROMOTE],
    ["a foreign virtual table", "CREATE VIRTUAL TABLE words USING fts5(text)"],
    ["a foreign index", "CREATE INDEX more ON user (lower(display_name))"],
    [
      "an index under one of our names",
      "DROP INDEX session_by_user; CREATE INDEX session_by_user ON session (hex(user))",
    ],
    ["no application id", "PRAGMA application_id = 0"],
  ] as const)("our database with %s", async ([, change]) => {
    editDatabase(plain, (database) => database.exec(change));
    expect((await refusal(plain)).code).toBe("backup_not_ours");
  });

  test("our database with a trigger under one of our triggers' names", async () => {
    editDatabase(plain, (database) => {
      const trigger = database
        .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger' LIMIT 1")
        .get();
      database.exec(`DROP TRIGGER ${trigger?.name}; ${PROMOTE.replace("promote", trigger?.name ?? "")}`);
    });
    expect((await refusal(plain)).code).toBe("backup_not_ours");
  });

  // A file can contain what no SQL statement would write.
  test.for([
    [
      "a trigger under a reserved name",
      `INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql)
       VALUES ('trigger', 'sqlite_promote', 'session', 0,
               '${PROMOTE.replace("promote", "sqlite_promote").replaceAll("'", "''")}')`,
    ],
    [
      "a weaker rule for roles",
      "UPDATE sqlite_schema SET sql = replace(sql, '''owner''', '''OWNER''') WHERE type = 'table' AND name = 'user'",
    ],
    ["a table that is less strict", "UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') WHERE name = 'journal'"],
    ["another default", "UPDATE sqlite_schema SET sql = replace(sql, 'DEFAULT 0', 'DEFAULT 1') WHERE name = 'job'"],
  ] as const)("our database with %s", async ([, change]) => {
    editDatabase(plain, (database) => {
      database.unsafeMode(true);
      database.pragma("writable_schema = ON");
      expect(database.prepare(change).run().changes).toBe(1);
      database.pragma("writable_schema = RESET");
    });
    expect((await refusal(plain)).code).toBe("backup_not_ours");
  });

  test("a file that is neither an archive nor a database, an empty one, and none at all", async () => {
    const notes = join(temporaryFolder("other"), "notes.txt");
    writeFileSync(notes, "no database");
    expect((await refusal(notes)).code).toBe("backup_damaged");
    writeFileSync(notes, "");
    expect((await refusal(notes)).code).toBe("backup_damaged");
    expect((await refusal(`${notes}.missing`)).code).toBe("backup_missing");
  });

  test("a database that is damaged inside", async () => {
    const bytes = readFileSync(plain);
    bytes.fill(0xaa, bytes.length - 8_192);
    writeFileSync(plain, bytes);
    expect((await refusal(plain)).code).toBe("backup_damaged");
  });
});

test("a plain copy made by release 0.1 is restored, also from a read-only medium, without leftover files", async () => {
  const medium = temporaryFolder("medium");
  const file = join(medium, "library-2026-01-02T03-04-05.678.db");
  editDatabase(plain, (database) => database.pragma("journal_mode = WAL"));
  copyFileSync(plain, file);
  chmodSync(file, 0o444);
  chmodSync(medium, 0o555);
  try {
    const empty = temporaryFolder("empty");
    expect(await restoreFrom(file, empty)).toBeNull();
    expect(notesIn(empty)).toEqual(["kept"]);
    expect(statSync(join(empty, "library.db")).mode & 0o777).toBe(0o600);
    expect(readdirSync(medium)).toEqual(["library-2026-01-02T03-04-05.678.db"]);
  } finally {
    chmodSync(medium, 0o755);
  }
});

test("a backup leaves neither a -wal nor a -shm file, and only its owner can read it", async () => {
  const store = openStore(folder);
  const archive = await backupTo(store.database, folder);
  const alone = await backupTo(store.database, folder, join(folder, "backups", "mine.db"));
  store.close();
  const names = readdirSync(join(folder, "backups"));
  expect(names.sort()).toEqual(
    [archive.file, alone.file].flatMap((file) => [file, `${file}.sha256`].map((path) => path.split("/").at(-1))).sort(),
  );
  for (const name of names) expect(statSync(join(folder, "backups", name)).mode & 0o777).toBe(0o600);
  await restoreFrom(alone.file, folder);
  expect(notesIn(folder)).toEqual(["kept"]);
});

test("two backups at the same moment are both complete", async () => {
  const store = openStore(folder);
  const reports = await Promise.all([1, 2, 3].map(() => backupTo(store.database, folder)));
  store.close();
  expect(new Set(reports.map(({ file }) => file)).size).toBe(3);
  for (const { file } of reports) await restoreFrom(file, folder);
  expect(notesIn(folder)).toEqual(["kept"]);
});

test("a backup that is cancelled leaves nothing of itself, and earlier ones as they were", async () => {
  const store = openStore(folder);
  const { file, sha256 } = await backupTo(store.database, folder);
  mkdirSync(join(folder, "uploads", "0123456789abcdef"), { recursive: true });
  const upload = join(folder, "uploads", "0123456789abcdef", "film.mkv");
  writeFileSync(upload, Buffer.alloc(64 * 1024 ** 2, 7));
  store.writeDurable(() =>
    store
      .sql("INSERT INTO file (path, size_bytes, mtime_ms, state, added_at) VALUES (:path, 1, 1, 'matched', 1)")
      .run({ path: upload }),
  );
  const stop = new AbortController();
  const cancelled = backupTo(store.database, folder, undefined, {
    signal: stop.signal,
    onProgress: () => stop.abort(new Error("the person changed their mind")),
  });
  await expect(cancelled).rejects.toThrow("changed their mind");
  store.close();
  expect(readdirSync(join(folder, "backups")).sort()).toEqual(
    [file, `${file}.sha256`].map((path) => path.split("/").at(-1)),
  );
  expect(readFileSync(`${file}.sha256`, "utf8").startsWith(sha256)).toBe(true);
});

test("an upload that is removed while a backup is made does not make it fail", async () => {
  const store = openStore(folder);
  const uploads = ["0000000000000001", "0000000000000002"].map((name) => join(folder, "uploads", name, "film.mkv"));
  for (const upload of uploads) {
    mkdirSync(join(upload, ".."), { recursive: true });
    writeFileSync(upload, Buffer.alloc(32 * 1024 ** 2, 7));
    store.writeDurable(() =>
      store
        .sql("INSERT INTO file (path, size_bytes, mtime_ms, state, added_at) VALUES (:path, 1, 1, 'matched', 1)")
        .run({ path: upload }),
    );
  }
  const { file } = await backupTo(store.database, folder, undefined, {
    onProgress: () => rmSync(uploads[1]!, { force: true }),
  });
  store.close();
  const into = temporaryFolder("into");
  await restoreFrom(file, into);
  expect(filesBelow(into)).toContain("uploads/0000000000000001/film.mkv");
  expect(filesBelow(folder).filter(isStray)).toEqual([]);
});

test("a disk without space is reported before anything is written, and earlier backups stay", async () => {
  const store = openStore(folder);
  const { file } = await backupTo(store.database, folder);
  const upload = join(folder, "uploads", "0123456789abcdef", "film.mkv");
  mkdirSync(join(upload, ".."), { recursive: true });
  writeFileSync(upload, "");
  truncateSync(upload, 2 ** 43); // eight terabytes that are not there
  store.writeDurable(() =>
    store
      .sql("INSERT INTO file (path, size_bytes, mtime_ms, state, added_at) VALUES (:path, 1, 1, 'matched', 1)")
      .run({ path: upload }),
  );
  const error = await backupTo(store.database, folder).catch((thrown: unknown) => thrown);
  store.close();
  expect(error).toMatchObject({ code: "backup_no_room" });
  expect(explainOpenFailure(error, folder, "fr")).toContain("pas assez de place");
  expect(filesBelow(folder).filter(isStray)).toEqual([]);
  expect(existsSync(file)).toBe(true);
});

test("a killed backup's partial file is removed at the next start, a file of a similar name is not", async () => {
  const backups = join(folder, "backups");
  mkdirSync(backups, { recursive: true });
  const elsewhere = join(temporaryFolder("usb"), "mine.zip.unfinished");
  const own = [
    "library-2026-01-02T03-04-05.678.db.unfinished",
    "library-2026-01-02T03-04-05.678.db.unfinished-journal",
    "library-2026-01-02T03-04-05.678.zip.unfinished",
    "before-migration-from-13-2026-01-02T03-04-05.678.db.unfinished",
  ];
  const foreign = [
    "my-own.db.unfinished",
    "library.unfinished",
    "notes.txt",
    "library-2026-01-02T03-04-05.678.db.unfinished.txt",
  ];
  for (const name of [...own, ...foreign]) writeFileSync(join(backups, name), "half");
  writeFileSync(elsewhere, "half");
  writeFileSync(
    join(backups, "elsewhere-2026-01-02.json"),
    JSON.stringify({ backup: elsewhere.replace(".unfinished", "") }),
  );
  openStore(folder).close();
  expect(readdirSync(backups).sort()).toEqual([...foreign].sort());
  expect(existsSync(elsewhere)).toBe(false);
});
