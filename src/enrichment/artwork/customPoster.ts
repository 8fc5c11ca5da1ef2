import { hash } from "node:crypto";
import { CodedError, hasCode } from "../../errors/index.ts";
import type { Events } from "../../events/index.ts";
import { type JournalEntry, type Library, UndoProblem, type UndoResult } from "../../library/index.ts";
import type { Artwork } from "./artwork.ts";

export interface CustomPosterParts {
  readonly store: { writeDurable<T>(work: () => T): T };
  readonly library: Library;
  readonly events: Events;
}

/** The way back, as the journal keeps it. */
interface PosterUndo {
  readonly kind: "poster";
  readonly artwork: number | null;
  /** What the act made of it; absent in journals of the first release. */
  readonly given?: number | null;
}

export type PosterErrorCode = "unknown_film" | "journal_not_undoable" | "not_a_picture";

const ACT = "poster_given";

/** A poster that somebody gave a film: nothing that a machine finds takes its place. */
export function createCustomPoster({ store, library, events, artwork }: CustomPosterParts & { artwork: Artwork }) {
  return {
    /** @throws CodedError */
    async attach(filmId: number, bytes: Uint8Array, by: string, signal: AbortSignal): Promise<void> {
      if (library.identity.stateOf(filmId) === null) throw new CodedError<PosterErrorCode>("unknown_film");
      const prepared = await prepare(bytes, signal);
      store.writeDurable(() => {
        const title = library.films.titleOf(filmId);
        if (title === null) throw new CodedError<PosterErrorCode>("unknown_film");
        const before = library.artwork.artworkOf(filmId, "poster");
        const artworkId = library.artwork.findOrCreate("poster", `own:${hash("sha256", bytes)}`);
        library.artwork.complete(artworkId, prepared);
        library.artwork.setCustomArtwork(filmId, "poster", artworkId);
        const undo: PosterUndo = { kind: "poster", artwork: before, given: artworkId };
        library.journal.record({ act: ACT, by, facts: { film: title }, fileId: null, filmId, undo, films: [filmId] });
        events.emit({ type: "film.changed", filmId });
      });
    },

    /** The poster there was before the last one that was given. */
    detach(filmId: number, by: string): void {
      store.writeDurable(() => {
        if (library.identity.stateOf(filmId) === null) throw new CodedError<PosterErrorCode>("unknown_film");
        const entry = library.journal.latestUndoable({ filmId }, ACT);
        if (!entry) throw new CodedError<PosterErrorCode>("journal_not_undoable");
        library.journal.undo(entry.id, by, undo);
      });
    },

    /** Undoes a journal entry of this feature, inside a transaction. @throws UndoProblem */
    revert: undo,
  };

  function undo({ filmId: given, undo }: JournalEntry): UndoResult {
    if (given === null || !isPosterUndo(undo)) throw new UndoProblem("journal_not_undoable");
    // It may have left the library because the poster was all that a person had left on it.
    const filmId = library.merging.restoreFilm(given);
    if (filmId === null) throw new UndoProblem("undo_conflict");
    const now = library.artwork.artworkOf(filmId, "poster");
    const isLatest = undo.given === undefined || undo.given === now;
    if (!isLatest) throw new UndoProblem("undo_conflict");
    // A picture that nobody showed may have been cleared away meanwhile: the next look at the film brings one.
    const before = undo.artwork !== null && library.artwork.get(undo.artwork) !== null ? undo.artwork : null;
    library.artwork.setCustomArtwork(filmId, "poster", before);
    library.identity.removeIfEmpty(filmId);
    events.emit({ type: "film.changed", filmId });
    const way: PosterUndo = { kind: "poster", artwork: now, given: before };
    return { undo: way, films: [filmId] };
  }

  async function prepare(bytes: Uint8Array, signal: AbortSignal) {
    try {
      return await artwork.prepare("poster", bytes, signal);
    } catch (error) {
      const isRefused = hasCode(error, "picture_refused");
      throw isRefused ? new CodedError<PosterErrorCode>("not_a_picture", {}, { cause: error }) : error;
    }
  }
}

export function isPosterUndo(undo: unknown): undo is PosterUndo {
  return typeof undo === "object" && undo !== null && "kind" in undo && undo.kind === "poster";
}
