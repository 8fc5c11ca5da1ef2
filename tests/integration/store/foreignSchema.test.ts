import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { explainOpenFailure } from "../../../src/openFailure.ts";
import { openStore, openStoreInThread, restoreFrom } from "../../../src/store/index.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { addOwner, editDatabase, note, notesIn } from "./support/storeContents.ts";

function aLibrary(): string {
  const folder = temporaryFolder("foreign-schema");
  const store = openStore(folder);
  addOwner(store);
  note(store, "kept");
  store.close();
  return folder;
}

function openError(folder: string): Error & { code?: string } {
  try {
    openStore(folder).close();
  } catch (error) {
    return error as Error & { code?: string };
  }
  throw new Error("it was opened");
}

test.for([
  [
    "a trigger",
    "CREATE TRIGGER promote AFTER INSERT ON session BEGIN UPDATE user SET role = 'owner'; END",
    "trigger promote",
  ],
  ["a view", "CREATE VIEW everything AS SELECT * FROM user", "view everything"],
  ["a virtual table", "CREATE VIRTUAL TABLE words USING fts5(text)", "table words"],
] as const)("a library with %s of another program is not opened, and nothing in it changes", ([, change, object]) => {
  const folder = aLibrary();
  const file = join(folder, "library.db");
  editDatabase(file, (database) => database.exec(change));
  const before = readFileSync(file);
  const error = openError(folder);
  expect(error.code).toBe("foreign_schema");
  for (const language of ["fr", "en"] as const) {
    const said = explainOpenFailure(error, folder, language);
    expect(said).toContain(file);
    expect(said).toContain(object);
  }
  expect(readFileSync(file).equals(before)).toBe(true);
});

test("the reason reaches the caller when the library is opened in a thread", async () => {
  const folder = aLibrary();
  editDatabase(join(folder, "library.db"), (database) => database.exec("CREATE VIEW everything AS SELECT * FROM user"));
  const error = await openStoreInThread(folder, () => undefined).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ code: "foreign_schema", facts: { object: "view everything" } });
});

test("a table and an index that a person added do not keep the library from opening", () => {
  const folder = aLibrary();
  editDatabase(join(folder, "library.db"), (database) =>
    database.exec("CREATE TABLE mine (id INTEGER); CREATE INDEX mine_by_id ON mine (id); ANALYZE"),
  );
  expect(notesIn(folder)).toEqual(["kept"]);
});

test("sessions and counted wrong passwords do not come back with a backup", async () => {
  const folder = aLibrary();
  const store = openStore(folder);
  const backup = join(temporaryFolder("backup"), "library-2026-01-02T03-04-05.678.db");
  await store.database.backup(backup);
  store.close();
  const farAway = Date.UTC(2100, 0);
  editDatabase(backup, (database) =>
    database.exec(`
      INSERT INTO session (id_hash, user, created_at, last_used_at)
      SELECT 'old', id, 1, 1 FROM user UNION ALL SELECT 'endless', id, ${farAway}, ${farAway} FROM user;
      INSERT INTO login_failure (subject, failures, blocked_until, last_at) VALUES ('user:ada', 99, ${farAway}, 1)`),
  );
  await restoreFrom(backup, folder);
  const restored = openStore(folder);
  const count = (table: string) =>
    restored.sql<{ count: number }>(`SELECT count(*) AS count FROM ${table}`).get()?.count;
  expect([count("user"), count("session"), count("login_failure")]).toEqual([1, 0, 0]);
  restored.close();
});
