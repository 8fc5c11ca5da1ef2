import BetterSqlite from "better-sqlite3";
import { storageCodeOf } from "./storage/storageTrouble.ts";
import type { Database, Store } from "./store.ts";

/** The thread is asked to copy so many pages. */
const PAGES = 500;
/** SQLite's own default: a connection that commits while the log has so many pages copies them itself. */
const DEFAULT_PAGES = 1_000;
/** 32 MB: the log may grow so far where writes never pause long enough for it to begin again. */
const MAX_PAGES = 8_000;
/** After a write. */
const LOOK_AFTER_MS = 100;
/** After a failure, which may last. */
const LOOK_AGAIN_MS = 10_000;

export interface CheckpointParts {
  readonly store: Pick<Store, "database" | "file" | "onWrite" | "onError">;
  /** The disk refuses writes: a long log has no room there, although the thread, which only copies, succeeds. */
  isInTrouble(): boolean;
  /** Runs `checkpointWal` in a thread. */
  run(file: string): Promise<void>;
  onError(error: unknown): void;
}

/**
 * Lets a thread copy the write-ahead log into the database. On the main thread each copy waits for the disk twice
 * (https://www.sqlite.org/wal.html#ckpt), tens of milliseconds, and follows every commit while somebody reads.
 *
 * The main thread still copies where the log has become too long, and, as SQLite does by itself, from a thousand pages
 * where the thread fails or the disk refuses something: a full disk has no room for a long log.
 */
export function checkpointInThread({ store, isInTrouble, run, onError }: CheckpointParts): void {
  const { database, file } = store;
  let isScheduled = false;
  let isWritten = false;
  /** Not before the thread has copied once. */
  let isTrusted = false;
  let ownPages = DEFAULT_PAGES;

  store.onError((error) => {
    if (storageCodeOf(error) !== null) isTrusted = false;
  });
  store.onWrite(() => {
    applyTrust();
    isWritten = true;
    if (!isScheduled) schedule(LOOK_AFTER_MS);
  });

  function schedule(delayMs: number): void {
    isScheduled = true;
    setTimeout(() => void look(), delayMs).unref();
  }

  /** What is written while the thread copies is looked at once more, even if nothing is written any more. */
  async function look(): Promise<void> {
    isWritten = false;
    let delayMs = LOOK_AFTER_MS;
    try {
      if (database.open && pagesToCopy(database) >= PAGES) {
        await run(file);
        isTrusted = true;
      }
    } catch (error) {
      isTrusted = false;
      delayMs = LOOK_AGAIN_MS;
      onError(error);
    }
    isScheduled = false;
    if (isWritten && database.open) schedule(delayMs);
  }

  function applyTrust(): void {
    const pages = isTrusted && !isInTrouble() ? MAX_PAGES : DEFAULT_PAGES;
    if (pages === ownPages) return;
    database.pragma(`wal_autocheckpoint = ${pages}`);
    ownPages = pages;
  }
}

/** `NOOP` only counts (https://www.sqlite.org/pragma.html#pragma_wal_checkpoint). */
function pagesToCopy(database: Database): number {
  const [state] = database.pragma("wal_checkpoint(NOOP)") as readonly { log: number; checkpointed: number }[];
  return state ? state.log - state.checkpointed : 0;
}

/**
 * Copies what is in the log, as far as current readers allow, without waiting for them or for the connection that
 * writes. To be called in a thread.
 */
export function checkpointWal(file: string): void {
  const database = new BetterSqlite(file, { fileMustExist: true });
  try {
    database.pragma("synchronous = NORMAL");
    database.pragma("wal_checkpoint(PASSIVE)");
  } finally {
    database.close();
  }
}
