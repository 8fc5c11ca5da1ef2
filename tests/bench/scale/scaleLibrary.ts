import { createHash } from "node:crypto";
import {
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import BetterSqlite from "better-sqlite3";
import { createPasswords } from "../../../src/accounts/passwords.ts";
import { type Database, openStore } from "../../../src/store/index.ts";
import { databaseFile } from "../../../src/store/openStore.ts";
import { OWNER } from "../benchLibrary.ts";
import { fillMarks } from "./fillMarks.ts";
import { fillFilms, runner, type ScaleShape } from "./fillTables.ts";

export type { ScaleShape } from "./fillTables.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
/** What generated libraries depend on: if the schema or the generator changes, they are generated again. */
const SOURCES = [join(ROOT, "src/store/migrations"), import.meta.dirname];

const SHELF = "filmotheque-scale-";

/** The password of the owner and of every member of a generated library. */
export const PASSWORD = OWNER.password;
export const memberName = (number: number): string => `member${number}`;

/**
 * A data folder with a generated library: generated once per size, kept in the system's temporary folder, and copied
 * for the caller.
 * @returns the copy; the caller removes it
 */
export async function copyScaleLibrary(shape: ScaleShape): Promise<string> {
  const made = await madeLibrary(shape);
  const copy = mkdtempSync(join(tmpdir(), "filmotheque-scale-run-"));
  cpSync(made, copy, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return copy;
}

async function madeLibrary(shape: ScaleShape): Promise<string> {
  const shelfName = `${SHELF}${fingerprint()}`;
  removeOutdated(shelfName);
  const shelf = join(tmpdir(), shelfName);
  const folder = join(shelf, `${shape.films}-${shape.members}x${shape.ratingsPerMember}`);
  if (existsSync(folder)) return folder;
  mkdirSync(shelf, { recursive: true, mode: 0o700 });
  const unfinished = mkdtempSync(join(shelf, "unfinished-"));
  try {
    await makeLibrary(unfinished, shape);
    renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}

/** Removes libraries of another schema or generator, which take gigabytes. */
function removeOutdated(current: string): void {
  for (const name of readdirSync(tmpdir()))
    if (/^filmotheque-scale-[\da-f]{12}$/.test(name) && name !== current)
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
}

/** @param folder empty; holds a library at the newest schema afterwards */
export async function makeLibrary(folder: string, shape: ScaleShape): Promise<void> {
  openStore(folder).close();
  const hash = await createPasswords().hash(PASSWORD);
  const database = new BetterSqlite(databaseFile(folder));
  try {
    database.pragma("journal_mode = MEMORY");
    database.pragma("synchronous = OFF");
    database.pragma("cache_size = -1000000");
    database.pragma("foreign_keys = OFF");
    const triggers = dropTriggers(database);
    database.transaction(() => {
      const users = fillUsers(database, shape.members, hash);
      fillFilms(database, shape);
      fillMarks(database, shape, users.slice(1));
    })();
    for (const sql of triggers) database.exec(sql);
    // As maintenance does it: samples of values, which a whole ANALYZE takes, make SQLite plan statements anew.
    database.pragma("analysis_limit = 400");
    database.exec("ANALYZE");
    database.pragma("journal_mode = WAL");
  } finally {
    database.close();
  }
}

/**
 * Drops the triggers, because the derived rows are inserted directly. @returns the statements that create them again
 */
function dropTriggers(database: Database): string[] {
  const triggers = database
    .prepare(
      "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('film', 'rated_film', 'rating', 'rating_layer', 'watch_state', 'watch_layer')",
    )
    .all() as { name: string; sql: string }[];
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
  return triggers.map(({ sql }) => sql);
}

/** @returns their ids, the owner's first */
function fillUsers(database: Database, members: number, hash: string): number[] {
  const user = runner(database, "user", [
    ...["id", "user_id", "display_name", "role", "language", "password_hash", "created_at"],
  ]);
  const names = [OWNER.userId, ...Array.from({ length: members }, (_, index) => memberName(index + 1))];
  for (const [index, name] of names.entries())
    user(index + 1, name, name, index === 0 ? "owner" : "member", "en", hash, 1);
  return names.map((_, index) => index + 1);
}

function fingerprint(): string {
  const hash = createHash("sha256");
  for (const folder of SOURCES) {
    for (const name of readdirSync(folder)
      .filter((one) => /^(fill|invent|scaleLibrary|\d)/.test(one))
      .sort())
      hash.update(name).update(readFileSync(join(folder, name)));
  }
  return hash.digest("hex").slice(0, 12);
}
