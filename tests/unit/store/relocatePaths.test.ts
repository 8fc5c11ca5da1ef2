import BetterSqlite from "better-sqlite3";
import { expect, test } from "vitest";
import { migrateTo } from "../../../src/store/migrate.ts";
import { relocatePaths } from "../../../src/store/restore/relocatePaths.ts";

/** A library's database whose uploads lay below this folder, as its system writes paths. */
function aDatabase(path: (...names: string[]) => string) {
  const database = new BetterSqlite(":memory:");
  migrateTo(database, 13);
  const add = database.prepare(
    "INSERT INTO file (path, size_bytes, mtime_ms, state, added_at) VALUES (?, 1, 1, 'matched', 1)",
  );
  add.run(path("uploads", "01", "Le Voyage dans la Lune.mkv"));
  add.run("/elsewhere/uploads/film.mkv");
  database
    .prepare("INSERT INTO journal (at, act, facts, undo) VALUES (1, 'moved', ?, ?)")
    .run(
      JSON.stringify({ from: "/elsewhere/film.mkv", to: path("uploads", "01", "film.mkv"), text: "no “path” at all" }),
      JSON.stringify({ kind: "moved", paths: [path("uploads", "01", "film.mkv")], fileId: 1 }),
    );
  database.prepare("INSERT INTO setting (name, value) VALUES ('folder', ?)").run(path());
  database.prepare("INSERT INTO setting (name, value) VALUES ('near', ?)").run(`${path()}-of-somebody-else`);
  return database;
}

const EXPECTED = {
  files: ["/elsewhere/uploads/film.mkv", "/new/Ma filmothèque/uploads/01/Le Voyage dans la Lune.mkv"],
  facts: { from: "/elsewhere/film.mkv", to: "/new/Ma filmothèque/uploads/01/film.mkv", text: "no “path” at all" },
  undo: { kind: "moved", paths: ["/new/Ma filmothèque/uploads/01/film.mkv"], fileId: 1 },
  folder: "/new/Ma filmothèque",
};

function found(database: BetterSqlite.Database) {
  const value = (sql: string) => database.prepare(sql).pluck().get() as string;
  return {
    files: database.prepare("SELECT path FROM file ORDER BY path").pluck().all(),
    facts: JSON.parse(value("SELECT facts FROM journal")),
    undo: JSON.parse(value("SELECT undo FROM journal")),
    folder: value("SELECT value FROM setting WHERE name = 'folder'"),
    near: value("SELECT value FROM setting WHERE name = 'near'"),
  };
}

test.skipIf(process.platform === "win32").for([
  ["Linux", "posix", "/home/ada/library", "/"],
  ["Windows", "windows", "C:\\Users\\Ada\\library", "\\"],
] as const)(
  "paths below the data folder of %s are rewritten, in columns and in JSON, and no other",
  ([, kind, old, separator]) => {
    const database = aDatabase((...names) => [old, ...names].join(separator));
    relocatePaths(database, { pathKind: kind, dataFolders: [old] }, ["/new/Ma filmothèque"]);
    expect(found(database)).toEqual({ ...EXPECTED, near: `${old}-of-somebody-else` });
  },
);

test("in its own folder a library keeps every path", () => {
  const database = aDatabase((...names) => ["/home/ada/library", ...names].join("/"));
  const before = found(database);
  relocatePaths(database, { pathKind: "posix", dataFolders: ["/home/ada/library"] }, ["/home/ada/library"]);
  expect(found(database)).toEqual(before);
});
