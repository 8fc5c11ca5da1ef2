/**
 * Finding films by words. In: text as typed. Out: films in order of relevance, and how the text was understood.
 * `searchIndex` writes what films are found by; `foldText` is what makes spellings comparable, here and for titles.
 */
import type { Store } from "../../store/index.ts";
import type { FilmSearch } from "./filmSearch.ts";
import { createInterpreter, type Interpretation } from "./interpretation.ts";
import { type CardsById, createQuickSearch, type QuickSearchHit } from "./quickSearch.ts";

export { createFilmSearch, type FilmSearch } from "./filmSearch.ts";
export { foldText, identityTitle, LAST_LETTER, nameSpellings, sortKey, sortTitle } from "./foldText.ts";
export { namesQuery } from "./indexTerms.ts";
export type { Interpretation, QueryPart } from "./interpretation.ts";
export { createSearchIndex, type SearchIndex } from "./searchIndex.ts";
export { byRelevance, type SearchHit, type SearchMode, type SearchResult, type UsedQuery } from "./searchResult.ts";
export { FIRST_YEAR, LAST_YEAR } from "./vocabulary/dates.ts";
export { genreKey, genreName } from "./vocabulary/genres.ts";
export { placeName } from "./vocabulary/places.ts";
export { FILM_OF_WORD_ROW } from "./wordIndex.ts";

export interface LibrarySearch extends FilmSearch {
  /** The best few films for a search box, each with the reason why it matches. */
  quick(user: number, text: string, limit: number): QuickSearchHit[];
  /** How a text is understood. */
  interpret(text: string): Interpretation;
}

export function createLibrarySearch(store: Store, search: FilmSearch, cardsOf: CardsById): LibrarySearch {
  return {
    ...search,
    quick: createQuickSearch(store, search, cardsOf),
    interpret: createInterpreter(store, search),
  };
}
