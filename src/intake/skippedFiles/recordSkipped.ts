import type { Store } from "../../store/index.ts";
import { type Clock, yieldToEventLoop } from "../../time/index.ts";
import type { SkippedEntry } from "../scan/index.ts";
import type { SkippedFileRecords } from "./skippedFileRecords.ts";

export interface SkippedParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly skipped: SkippedFileRecords;
}

const PAGE = 1_000;
const ROWS_PER_WRITE = 500;

/**
 * Replaces the rows of a folder by those that a scan found. Only differences are written, so a scan of an unchanged
 * folder writes nothing. After a kill the next scan writes the rest.
 * @returns how many rows changed
 */
export async function replaceSkipped(
  folder: string,
  found: readonly SkippedEntry[],
  parts: SkippedParts,
  signal?: AbortSignal,
): Promise<number> {
  const { skipped, clock } = parts;
  const wanted = new Map(found.map((entry) => [keyOf(entry), entry]));
  const gone: SkippedEntry[] = [];
  for (let after: SkippedEntry | null = null; ; ) {
    signal?.throwIfAborted();
    const page: SkippedEntry[] = skipped.page(folder, after, PAGE);
    for (const stored of page) {
      const entry = wanted.get(keyOf(stored));
      if (entry === undefined) gone.push(stored);
      else if (isEqual(entry, stored)) wanted.delete(keyOf(stored));
    }
    after = page.at(-1) ?? null;
    if (page.length < PAGE || after === null) break;
    await yieldToEventLoop();
  }
  await inBatches(gone, parts, signal, (entry) => skipped.remove(entry));
  await inBatches([...wanted.values()], parts, signal, (entry) => skipped.put(entry, clock.now()));
  return gone.length + wanted.size;
}

/** Adds entries from a drop or a watch, without changing other rows. */
export async function addSkipped(
  found: readonly SkippedEntry[],
  watchedFolders: readonly string[],
  parts: SkippedParts,
): Promise<void> {
  if (found.length === 0) return;
  const { store, skipped, clock } = parts;
  await inBatches(found, parts, undefined, (entry) => skipped.put(entry, clock.now()));
  store.writeRelaxed(() => skipped.forgetOldest(watchedFolders));
}

async function inBatches(
  entries: readonly SkippedEntry[],
  { store }: SkippedParts,
  signal: AbortSignal | undefined,
  write: (entry: SkippedEntry) => void,
): Promise<void> {
  for (let at = 0; at < entries.length; at += ROWS_PER_WRITE) {
    signal?.throwIfAborted();
    store.writeRelaxed(() => {
      for (const entry of entries.slice(at, at + ROWS_PER_WRITE)) write(entry);
    });
    await yieldToEventLoop();
  }
}

function keyOf({ path, reason }: SkippedEntry): string {
  return `${path}\0${reason}`;
}

function isEqual(one: SkippedEntry, other: SkippedEntry): boolean {
  return (
    one.fact === other.fact &&
    one.isFolder === other.isFolder &&
    one.isRest === other.isRest &&
    one.entries === other.entries
  );
}
