import { hasCode } from "../../errors/index.ts";
import type { Events } from "../../events/index.ts";
import { FILM_ARTWORK, type FilmArtworkKind, type ImportedEdit } from "../../library/index.ts";
import type { Store } from "../../store/index.ts";
import { EDIT_UNDO, type FilmEdits } from "./filmEdits.ts";
import { createImportedImages, type ImportedImage, type ImportedImagesParts } from "./importedImages.ts";

/** An edit in an export, as it was read; of an image `value` says where it is. */
interface Row {
  readonly field: string;
  readonly language: string;
  readonly value: unknown;
  readonly locked: boolean;
}

/** A row, and the film of the library that it is about. */
interface LinkedRow<R extends Row> {
  readonly row: R;
  readonly filmId: number;
}

interface PreparedRow<R extends Row> extends LinkedRow<R> {
  /** An `ImportedImage`; null for an edited field. */
  readonly image: unknown;
}

type Reason = "edited_here" | "image_refused" | "image_missing";

interface RefusedRow<R extends Row> {
  readonly reason: Reason;
  readonly film: R;
}

export interface ImportedEdits {
  /** Fetches and decodes images. Those that are none, cannot be had, or that the export left out, are refused. */
  prepare<R extends Row>(
    rows: readonly LinkedRow<R>[],
    signal: AbortSignal,
  ): Promise<{ readonly prepared: readonly PreparedRow<R>[]; readonly refused: readonly RefusedRow<R>[] }>;
  /** Inside a transaction. @returns the journal's entry */
  begin(by: string): number;
  /** Inside a transaction. @returns rows about fields that were edited here, or images that were chosen here */
  write<R extends Row>(entryId: number, rows: readonly PreparedRow<R>[]): readonly RefusedRow<R>[];
  /** Inside a transaction. */
  finish(entryId: number): void;
  /** Undoes all edits of an import, except where a field was edited since. */
  undo(entryId: number, by: string): void;
}

export interface ImportedEditsParts extends ImportedImagesParts {
  readonly store: Pick<Store, "writeDurable">;
  readonly events: Events;
  readonly filmEdits: Pick<FilmEdits, "undo">;
}

/** Edits that come with the import of an export: one entry of the journal for all of them. */
export function createImportedEdits(parts: ImportedEditsParts): ImportedEdits {
  const { store, library, events, filmEdits } = parts;
  const { edits, journal } = library;
  const images = createImportedImages(parts);

  function writeFields<R extends Row>(
    entryId: number,
    filmId: number,
    rows: readonly PreparedRow<R>[],
  ): RefusedRow<R>[] {
    const imported = new Map<ImportedEdit, R>(
      rows.map(({ row: { field, language, value, locked }, row }) => [
        { field, language, value, isUnlocked: !locked },
        row,
      ]),
    );
    const { changes, kept } = edits.changesByImport(entryId, filmId, [...imported.keys()]);
    if (changes.length > 0) edits.apply(entryId, filmId, changes);
    return kept.flatMap((edit) => {
      const film = imported.get(edit);
      return film ? [{ reason: "edited_here", film }] : [];
    });
  }

  function finish(entryId: number): void {
    const count = edits.countFilms(entryId);
    if (count === 0) journal.discard(entryId);
    else journal.setFacts(entryId, { count });
  }

  return {
    async prepare(rows, signal) {
      const prepared = [];
      const refused = [];
      for (const linked of rows) {
        signal.throwIfAborted();
        const kind = kindOf(linked.row);
        const image = kind && (await images.prepare(linked.row.value, linked.filmId, kind, signal));
        if (typeof image === "string") refused.push({ reason: image, film: linked.row });
        else prepared.push({ ...linked, image });
      }
      return { prepared, refused };
    },

    begin: (by) =>
      journal.record({ act: "edits_imported", by, facts: { count: 0 }, fileId: null, filmId: null, undo: EDIT_UNDO }),

    write(entryId, rows) {
      const refused = [...Map.groupBy(rows, ({ filmId }) => filmId)].flatMap(([filmId, ofFilm]) => {
        if (library.films.titleOf(filmId) === null) return [];
        const keptImages = ofFilm.flatMap(({ row, image }) => {
          const kind = kindOf(row);
          const isKept = kind !== null && isImage(image) && !images.show(entryId, filmId, kind, image);
          return isKept ? [{ reason: "edited_here" as const, film: row }] : [];
        });
        const fields = ofFilm.filter(({ row }) => kindOf(row) === null);
        return [...keptImages, ...writeFields(entryId, filmId, fields)];
      });
      events.emit({ type: "film.changed" });
      return refused;
    },

    finish,

    undo(entryId, by) {
      if (journal.get(entryId)?.undoneAt !== null) return;
      try {
        store.writeDurable(() => {
          finish(entryId);
          if (journal.get(entryId)) journal.undo(entryId, by, filmEdits.undo);
        });
      } catch (error) {
        // Everything that it changed was edited since: nothing is left to undo.
        if (!hasCode(error, "undo_conflict")) throw error;
      }
    },
  };
}

function kindOf({ field }: Row): FilmArtworkKind | null {
  return FILM_ARTWORK.find((kind) => kind === field) ?? null;
}

function isImage(image: unknown): image is ImportedImage {
  return typeof image === "object" && image !== null;
}
