import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { expect, test } from "vitest";
import { openStore } from "../../../src/store/index.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const MIGRATIONS = join(import.meta.dirname, "../../../src/store/migrations");
const THIS = 22;

test("alternative titles survive the migration that adds their origin: TMDB where it was asked, else none", () => {
  const folder = temporaryFolder("other-titles");
  const before = new BetterSqlite(join(folder, "library.db"));
  for (const name of readdirSync(MIGRATIONS).sort()) {
    const version = Number.parseInt(name, 10);
    if (!(version < THIS)) continue;
    before.exec(readFileSync(join(MIGRATIONS, name), "utf8"));
    before.pragma(`user_version = ${version}`);
  }
  before.exec(`
    INSERT INTO film (id, state, title, sort_title, identity_title, added_at, changed_at)
    VALUES (1, 'identified', 'Stalker', 'stalker', 'stalker', 0, 0), (2, 'unidentified', 'Zone', 'zone', 'zone', 0, 0);
    INSERT INTO enrichment (film, provider, state, updated_at) VALUES (1, 'tmdb', 'done', 0), (1, 'wikipedia', 'done', 0);
    INSERT INTO alternative_title (film, title) VALUES (1, 'Сталкер'), (1, 'The Guide'), (2, 'La Zone');`);
  before.close();

  const store = openStore(folder);
  const rows = store.sql("SELECT film, title, origin FROM alternative_title ORDER BY film, title").all();
  store.close();
  expect(rows).toEqual([
    { film: 1, title: "The Guide", origin: "tmdb" },
    { film: 1, title: "Сталкер", origin: "tmdb" },
    { film: 2, title: "La Zone", origin: "" },
  ]);
});
