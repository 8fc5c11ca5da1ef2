/**
 * Films to watch next that need no trained model: similar ones as a provider lists them, and popular ones. In:
 * providers' lists, marks of people. Out: pages of films, and what is known of films for those who rank them.
 */
import type { Store } from "../../store/index.ts";
import { createDescribedFilms, type DescribedFilms } from "./filmTraits.ts";
import { createPopularFilms, type PopularFilms } from "./popularFilms.ts";
import { createSimilarFilms, type SimilarFilms } from "./similarFilms.ts";

export type { FilmTraits } from "./filmTraits.ts";

export interface LibraryDiscovery extends SimilarFilms, PopularFilms, DescribedFilms {}

export function createLibraryDiscovery(store: Store): LibraryDiscovery {
  return { ...createSimilarFilms(store), ...createPopularFilms(store), ...createDescribedFilms(store) };
}
