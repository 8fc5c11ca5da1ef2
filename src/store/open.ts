import { chmodSync, existsSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { newestGoodBackup } from "./backup/offeredBackup.ts";
import { snapshot } from "./backup/snapshot.ts";
import { removeUnfinishedBackups } from "./backup/unfinished.ts";
import { guardLibrary } from "./library/guardLibrary.ts";
import { DatabaseDamaged } from "./library/openProblems.ts";
import { migrate } from "./migrate.ts";
import { finishRestore } from "./restore/applyRestore.ts";
import { storageCodeOf } from "./storageTrouble.ts";

export type Database = BetterSqlite.Database;

export interface Store {
  readonly database: Database;
  readonly file: string;
  /** Prepares once and remembers: the same text gives the same statement. */
  sql<Row = unknown, Parameters extends object = Record<string, unknown>>(text: string): Statement<Row, Parameters>;
  /** For what a person typed or was promised: on the disk before it returns. */
  writeDurable<T>(work: () => T): T;
  /** For what can be redone after a power cut. */
  writeRelaxed<T>(work: () => T): T;
  /** For what nobody waits for, beside an answer that needs no write. @returns false where the disk cannot take it */
  tryWrite(work: () => void): boolean;
  schemaVersion(): number;
  /** Told what a statement or a transaction threw, before whoever asked is. */
  onError(listener: (error: unknown) => void): void;
  /** Milliseconds the last writes waited and took, for the metrics. */
  onWrite(listener: (durationMs: number) => void): void;
  /** Tells of each statement while the tracer wants to know; a statement's text holds no values. */
  trace(tracer: StatementTracer): void;
  close(): void;
}

/** @returns where to tell how long a statement took; null while nobody wants to know */
export type StatementTracer = () => ((text: string, durationMs: number) => void) | null;

export interface Statement<Row, Parameters> {
  get(parameters?: Parameters): Row | undefined;
  all(parameters?: Parameters): Row[];
  run(parameters?: Parameters): { changes: number; id: number };
  iterate(parameters?: Parameters): IterableIterator<Row>;
}

/** What is done to the database before it is open, in this order; each may take long on a large library. */
export type OpeningStep = "checking" | "backing_up" | "upgrading";

/**
 * Opens (or makes) the library's database, checks it and brings it up to date, on the calling thread. A host that must
 * go on answering calls `openStoreInThread`.
 *
 * @param folder the library's data folder
 * @param onStep called before each step
 * @throws DatabaseDamaged, DatabaseFromNewerProgram, ForeignDatabase, LibraryMissing
 */
export function openStore(folder: string, onStep: (step: OpeningStep) => void = () => undefined): Store {
  prepareStore(folder, onStep);
  return openPreparedStore(folder);
}

/**
 * Finishes what a kill cut off, checks the database and brings it up to date, and leaves it closed.
 * @throws DatabaseDamaged, DatabaseFromNewerProgram, ForeignDatabase, LibraryMissing
 */
export function prepareStore(folder: string, onStep: (step: OpeningStep) => void): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  finishRestore(folder);
  removeUnfinishedBackups(folder);
  const file = databaseFile(folder);
  const guard = guardLibrary(folder);
  onStep("checking");
  const database = openChecked(file, folder);
  try {
    guard.allow(database);
    assertWritable(database);
    configure(database);
    chmodSync(file, 0o600);
    migrate(database, (version) => {
      onStep("backing_up");
      snapshot(database, folder, `before-migration-from-${version}`);
      onStep("upgrading");
    });
    // The marker must not outlive a power cut that the new schema does not.
    database.pragma("wal_checkpoint(TRUNCATE)");
    guard.mark(database);
  } finally {
    database.close();
  }
}

/**
 * SQLite opens a file that may not be written as read-only and says nothing before the first write.
 * @throws SQLite's `SQLITE_READONLY`, before anything was changed
 */
function assertWritable(database: Database): void {
  const version = database.pragma("user_version", { simple: true });
  database.exec(`BEGIN IMMEDIATE; PRAGMA user_version = ${version}; ROLLBACK`);
}

/** Opens a database that `prepareStore` has just left. */
export function openPreparedStore(folder: string): Store {
  const file = databaseFile(folder);
  const database = new BetterSqlite(file, { timeout: 5_000 });
  configure(database);
  return storeOver(database, file);
}

export function databaseFile(folder: string): string {
  return join(folder, "library.db");
}

