/**
 * The people who made the films, and collections of films. In: credits as providers give them. Out: people by name,
 * a person's page, collections with what is watched of them.
 */
import type { Store } from "../../store/index.ts";
import type { FilmSearch } from "../search/index.ts";
import { type Collection, createCollections } from "./collections.ts";
import { createPersonList, type ListedPerson } from "./personList.ts";
import { createPersonPage, type PersonPage } from "./personPage.ts";
import { createPersonSearch } from "./personSearch.ts";

export { type Credits, createCredits } from "./credits.ts";
export { type CreditedPerson, MAX_CREDITS } from "./creditWriter.ts";
export { createStoredProfiles, type StoredProfiles } from "./personProfiles.ts";
export { portraitUrl } from "./portraitUrl.ts";

/** Queries whose cost grows with the library. */
export interface PeopleReads {
  /** People whose name contains every word, or a word that begins with it; most films first. */
  find(text: string, limit: number): ListedPerson[];
  /** Everyone, most films first. */
  list(offset: number, limit: number): ListedPerson[];
  /** Null where there is no such person. */
  page(personId: number): PersonPage | null;
  /** Series with two films or more in the library. */
  collections(user: number): Collection[];
}

export function createPeopleReads(store: Store, search: FilmSearch): PeopleReads {
  return {
    find: createPersonSearch(store, search),
    list: createPersonList(store),
    page: createPersonPage(store),
    collections: createCollections(store),
  };
}
