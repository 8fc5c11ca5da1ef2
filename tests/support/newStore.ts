import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Store } from "../../src/store/index.ts";
import { databaseFile, openPreparedStore, openStore } from "../../src/store/openStore.ts";

let database: Buffer | undefined;

/**
 * The store of a folder: of the library that is there, or of a new one. The database of a new one is a copy of one that was migrated once in this process:
 * all migrations take a tenth of a second of processor time, and some tests open hundreds of libraries.
 */
export function openNewStore(folder: string): Store {
  if (existsSync(databaseFile(folder))) return openStore(folder);
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
