/**
 * What a person's Home shows. In: how they arranged its rows, and what they watched. Out: the rows in their order, and
 * collections to go on with; the films of other rows come from `library.films`.
 */
import type { Store } from "../../store/index.ts";
import type { FilmCards } from "../films/index.ts";
import { type CollectionInProgress, createCollectionsInProgress } from "./collectionsInProgress.ts";

export { createHomeRows, type HomeRows } from "./homeRows.ts";

/** Queries whose cost grows with the library. */
export interface HomeReads {
  /** Collections of which the person has watched some films, the one that was continued last first. */
  collectionsInProgress(user: number): CollectionInProgress[];
}

export function createHomeReads(store: Store, cards: Pick<FilmCards, "byId">): HomeReads {
  return { collectionsInProgress: createCollectionsInProgress(store, cards) };
}
