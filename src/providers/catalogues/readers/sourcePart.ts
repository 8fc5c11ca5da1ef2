import type { CatalogueRecord } from "../catalogueFilm.ts";

/** Lines or solutions, as many as came at once. */
export interface UnitBatch<U> {
  readonly units: readonly U[];
  /** Of this part, as it lies on the disk. */
  readonly bytesRead: number;
}

/** A file of a source, or a page of it. Read again, it gives the same units in the same order. */
export interface SourcePart<U = unknown> {
  /** For messages. */
  readonly name: string;
  /** Changes when the part does: what was kept of another one is not gone on with. */
  readonly fingerprint: string;
  /** null where nobody knows before. */
  readonly totalBytes: number | null;
  units(signal: AbortSignal): AsyncIterable<UnitBatch<U>>;
  read(unit: U): CatalogueRecord;
}
