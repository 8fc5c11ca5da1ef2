import type BetterSqlite from "better-sqlite3";

export type Database = BetterSqlite.Database;

/** The library's database: prepared statements and two kinds of transaction. One connection writes, on the main thread. */
export interface Store {
  readonly database: Database;
  readonly file: string;
  /** Prepares a statement; the same text gives the same one as long as it is cached. Values belong in parameters. */
  sql<Row = unknown, Parameters extends object = Record<string, unknown>>(text: string): Statement<Row, Parameters>;
  /** A transaction that is on the disk before it returns: for what a person entered or was promised. */
  writeDurable<T>(work: () => T): T;
  /** A transaction that a power cut may lose: for what can be done again. */
  writeRelaxed<T>(work: () => T): T;
  /** A relaxed transaction that is not awaited. @returns false where the disk does not accept it */
  tryWrite(work: () => void): boolean;
  /** The same, durable. */
  tryWriteDurable(work: () => void): boolean;
  schemaVersion(): number;
  /** How many prepared statements are cached, at most a thousand. */
  statementCount(): number;
  /**
   * A number that differs once anything was written, for caches. Null inside a transaction that writes: what it sees may
   * be rolled back.
   */
  changeMark(): number | null;
  /** Called with what a statement or a transaction threw, before the caller sees it. */
  onError(listener: (error: unknown) => void): void;
  /** Called with how long each transaction waited and took, in milliseconds. */
  onWrite(listener: (durationMs: number) => void): void;
  /** Traces statements from now on; a statement's text contains no values. */
  trace(tracer: StatementTracer): void;
  close(): void;
}

/** @returns where to report how long the next statement takes; null while statements are not traced */
export type StatementTracer = () => ((text: string, durationMs: number) => void) | null;

export interface Statement<Row, Parameters> {
  get(parameters?: Parameters): Row | undefined;
  all(parameters?: Parameters): Row[];
  run(parameters?: Parameters): { changes: number; id: number };
  iterate(parameters?: Parameters): IterableIterator<Row>;
}
