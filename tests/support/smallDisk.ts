import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Store } from "../../src/store/index.ts";
import { fill, makeRoom, mountAt } from "./memoryDisk.ts";

/** What is put into the database where SQLite's own limit simulates a small disk. */
const FILLING = "filling ";

/**
 * A disk that can be filled: a small one in memory, where this machine lets us mount it. Elsewhere SQLite's own limit,
 * which says the same as a full disk does.
 */
export function createSmallDisk(megabytes: number) {
  const folder = mkdtempSync(join(tmpdir(), "filmotheque-small-disk-"));
  const isMounted = mountAt(folder, `size=${megabytes}m`);

  return {
    folder,
    isMounted,
    /** Until nothing fits any more. */
    fill(store: Store): void {
      if (isMounted) fill(folder);
      else fillDatabase(store);
    },
    makeRoom(store: Store): void {
      if (isMounted) makeRoom(folder);
      else emptyDatabase(store);
    },
    remove(): void {
      if (isMounted) execFileSync("umount", ["--lazy", folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function fillDatabase({ database }: Store): void {
  database.pragma(`max_page_count = ${database.pragma("page_count", { simple: true })}`);
  const insert = database.prepare("INSERT INTO setting (name, value) VALUES (?, ?)");
  for (let size = 200_000; size > 10; size = Math.floor(size / 2)) {
    for (let row = 0; ; row += 1) {
      try {
        insert.run(`${FILLING}${size} ${row}`, "x".repeat(size));
      } catch {
        break; // so much does not fit any more
      }
    }
  }
}

function emptyDatabase({ database }: Store): void {
  database.pragma("max_page_count = 1000000000");
  database.prepare("DELETE FROM setting WHERE name LIKE ?").run(`${FILLING}%`);
}
