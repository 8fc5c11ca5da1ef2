import type { ExportedEdit, SkipReason } from "./exportRows.ts";
import type { LinkedEdit } from "./linkEdits.ts";

/** An edit that can be written: an image is decoded. */
export interface PreparedEdit extends LinkedEdit {
  /** Opaque to the import. */
  readonly image: unknown;
}

/** An edit that is not imported, and why. */
export interface RefusedEdit {
  readonly reason: SkipReason;
  readonly film: ExportedEdit;
}

/** Writes the edits of films that an import states; provided by the feature that keeps them. */
export interface EditImports {
  /** Decodes images in a thread. */
  prepare(
    edits: readonly LinkedEdit[],
    signal: AbortSignal,
  ): Promise<{ readonly prepared: readonly PreparedEdit[]; readonly refused: readonly RefusedEdit[] }>;
  /** Inside a transaction. @returns the journal's entry, under which all edits of an import are recorded */
  begin(by: string): number;
  /** Inside a transaction. @returns those that were not written, because the field was edited here */
  write(entryId: number, edits: readonly PreparedEdit[]): readonly RefusedEdit[];
  /** Inside a transaction. An entry under which nothing was written is removed. */
  finish(entryId: number): void;
  /** Undoes the edits, except where a field was edited since. */
  undo(entryId: number, by: string): void;
}
