import { hash } from "node:crypto";
import { CodedError, hasCode } from "../../errors/index.ts";
import type { Events } from "../../events/index.ts";
import { type JournalEntry, type Library, UndoProblem, type UndoResult } from "../../library/index.ts";
import type { Store } from "../../store/index.ts";
import type { Artwork, PreparedArtwork } from "./artwork.ts";

export interface CustomPosterParts {
  readonly store: Pick<Store, "writeDurable">;
  readonly library: Library;
  readonly events: Events;
  readonly artwork: Artwork;
}

/** The posters of a film before and after the act, as the journal stores them. */
interface PosterUndo {
  readonly kind: "poster";
  readonly artwork: number | null;
  /** Absent in journals of release 0.1. */
  readonly given?: number | null;
}

export type PosterErrorCode = "unknown_film" | "journal_not_undoable" | "not_a_picture";

/** Posters that people choose for films. No provider's poster replaces them. */
export interface CustomPosters {
  /** @throws CodedError `unknown_film`, `not_a_picture` */
  attach(filmId: number, bytes: Uint8Array, by: string, signal: AbortSignal): Promise<void>;
  /** Restores the poster that the film had before. @throws CodedError `unknown_film`, `journal_not_undoable` */
  detach(filmId: number, by: string): void;
  /** Undoes a journal entry of this feature, inside a transaction. @throws UndoProblem */
  undo(entry: JournalEntry): UndoResult;
}

const ACT = "poster_given";

export function createCustomPosters({ store, library, events, artwork }: CustomPosterParts): CustomPosters {
  function setPoster(filmId: number, bytes: Uint8Array, prepared: PreparedArtwork, by: string): void {
    const title = library.films.titleOf(filmId);
    if (title === null) throw new CodedError<PosterErrorCode>("unknown_film");
    const before = library.artwork.artworkOf(filmId, "poster");
    const artworkId = library.artwork.findOrCreate("poster", `own:${hash("sha256", bytes)}`);
    library.artwork.complete(artworkId, prepared);
    library.artwork.setCustomArtwork(filmId, "poster", artworkId);
    const undo: PosterUndo = { kind: "poster", artwork: before, given: artworkId };
    library.journal.record({ act: ACT, by, facts: { film: title }, fileId: null, filmId, undo, films: [filmId] });
    events.emit({ type: "film.changed", filmId });
  }

  function undo({ filmId: formerId, undo: recorded }: JournalEntry): UndoResult {
    if (formerId === null || !isPosterUndo(recorded)) throw new UndoProblem("journal_not_undoable");
    // The film may have left the library because the poster was all that a person had added to it.
    const filmId = library.merging.restoreFilm(formerId);
    if (filmId === null) throw new UndoProblem("undo_conflict");
    const now = library.artwork.artworkOf(filmId, "poster");
    const isLatest = recorded.given === undefined || recorded.given === now;
    if (!isLatest) throw new UndoProblem("undo_conflict");
    // The former poster may have been deleted meanwhile, as unused: the film then gets its provider's again.
    const isStored = recorded.artwork !== null && library.artwork.get(recorded.artwork) !== null;
    const before = isStored ? recorded.artwork : null;
    library.artwork.setCustomArtwork(filmId, "poster", before);
    library.identity.removeIfEmpty(filmId);
    events.emit({ type: "film.changed", filmId });
    const redo: PosterUndo = { kind: "poster", artwork: now, given: before };
    return { undo: redo, films: [filmId] };
  }

  return {
    async attach(filmId, bytes, by, signal) {
      if (library.identity.stateOf(filmId) === null) throw new CodedError<PosterErrorCode>("unknown_film");
      const prepared = await preparePoster(artwork, bytes, signal);
      store.writeDurable(() => setPoster(filmId, bytes, prepared, by));
    },

    detach(filmId, by) {
      store.writeDurable(() => {
        if (library.identity.stateOf(filmId) === null) throw new CodedError<PosterErrorCode>("unknown_film");
        const entry = library.journal.latestUndoable({ filmId }, ACT);
        if (!entry) throw new CodedError<PosterErrorCode>("journal_not_undoable");
        library.journal.undo(entry.id, by, undo);
      });
    },

    undo,
  };
}

async function preparePoster(artwork: Artwork, bytes: Uint8Array, signal: AbortSignal): Promise<PreparedArtwork> {
  try {
    return await artwork.prepare("poster", bytes, signal);
  } catch (error) {
    if (!hasCode(error, "picture_refused")) throw error;
    throw new CodedError<PosterErrorCode>("not_a_picture", {}, { cause: error });
  }
}

export function isPosterUndo(undo: unknown): undo is PosterUndo {
  return typeof undo === "object" && undo !== null && "kind" in undo && undo.kind === "poster";
}
