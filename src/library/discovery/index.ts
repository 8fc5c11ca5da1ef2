/**
 * Films to watch next that need no trained model: similar ones as a provider lists them, popular ones, and films by
 * their content. In: providers' lists, marks of people. Out: pages of films, features with weights.
 */
import type { Store } from "../../store/index.ts";
import { type ContentFeatures, createContentFeatures } from "./contentFeatures.ts";
import { createPopularFilms, type PopularFilms } from "./popularFilms.ts";
import { createSimilarFilms, type SimilarFilms } from "./similarFilms.ts";

export interface LibraryDiscovery extends SimilarFilms, PopularFilms, ContentFeatures {}

export function createLibraryDiscovery(store: Store): LibraryDiscovery {
  return { ...createSimilarFilms(store), ...createPopularFilms(store), ...createContentFeatures(store) };
}
