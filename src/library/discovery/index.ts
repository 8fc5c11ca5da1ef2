/**
 * Recommendations that need no trained model: similar films from providers, and popular ones. Input: providers' lists
 * and users' marks. Output: pages of films, and film traits for ranking.
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
