/**
 * Finding films by words. In: text as typed. Out: films in order of relevance. `searchIndex` writes the text that films
 * are found by; `foldText` is what makes spellings comparable, here and for titles.
 */
import type { Store } from "../../store/index.ts";
import type { FilmSearch } from "./filmSearch.ts";
import { type CardsById, createQuickSearch, type QuickSearchHit } from "./quickSearch.ts";

export {
  byRelevance,
  createFilmSearch,
  type FilmSearch,
  type SearchHit,
  type SearchMode,
  type SearchResult,
} from "./filmSearch.ts";
export { foldText, identityTitle, LAST_LETTER, sortKey, sortTitle } from "./foldText.ts";
export { createSearchIndex, type SearchIndex } from "./searchIndex.ts";

export interface LibrarySearch extends FilmSearch {
  /** The best few films for a search box, each with the reason why it matches. */
  quick(user: number, text: string, limit: number): QuickSearchHit[];
}

export function createLibrarySearch(store: Store, search: FilmSearch, cardsOf: CardsById): LibrarySearch {
  return { ...search, quick: createQuickSearch(store, search, cardsOf) };
}
