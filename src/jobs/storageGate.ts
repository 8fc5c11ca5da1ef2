/** Whether the library can be written, as the queue needs to know it. */
export interface StorageGate {
  /** False while the disk is full, missing or not writable: no job starts then. */
  isWritable(): boolean;
  /** Called with what a write threw. @returns whether the storage is to blame, so that it is worth waiting for */
  report(error: unknown): boolean;
  /** Resolves when writing works again; at once where it does. */
  whenWritable(signal: AbortSignal): Promise<void>;
  /** @returns ends the listening */
  onWritable(listener: () => void): () => void;
}

/** Without a storage watch every error of the store is handled in the same way. */
export const unmonitoredStorage: StorageGate = {
  isWritable: () => true,
  report: () => false,
  whenWritable: () => Promise.resolve(),
  onWritable: () => () => undefined,
};
