import type { Store } from "../store.ts";
import { probeStorage } from "./probeStorage.ts";
import { type StorageTrouble, storageTroubleOf, troubleOfProbe } from "./storageTrouble.ts";
import { createWaiters } from "./waiters.ts";

/**
 * Knows whether the library can be written. Every error of the store is reported to it; once one is the disk's fault the
 * library counts as not writable, and real writes are tried, first after a second, then less and less often, until one
 * succeeds.
 */
export interface StorageWatch {
  /** @returns whether the disk is to blame */
  report(error: unknown): boolean;
  /** Null while writing works. */
  trouble(): StorageTrouble | null;
  isWritable(): boolean;
  /** Resolves when writing works again, on abort, or when the watch is closed. */
  whenWritable(signal: AbortSignal): Promise<void>;
  /** Called each time writing works again. @returns stops the calls */
  onWritable(listener: () => void): () => void;
  close(): void;
}

export interface StorageWatchParts {
  readonly store: Pick<Store, "sql" | "writeDurable" | "onError" | "database">;
  /** The library's data folder. */
  readonly folder: string;
  /** Called when trouble begins or changes, and with null when writing works again. */
  onChanged(trouble: StorageTrouble | null): void;
  /** For tests: how long to wait before the first try. */
  readonly firstWaitMs?: number;
}

const FIRST_WAIT_MS = 1_000;
const MAX_WAIT_MS = 30_000;
/** Trouble that comes back this soon was not over: the waits continue from where they were. */
const RECOVERED_AFTER_MS = 60_000;

export function createStorageWatch(parts: StorageWatchParts): StorageWatch {
  const watch = new Watch(parts);
  parts.store.onError((error) => watch.report(error));
  return {
    report: (error) => watch.report(error),
    trouble: () => watch.trouble,
    isWritable: () => watch.trouble === null,
    whenWritable: (signal) => watch.whenWritable(signal),
    onWritable: (listener) => watch.waiters.listen(listener),
    close: () => watch.close(),
  };
}

class Watch {
  readonly waiters = createWaiters();
  trouble: StorageTrouble | null = null;
  readonly #parts: StorageWatchParts;
  readonly #firstWaitMs: number;
  #waitMs: number;
  #recoveredAt = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;
  #isProbing = false;

  constructor(parts: StorageWatchParts) {
    this.#parts = parts;
    this.#firstWaitMs = parts.firstWaitMs ?? FIRST_WAIT_MS;
    this.#waitMs = this.#firstWaitMs;
  }

  report(error: unknown): boolean {
    const found = storageTroubleOf(error, this.#parts.folder);
    if (!found) return false;
    if (this.#isClosed || this.#isProbing || this.trouble?.code === found.code) return true;
    const isNew = this.trouble === null;
    this.trouble = found;
    if (isNew) {
      if (performance.now() - this.#recoveredAt > RECOVERED_AFTER_MS) this.#waitMs = this.#firstWaitMs;
      this.#probeLater();
    }
    this.#parts.onChanged(this.trouble);
    return true;
  }

  whenWritable(signal: AbortSignal): Promise<void> {
    if (this.trouble === null || signal.aborted || this.#isClosed) return Promise.resolve();
    return this.waiters.wait(signal);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.waiters.resolveAll();
  }

  #probeLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#probe(), this.#waitMs);
    this.#timer.unref();
    this.#waitMs = Math.min(this.#waitMs * 2, MAX_WAIT_MS);
  }

  #probe(): void {
    const { store, folder, onChanged } = this.#parts;
    if (this.#isClosed || this.trouble === null || !store.database.open) return;
    this.#isProbing = true;
    try {
      probeStorage(store, folder, this.trouble.path);
    } catch (error) {
      this.#stillFails(error);
      return;
    } finally {
      this.#isProbing = false;
    }
    this.trouble = null;
    this.#recoveredAt = performance.now();
    onChanged(null);
    this.waiters.resolveAll();
    this.waiters.callListeners();
  }

  /** The cause may have changed: full first, then read-only; or the folder is gone. */
  #stillFails(error: unknown): void {
    const found = troubleOfProbe(error, this.#parts.folder);
    const hasChanged = found !== null && found.code !== this.trouble?.code;
    if (found) this.trouble = found;
    if (hasChanged) this.#parts.onChanged(this.trouble);
    this.#probeLater();
  }
}
