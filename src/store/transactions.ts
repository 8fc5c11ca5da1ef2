import { storageCodeOf } from "./storage/storageTrouble.ts";
import type { Database, Store } from "./store.ts";

/** The store's transactions. Inside another one, the work becomes part of it. */
export function createTransactions(
  database: Database,
  reportingErrors: <T>(work: () => T) => T,
): Pick<Store, "writeDurable" | "writeRelaxed" | "tryWrite" | "tryWriteDurable" | "onWrite"> {
  const listeners: ((durationMs: number) => void)[] = [];

  return {
    writeDurable,

    writeRelaxed: (work) => (database.inTransaction ? work() : measured(work)),

    tryWrite: (work) => isWritten(() => (database.inTransaction ? work() : measured(work))),
    tryWriteDurable: (work) => isWritten(() => writeDurable(work)),

    onWrite: (listener) => listeners.push(listener),
  };

  function writeDurable<T>(work: () => T): T {
    // The outer transaction decides: the pragma cannot change inside one.
    if (database.inTransaction) return work();
    database.pragma("synchronous = FULL");
    try {
      return measured(work);
    } finally {
      database.pragma("synchronous = NORMAL");
    }
  }

  function measured<T>(work: () => T): T {
    const start = performance.now();
    try {
      return reportingErrors(() => database.transaction(work).immediate());
    } finally {
      const durationMs = performance.now() - start;
      for (const listener of listeners) listener(durationMs);
    }
  }
}

function isWritten(write: () => unknown): boolean {
  try {
    write();
    return true;
  } catch (error) {
    // The storage watch reports it; the request is still answered.
    if (storageCodeOf(error) === null) throw error;
    return false;
  }
}
