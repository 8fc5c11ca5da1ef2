import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, openSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { nativePaths } from "../../paths/index.ts";
import type { Store } from "../store.ts";

/** What has to fit before work continues: a file next to the database, and a row in it. */
const FILE_BYTES = 1024 * 1024;
const ROW_BYTES = 64 * 1024;
const SETTING = "storage_probe";

const PROBE_FILE = ".storage-probe";

/**
 * Writes to the library's disk and removes what it wrote.
 * @param failedPath what could not be written before: it is tried too, where it is part of the library
 * @throws what the system or SQLite throws
 */
export function probeStorage(
  store: Pick<Store, "sql" | "writeDurable">,
  folder: string,
  failedPath: string = folder,
): void {
  writeFile(join(folder, PROBE_FILE));
  if (failedPath !== folder && nativePaths.isInside(failedPath, folder)) probePath(failedPath);
  writeRow(store);
}

function probePath(path: string): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory()) writeFile(join(path, PROBE_FILE));
  else if (stats) closeSync(openSync(path, "r+"));
}

function writeFile(file: string): void {
  try {
    const descriptor = openSync(file, "w", 0o600);
    try {
      // Synced, because a full disk may be reported only then; random, because a compressing one has room for zeros.
      writeFileSync(descriptor, randomBytes(FILE_BYTES));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } finally {
    rmSync(file, { force: true });
  }
}

/** A new row, because changing one that is there may need no space. */
function writeRow({ sql, writeDurable }: Pick<Store, "sql" | "writeDurable">): void {
  writeDurable(() =>
    sql(`
      INSERT INTO setting (name, value)
      VALUES (:name, :value)
      ON CONFLICT DO UPDATE SET value = excluded.value`).run({
      name: SETTING,
      value: randomBytes(ROW_BYTES / 2).toString("hex"),
    }),
  );
  writeDurable(() => sql("DELETE FROM setting WHERE name = :name").run({ name: SETTING }));
}
