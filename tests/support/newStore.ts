import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Store } from "../../src/store/index.ts";
import { databaseFile, openPreparedStore, openStore } from "../../src/store/openStore.ts";

let database: Buffer | undefined;

/**
 * The store of a new library in an empty folder. Its database is a copy of one that was migrated once in this process:
 * all migrations take a tenth of a second of processor time, and some tests open hundreds of libraries.
 */
export function openNewStore(folder: string): Store {
  database ??= migratedDatabase();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(databaseFile(folder), database, { mode: 0o600 });
  return openPreparedStore(folder);
}

function migratedDatabase(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), "filmotheque-new-"));
  try {
    openStore(folder).close();
    return readFileSync(databaseFile(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
