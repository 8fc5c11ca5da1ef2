import { closeSync, fsyncSync, openSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Store } from "./open.ts";
import { type StorageTrouble, storageTroubleOf } from "./storageTrouble.ts";

export interface StorageWatchParts {
  readonly store: Pick<Store, "sql" | "writeDurable" | "onError" | "database">;
  /** The library's data folder. */
  readonly folder: string;
  /** Said once when it begins, and once with null when writing works again. */
  onChanged(trouble: StorageTrouble | null): void;
  /** For tests: how long to wait before the first try. */
  readonly firstWaitMs?: number;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** Trouble that comes back this soon was never over: the waits go on from where they were. */
const CALM_AFTER_MS = 60_000;
/** What has to fit before work goes on: a file beside the database, and rows in it. */
const PROBE_FILE_BYTES = 1024 * 1024;
const PROBE_ROW_BYTES = 64 * 1024;
const PROBE_NAME = "storage_probe";

/**
 * Knows whether the library can be written. Every error of the store comes by here; once one is the disk's fault the
 * library counts as not writable, and writing is tried for real, first after a second, then ever less often, until it
 * works.
 */
export function createStorageWatch({ store, folder, onChanged, firstWaitMs = FIRST_WAIT_MS }: StorageWatchParts) {
  const listeners = new Set<() => void>();
  const waiting = new Set<() => void>();
  let trouble: StorageTrouble | null = null;
  let waitMs = firstWaitMs;
  let openedAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let isProbing = false;

  /** @returns whether the disk is to blame */
  function report(error: unknown): boolean {
    const found = storageTroubleOf(error, folder);
    if (!found) return false;
    if (isClosed || isProbing || trouble?.code === found.code) return true;
    const isNew = trouble === null;
    trouble = found;
    if (isNew) {
      if (performance.now() - openedAt > CALM_AFTER_MS) waitMs = firstWaitMs;
      probeLater();
    }
    onChanged(trouble);
    return true;
  }

  function probeLater(): void {
    clearTimeout(timer);
    timer = setTimeout(probe, waitMs);
    timer.unref();
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  }

  function probe(): void {
    if (isClosed || trouble === null || !store.database.open) return;
    isProbing = true;
    try {
      writeFile();
      writeRow();
    } catch (error) {
      // What it is now may be something else: full, then read-only.
      const found = storageTroubleOf(error, folder);
      const isOther = found !== null && found.code !== trouble.code;
      if (found) trouble = found;
      if (isOther) onChanged(trouble);
      probeLater();
      return;
    } finally {
      isProbing = false;
    }
    trouble = null;
    openedAt = performance.now();
    onChanged(null);
    letGo();
    for (const listener of listeners) listener();
  }

  function writeFile(): void {
    const file = join(folder, ".storage-probe");
    try {
      const descriptor = openSync(file, "w", 0o600);
      try {
        // Not writeFileSync, which writes what fits and calls that a success.
        writeFileSync(descriptor, Buffer.alloc(PROBE_FILE_BYTES));
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
    } finally {
      rmSync(file, { force: true });
    }
  }

  /** Twice committed: the row takes room of its own, which a change of one that is there would not. */
  function writeRow(): void {
    const value = "x".repeat(PROBE_ROW_BYTES);
    store.writeDurable(() =>
      store
        .sql(
          "INSERT INTO setting (name, value) VALUES (:name, :value) ON CONFLICT DO UPDATE SET value = excluded.value",
        )
        .run({ name: PROBE_NAME, value }),
    );
    store.writeDurable(() => store.sql("DELETE FROM setting WHERE name = :name").run({ name: PROBE_NAME }));
  }

  function letGo(): void {
    const going = [...waiting];
    waiting.clear();
    for (const go of going) go();
  }

  store.onError(report);

  return {
    report,
    trouble: (): StorageTrouble | null => trouble,
    isOpen: (): boolean => trouble === null,
    /** Resolves when writing works again, or nobody waits any more. */
    whenOpen(signal: AbortSignal): Promise<void> {
      if (trouble === null || signal.aborted || isClosed) return Promise.resolve();
      return new Promise((resolve) => {
        waiting.add(resolve);
        signal.addEventListener("abort", () => resolve(), { once: true });
      });
    },
    /** @returns ends the listening */
    onOpen(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close(): void {
      isClosed = true;
      clearTimeout(timer);
      letGo();
    },
  };
}

export type StorageWatch = ReturnType<typeof createStorageWatch>;
