/**
 * Posters, backdrops and stills: the rows that describe stored images, and which of them each film shows.
 * In: sources and the sizes that were stored. Out: image addresses. It never fetches or resizes anything.
 * Writing functions expect to be inside a transaction.
 */
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { type ArtworkRecords, createArtworkRecords } from "./artworkRecords.ts";
import { createFilmArtwork, type FilmArtwork } from "./filmArtwork.ts";

export { type ArtworkImage, artworkUrl } from "./artworkUrl.ts";
export { FILM_ARTWORK, type FilmArtworkKind } from "./filmArtwork.ts";
export { ARTWORK_WIDTHS, artworkFile, nearestWidth } from "./storedSizes.ts";

export interface LibraryArtwork extends ArtworkRecords, FilmArtwork {}

export function createLibraryArtwork(store: Store, clock: Clock): LibraryArtwork {
  return { ...createArtworkRecords(store, clock), ...createFilmArtwork(store) };
}
