import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readdirSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import BetterSqlite from "better-sqlite3";
import { openStore, type Store } from "../../../../src/store/index.ts";
import { temporaryFolder } from "../../../support/temporaryFolder.ts";

export function note(store: Store, name: string, value = "1"): void {
  store.writeDurable(() => store.sql("INSERT INTO setting (name, value) VALUES (:name, :value)").run({ name, value }));
}

/** Opens the library as a start does, and says what was noted in it. */
export function notesIn(folder: string): string[] {
  const store = openStore(folder);
  try {
    return store
      .sql<{ name: string }>("SELECT name FROM setting ORDER BY name")
      .all()
      .map(({ name }) => name);
  } finally {
    store.close();
  }
}

export function addOwner(store: Store): void {
  store.writeDurable(() =>
    store
      .sql(`
        INSERT INTO user (user_id, display_name, role, language, password_hash, created_at)
        VALUES ('ada', 'Ada', 'owner', 'en', 'not a hash', 1)`)
      .run(),
  );
}

/** Every file below a folder, with `/`; folders are not named. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .sort();
}

/** Files of which a start, a backup or a restore leaves none behind. */
export const isStray = (path: string): boolean =>
  /unfinished|\.partial|^restore\/|\.new$|elsewhere-|backups\/.*-(wal|shm|journal)$/.test(path);

const SUPPORT = import.meta.dirname;
const STORE = pathToFileURL(join(SUPPORT, "../../../../src/store/index.ts")).href;

/**
 * Runs a few lines with the store in a separate process, which is killed after the n-th change of the file system.
 * @returns whether it was killed; false where it had ended before
 */
export async function killedAfter(changes: number, lines: string): Promise<boolean> {
  const program = `import * as store from ${JSON.stringify(STORE)};\n${lines}`;
  const preload = pathToFileURL(join(SUPPORT, "killAfter.ts")).href;
  const file = join(temporaryFolder("program"), "program.mjs");
  writeFileSync(file, program);
  const child = spawn(process.execPath, [file], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, NODE_OPTIONS: `--import=${preload}`, FILMOTHEQUE_TEST_KILL_AFTER: String(changes) },
  });
  let said = "";
  child.stderr.on("data", (piece) => {
    said += String(piece);
  });
  const [status, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
  if (signal === null && status !== 0) throw new Error(`the program failed by itself: ${said}`);
  return signal === "SIGKILL";
}

/** Changes a database file behind the program’s back. */
export function editDatabase<T>(file: string, edit: (database: BetterSqlite.Database) => T): T {
  const database = new BetterSqlite(file);
  try {
    return edit(database);
  } finally {
    database.close();
  }
}

/** Damages a page of the film table that a start does not read. */
export function damageTable(database: string): void {
  const root = editDatabase(database, (opened) => {
    opened.pragma("wal_checkpoint(TRUNCATE)");
    return {
      page: Number(opened.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'film_by_title'").pluck().get()),
      size: Number(opened.pragma("page_size", { simple: true })),
    };
  });
  const file = openSync(database, "r+");
  writeSync(file, Buffer.alloc(root.size, 0xff), 0, root.size, (root.page - 1) * root.size);
  closeSync(file);
}
