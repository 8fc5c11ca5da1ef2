import type { CatalogueRecord } from "../catalogueFilm.ts";

/** Lines or solutions that were read together. */
export interface UnitBatch<U> {
  readonly units: readonly U[];
  /** Bytes of this part that were read from the disk. */
  readonly bytesRead: number;
}

/** A file of a source, or a page of it. Reading it again gives the same units in the same order. */
export interface SourcePart<U = unknown> {
  /** For messages. */
  readonly name: string;
  /** Changes when the part does: an import of another source is not continued. */
  readonly fingerprint: string;
  /** null where it is not known before reading. */
  readonly totalBytes: number | null;
  units(signal: AbortSignal): AsyncIterable<UnitBatch<U>>;
  read(unit: U): CatalogueRecord;
}
