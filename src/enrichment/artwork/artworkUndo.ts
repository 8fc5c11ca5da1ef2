import type { Events } from "../../events/index.ts";
import { type FilmArtworkKind, type Library, UndoProblem, type UndoResult } from "../../library/index.ts";

/** The images of a film before and after an act, as the journal stores them. */
interface ArtworkUndo {
  /** The name that all of these have had since release 0.1. */
  readonly kind: "poster";
  /** Absent for a poster. */
  readonly image?: FilmArtworkKind;
  readonly artwork: number | null;
  /** Absent in journals of release 0.1, and where a provider may have replaced the image since. */
  readonly given?: number | null;
}

/** @param isReset the image is a provider's from then on, which may give another one before the undo */
export function artworkUndo(
  image: FilmArtworkKind,
  artwork: number | null,
  given: number | null,
  isReset: boolean,
): ArtworkUndo {
  return { kind: "poster", image, artwork, ...(isReset ? {} : { given }) };
}

export function isArtworkUndo(undo: unknown): undo is ArtworkUndo {
  return typeof undo === "object" && undo !== null && "kind" in undo && undo.kind === "poster";
}

/** Restores the image that the film had before the act. Inside a transaction. @throws UndoProblem */
export function undoArtwork(
  formerId: number,
  { image = "poster", artwork, given }: ArtworkUndo,
  { library, events }: { readonly library: Library; readonly events: Events },
): UndoResult {
  // The film may have left the library because the image was all that a person had added to it.
  const filmId = library.merging.restoreFilm(formerId);
  if (filmId === null) throw new UndoProblem("undo_conflict");
  const now = library.artwork.artworkOf(filmId, image);
  const isLatest = given === undefined || given === now;
  if (!isLatest) throw new UndoProblem("undo_conflict");
  // The former image may have been deleted meanwhile, as unused: the film then gets its provider's again.
  const isStored = artwork !== null && library.artwork.get(artwork) !== null;
  const before = isStored ? artwork : null;
  library.artwork.setCustomArtwork(filmId, image, before);
  library.identity.removeIfEmpty(filmId);
  events.emit({ type: "film.changed", filmId });
  return { undo: artworkUndo(image, now, before, false), films: [filmId] };
}
