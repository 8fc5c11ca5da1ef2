import type BetterSqlite from "better-sqlite3";
import { LRUCache } from "lru-cache";
import { storageCodeOf } from "./storage/storageTrouble.ts";
import type { Database, Statement, StatementTracer, Store } from "./store.ts";
import { createTransactions } from "./transactions.ts";

/** @param database open and at the newest schema */
export function createSqliteStore(database: Database, file: string): Store {
  const errorListeners: ((error: unknown) => void)[] = [];
  const reportingErrors = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      for (const listener of errorListeners) listener(error);
      throw error;
    }
  };
  const statements = createStatements(database, reportingErrors);
  const { onWrite, ...transactions } = createTransactions(database, reportingErrors);

  return {
    database,
    file,
    sql: statements.sql,
    statementCount: statements.count,
    trace: statements.trace,
    ...transactions,
    onWrite,
    onError: (listener) => errorListeners.push(listener),
    schemaVersion: () => Number(database.pragma("user_version", { simple: true })),
    changeMark: () => changeMark(database, statements.sql),
    close: () => closeDatabase(database),
  };
}

/**
 * More than the program's own statements, about 500, so that these stay cached while combinations of filters replace
 * one another. A statement evicted while in use stays valid for its user; SQLite's memory is freed when the user drops
 * it.
 */
const MAX_STATEMENTS = 1_000;

/** Statements by their text, each prepared once while it is used, and timed while they are traced. */
function createStatements(
  database: Database,
  reportingErrors: <T>(work: () => T) => T,
): { readonly sql: Store["sql"]; trace(tracer: StatementTracer): void; count(): number } {
  const prepared = new LRUCache<string, BetterSqlite.Statement>({ max: MAX_STATEMENTS });
  let tracer: StatementTracer | null = null;

  return {
    sql: <Row, Parameters extends object>(text: string) =>
      typedStatement<Row, Parameters>(prepare(text), (work) => timed(text, work)),
    trace(next) {
      tracer = next;
    },
    count: () => prepared.size,
  };

  function prepare(text: string): BetterSqlite.Statement {
    const known = prepared.get(text);
    if (known) return known;
    const statement = database.prepare(text);
    prepared.set(text, statement);
    return statement;
  }

  function timed<T>(text: string, work: () => T): T {
    const report = tracer?.();
    if (!report) return reportingErrors(work);
    const start = performance.now();
    const result = reportingErrors(work);
    report(text, performance.now() - start);
    return result;
  }
}

/** Rows are described where they are read; SQLite cannot prove them, so the casts are all here. */
function typedStatement<Row, Parameters extends object>(
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

/**
 * A connection that only reads asks whether another one has committed
 * (https://sqlite.org/pragma.html#pragma_data_version); the one that writes counts the rows it changed
 * (https://sqlite.org/c3ref/total_changes.html).
 */
function changeMark(database: Database, sql: Store["sql"]): number | null {
  if (database.readonly) return Number(database.pragma("data_version", { simple: true }));
  // The counter is not rolled back with a transaction.
  if (database.inTransaction) return null;
  return sql<{ changes: number }>("SELECT total_changes() AS changes").get()?.changes ?? 0;
}

function closeDatabase(database: Database): void {
  if (!database.open) return;
  if (database.readonly) {
    database.close();
    return;
  }
  try {
    database.pragma("optimize");
  } catch (error) {
    // Statistics for the next start: a full disk must not keep the library from closing.
    if (storageCodeOf(error) === null) throw error;
  } finally {
    database.close();
  }
}
