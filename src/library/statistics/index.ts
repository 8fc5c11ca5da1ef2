/**
 * What a library is made of, and what one person has watched and rated of it. In: a person. Out: counts for the
 * statistics screen and the genres of the start screen.
 */
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { favouriteGenres } from "./favouriteGenres.ts";
import { createPersonalStatistics, type PersonalStatistics } from "./personalStatistics.ts";

export interface LibraryStatistics {
  of(user: number): PersonalStatistics;
  /** Genres the person rated well, the best first; without ratings those with most films. */
  favouriteGenres(user: number): string[];
}

export function createLibraryStatistics(store: Store, clock: Clock): LibraryStatistics {
  return {
    of: createPersonalStatistics(store, clock),
    favouriteGenres: (user) => favouriteGenres(store, user),
  };
}