/** Another program, a backup say, may be reading the file. */
const CHECK_WAIT_MS = 30_000;

function openChecked(file: string, folder: string): Database {
  const isNew = !existsSync(file);
  let database: Database | undefined;
  try {
    database = new BetterSqlite(file, { timeout: CHECK_WAIT_MS });
    if (!isNew && database.pragma("quick_check(1)", { simple: true }) !== "ok") throw new Error("quick_check failed");
    return database;
  } catch (error) {
    database?.close();
    if (isNew || !isDamage(error)) throw error;
    throw new DatabaseDamaged({ setAside: setAside(file), ...newestGoodBackup(folder) }, error);
  }
}

function configure(database: Database): void {
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = NORMAL");
  database.pragma("foreign_keys = ON");
  database.pragma("temp_store = MEMORY");
  database.pragma("cache_size = -16000");
  database.pragma("mmap_size = 134217728");
}

function isDamage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return code.startsWith("SQLITE_CORRUPT") || code === "SQLITE_NOTADB" || error.message === "quick_check failed";
}

function setAside(file: string): string {
  const aside = `${file}.damaged-${new Date().toISOString().replaceAll(":", "-")}`;
  for (const ending of ["", "-wal", "-shm"]) {
    if (existsSync(file + ending)) renameSync(file + ending, aside + ending);
  }
  return aside;
}

function storeOver(database: Database, file: string): Store {
  const statements = new Map<string, BetterSqlite.Statement>();
  const listeners: ((durationMs: number) => void)[] = [];
  const errorListeners: ((error: unknown) => void)[] = [];
  let tracer: StatementTracer | null = null;
  const timed = <T>(text: string, work: () => T): T => {
    const tell = tracer?.();
    if (!tell) return told(work);
    const start = performance.now();
    const result = told(work);
    tell(text, performance.now() - start);
    return result;
  };

  function told<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      for (const listener of errorListeners) listener(error);
      throw error;
    }
  }

  function prepared(text: string): BetterSqlite.Statement {
    let statement = statements.get(text);
    if (!statement) {
      statement = database.prepare(text);
      statements.set(text, statement);
    }
    return statement;
  }

  function measured<T>(work: () => T): T {
    const start = performance.now();
    try {
      return told(() => database.transaction(work).immediate());
    } finally {
      const duration = performance.now() - start;
      for (const listener of listeners) listener(duration);
    }
  }

  return {
    database,
    file,
    sql: <Row, Parameters extends object>(text: string) =>
      typed<Row, Parameters>(prepared(text), (work) => timed(text, work)),
    writeDurable(work) {
      // Inside another transaction the outer one decides: the pragma cannot change there.
      if (database.inTransaction) return work();
      database.pragma("synchronous = FULL");
      try {
        return measured(work);
      } finally {
        database.pragma("synchronous = NORMAL");
      }
    },
    writeRelaxed: (work) => (database.inTransaction ? work() : measured(work)),
    tryWrite(work) {
      try {
        if (database.inTransaction) work();
        else measured(work);
        return true;
      } catch (error) {
        // Said by whoever watches the storage; what was asked for is answered all the same.
        if (storageCodeOf(error) === null) throw error;
        return false;
      }
    },
    onError: (listener) => errorListeners.push(listener),
    schemaVersion: () => database.pragma("user_version", { simple: true }) as number,
    onWrite: (listener) => listeners.push(listener),
    trace(next) {
      tracer = next;
    },
    close() {
      if (!database.open) return;
      try {
        database.pragma("optimize");
      } catch (error) {
        // Statistics for the next time: a full disk must not keep the library from closing.
        if (storageCodeOf(error) === null) throw error;
      } finally {
        database.close();
      }
    },
  };
}

/** Rows are described where they are read; SQLite cannot prove them, so the one cast is here. */
function typed<Row, Parameters extends object>(
  statement: BetterSqlite.Statement,
  timed: <T>(work: () => T) => T,
): Statement<Row, Parameters> {
  return {
    get: (parameters) => timed(() => statement.get(parameters ?? {})) as Row | undefined,
    all: (parameters) => timed(() => statement.all(parameters ?? {})) as Row[],
    iterate: (parameters) => statement.iterate(parameters ?? {}) as IterableIterator<Row>,
    run(parameters) {
      const { changes, lastInsertRowid } = timed(() => statement.run(parameters ?? {}));
      return { changes, id: Number(lastInsertRowid) };
    },
  };
}
