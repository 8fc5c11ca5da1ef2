import { hash } from "node:crypto";
import { CodedError, hasCode } from "../../errors/index.ts";
import type { Events } from "../../events/index.ts";
import type { FilmArtworkKind, JournalEntry, Library, UndoResult } from "../../library/index.ts";
import { UndoProblem } from "../../library/index.ts";
import type { Store } from "../../store/index.ts";
import type { Artwork, PreparedArtwork } from "./artwork.ts";
import { artworkUndo, isArtworkUndo, undoArtwork } from "./artworkUndo.ts";

export interface ChosenArtworkParts {
  readonly store: Pick<Store, "writeDurable">;
  readonly library: Library;
  readonly events: Events;
  readonly artwork: Artwork;
  /** Fetches and stores an image that a provider has of the film. @returns its row; null where it cannot be had */
  fetchOffered(filmId: number, kind: FilmArtworkKind, path: string, signal: AbortSignal): Promise<number | null>;
  /** A frame of a file, as a JPEG. @throws CodedError */
  takeFrame(fileId: number, seconds: number, signal: AbortSignal): Promise<Uint8Array>;
  /** The image that the film shows when nobody chose one; null where none is known yet. */
  defaultArtwork(filmId: number, kind: FilmArtworkKind): number | null;
  /** Fetches what the film lacks now that no image is chosen. */
  onReset(filmId: number): void;
}

export type ArtworkErrorCode = "unknown_film" | "journal_not_undoable" | "not_a_picture" | "artwork_unavailable";

/** Where a chosen image comes from. */
export type ArtworkChoice =
  | { readonly from: "provider"; readonly path: string }
  | { readonly from: "frame"; readonly fileId: number; readonly seconds: number };

/**
 * Posters and backdrops that people choose for films. No provider and no sidecar file replaces them. Every change is an
 * entry of the journal, whose number is returned.
 */
export interface ChosenArtwork {
  /** An image of the person. @throws CodedError `unknown_film`, `not_a_picture` */
  upload(filmId: number, kind: FilmArtworkKind, bytes: Uint8Array, by: string, signal: AbortSignal): Promise<number>;
  /** An image of the provider, or a frame of the film. @throws CodedError `unknown_film`, `artwork_unavailable` */
  choose(
    filmId: number,
    kind: FilmArtworkKind,
    choice: ArtworkChoice,
    by: string,
    signal: AbortSignal,
  ): Promise<number>;
  /** Shows the image of the sidecar file or the provider again. @throws CodedError `unknown_film` */
  reset(filmId: number, kind: FilmArtworkKind, by: string): number;
  /** Undoes the last choice. @throws CodedError `unknown_film`, `journal_not_undoable` */
  revert(filmId: number, kind: FilmArtworkKind, by: string): void;
  /** Undoes a journal entry of this feature, inside a transaction. @throws UndoProblem */
  undo(entry: JournalEntry): UndoResult;
}

const GIVEN = { poster: "poster_given", backdrop: "backdrop_given" } as const;
const RESET = { poster: "poster_reset", backdrop: "backdrop_reset" } as const;

export function createChosenArtwork(parts: ChosenArtworkParts): ChosenArtwork {
  const { store, library, events, artwork } = parts;
  const undo = ({ filmId, undo: recorded }: JournalEntry): UndoResult => {
    if (filmId === null || !isArtworkUndo(recorded)) throw new UndoProblem("journal_not_undoable");
    return undoArtwork(filmId, recorded, parts);
  };

  const requireFilm = (filmId: number) => requireTitle(library, filmId);

  /** Inside a transaction. @param isReset the film shows the image that it would have without a choice */
  function show(filmId: number, kind: FilmArtworkKind, artworkId: number | null, by: string, isReset: boolean): number {
    const film = requireFilm(filmId);
    const before = library.artwork.artworkOf(filmId, kind);
    library.artwork.setCustomArtwork(filmId, kind, artworkId);
    const undo = artworkUndo(kind, before, artworkId, isReset);
    const act = (isReset ? RESET : GIVEN)[kind];
    const entry = { act, by, facts: { film }, fileId: null, filmId, undo, films: [filmId] };
    const entryId = library.journal.record(entry);
    events.emit({ type: "film.changed", filmId });
    return entryId;
  }

  function showPrepared(
    filmId: number,
    kind: FilmArtworkKind,
    source: string,
    image: PreparedArtwork,
    by: string,
  ): number {
    return store.writeDurable(() => {
      const artworkId = library.artwork.findOrCreate(kind, source);
      library.artwork.complete(artworkId, image);
      return show(filmId, kind, artworkId, by, false);
    });
  }

  async function chooseOffered(filmId: number, kind: FilmArtworkKind, path: string, by: string, signal: AbortSignal) {
    const offered = await parts.fetchOffered(filmId, kind, path, signal);
    if (offered === null) throw new CodedError<ArtworkErrorCode>("artwork_unavailable");
    return store.writeDurable(() =>
      show(filmId, kind, library.artwork.copy(kind, `own:tmdb:${path}`, offered), by, false),
    );
  }

  return {
    async upload(filmId, kind, bytes, by, signal) {
      requireFilm(filmId);
      const image = await prepare(artwork, kind, bytes, signal);
      const prefix = kind === "poster" ? "own:" : "own:backdrop:";
      return showPrepared(filmId, kind, `${prefix}${hash("sha256", bytes)}`, image, by);
    },

    async choose(filmId, kind, choice, by, signal) {
      requireFilm(filmId);
      if (choice.from === "provider") return chooseOffered(filmId, kind, choice.path, by, signal);
      const bytes = await parts.takeFrame(choice.fileId, choice.seconds, signal);
      const image = await prepare(artwork, kind, bytes, signal);
      return showPrepared(filmId, kind, `own:frame:${kind}:${hash("sha256", bytes)}`, image, by);
    },

    reset(filmId, kind, by) {
      const entryId = store.writeDurable(() => show(filmId, kind, parts.defaultArtwork(filmId, kind), by, true));
      parts.onReset(filmId);
      return entryId;
    },

    revert(filmId, kind, by) {
      store.writeDurable(() => {
        requireFilm(filmId);
        const entry = library.journal.latestUndoable({ filmId }, GIVEN[kind]);
        if (!entry) throw new CodedError<ArtworkErrorCode>("journal_not_undoable");
        library.journal.undo(entry.id, by, undo);
      });
    },

    undo,
  };
}

async function prepare(artwork: Artwork, kind: FilmArtworkKind, bytes: Uint8Array, signal: AbortSignal) {
  try {
    return await artwork.prepare(kind, bytes, signal);
  } catch (error) {
    if (!hasCode(error, "picture_refused")) throw error;
    throw new CodedError<ArtworkErrorCode>("not_a_picture", {}, { cause: error });
  }
}

/** @throws CodedError `unknown_film` */
function requireTitle({ films }: Library, filmId: number): string {
  const title = films.titleOf(filmId);
  if (title === null) throw new CodedError<ArtworkErrorCode>("unknown_film");
  return title;
}
