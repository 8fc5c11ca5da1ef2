import { hash } from "node:crypto";
import type { Events } from "../events/index.ts";
import type { Library } from "../library/index.ts";
import type { Artwork } from "./artwork.ts";

export interface OwnPosterParts {
  readonly store: { promise<T>(write: () => T): T };
  readonly library: Library;
  readonly events: Events;
}

/** The way back, as the journal keeps it. */
interface Before {
  readonly kind: "poster";
  readonly artwork: number | null;
}

export class PosterProblem extends Error {
  override readonly name = "PosterProblem";
  readonly code: "unknown_film" | "journal_not_undoable" | "not_a_picture";
  constructor(code: PosterProblem["code"], cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

const ACT = "poster_given";

/** A poster that somebody gave a film: nothing that a machine finds takes its place. */
export function createOwnPoster({ store, library, events, artwork }: OwnPosterParts & { artwork: Artwork }) {
  return {
    /** @throws PosterProblem */
    async give(filmId: number, bytes: Uint8Array, by: string, signal: AbortSignal): Promise<void> {
      if (library.stateOf(filmId) === null) throw new PosterProblem("unknown_film");
      const prepared = await prepare(bytes, signal);
      store.promise(() => {
        const title = library.titleOf(filmId);
        if (title === null) throw new PosterProblem("unknown_film");
        const before: Before = { kind: "poster", artwork: library.pictureOf(filmId, "poster") };
        const artworkId = library.artworkFor("poster", `own:${hash("sha256", bytes)}`);
        library.completeArtwork(artworkId, prepared);
        library.setOwnPicture(filmId, "poster", artworkId);
        library.journal.record({ act: ACT, by, facts: { film: title }, fileId: null, filmId, undo: before });
        events.emit({ type: "film.changed", filmId });
      });
    },

    /** The poster there was before the last one that was given. */
    takeBack(filmId: number): void {
      store.promise(() => {
        if (library.stateOf(filmId) === null) throw new PosterProblem("unknown_film");
        const entry = library.journal.latestUndoable({ filmId }, ACT);
        if (!entry || !isPosterBefore(entry.undo)) throw new PosterProblem("journal_not_undoable");
        restore(filmId, entry.undo);
        library.journal.markUndone(entry.id);
      });
    },

    /** Undoes a journal entry of this feature, inside a transaction. */
    undo(filmId: number, before: Before): void {
      if (library.stateOf(filmId) === null) throw new PosterProblem("journal_not_undoable");
      restore(filmId, before);
    },
  };

  async function prepare(bytes: Uint8Array, signal: AbortSignal) {
    try {
      return await artwork.prepare("poster", bytes, signal);
    } catch (error) {
      const isRefused = error instanceof Error && "code" in error && error.code === "picture_refused";
      throw isRefused ? new PosterProblem("not_a_picture", error) : error;
    }
  }

  function restore(filmId: number, before: Before): void {
    // A picture that nobody showed may have been cleared away meanwhile: the next look at the film brings one.
    const isThere = before.artwork !== null && library.artwork(before.artwork) !== null;
    library.setOwnPicture(filmId, "poster", isThere ? before.artwork : null);
    events.emit({ type: "film.changed", filmId });
  }
}

export function isPosterBefore(undo: unknown): undo is Before {
  return typeof undo === "object" && undo !== null && "kind" in undo && undo.kind === "poster";
}
