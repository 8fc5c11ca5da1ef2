import type { StorageGate } from "../storageGate.ts";

/** Whether jobs may start: not while a person paused the queue, nor while the storage cannot be written. */
export class DispatchGate {
  readonly #storage: StorageGate;
  readonly #onOpen: () => void;
  readonly #shortPauses = new Set<symbol>();
  #isPaused = false;

  /** @param onOpen called when jobs may start again; also where they could all the time */
  constructor(storage: StorageGate, onOpen: () => void) {
    this.#storage = storage;
    this.#onOpen = onOpen;
  }

  isOpen(): boolean {
    return !this.#isPaused && this.#shortPauses.size === 0 && this.#storage.isWritable();
  }

  /** Closes until the returned function is called, at most for that long. */
  pauseFor(maxMs: number): () => void {
    const pause = Symbol("pause");
    this.#shortPauses.add(pause);
    const release = () => {
      clearTimeout(timeout);
      if (this.#shortPauses.delete(pause)) this.#onOpen();
    };
    const timeout = setTimeout(release, maxMs);
    return release;
  }

  pause(): void {
    this.#isPaused = true;
  }

  resume(): void {
    this.#isPaused = false;
    this.#onOpen();
  }
}
