import { cacheUntilWrite, mayContinue, type Store } from "../../store/index.ts";
import { createMistypedSearch } from "./mistypedSearch.ts";
import { type ParsedQuery, parseQuery } from "./parseQuery.ts";
import { createRankedSearch, MAX_HITS, resolutionIn } from "./rankedSearch.ts";
import { tierQuery } from "./searchQueries.ts";
import { rankedQuery } from "./searchRank.ts";
import { NOTHING, type SearchMode, type SearchResult } from "./searchResult.ts";
import { createSearchRows, resolutionCondition, type SearchFilter } from "./searchRows.ts";
import { FILM_OF_WORD_ROW } from "./wordIndex.ts";

/** Page, jump index and position ask for the same search; a few people search at once. */
const CACHED_SEARCHES = 8;

/** SQL that selects films, and its parameters. */
export interface FoundFilms {
  readonly films: string;
  readonly parameters: Readonly<Record<string, string | number>>;
}

export interface FilmSearch {
  /**
   * @param text as typed: words, never query syntax
   * @param mode the mode of the pages before; by default the text decides
   * @param filter only films that pass are hits
   */
  find(text: string, mode?: SearchMode, filter?: SearchFilter): SearchResult;
  /** All films that a search finds, for a list in another order. */
  all(text: string, mode?: SearchMode): FoundFilms & { readonly mode: SearchMode };
}

const NO_FILTER: SearchFilter = { lookup: "", parameters: {} };
/**
 * Search that explains every word of a text by each film it finds: by a title, a person, a field, a keyword or the
 * overview. It ignores accents, hyphens, articles and word order, and corrects words that no film has. What it reads is
 * bounded: the index gives popular films first, and their relevance decides the order among them.
 */
export function createFilmSearch(store: Store): FilmSearch {
  const cached = cacheUntilWrite<SearchResult>(store, CACHED_SEARCHES);
  const rows = createSearchRows(store);
  const ranked = createRankedSearch(rows);
  const mistyped = createMistypedSearch(store, rows, ranked);

  return { find, all };

  function find(text: string, mode?: SearchMode, filter = NO_FILTER): SearchResult {
    const parsed = parseQuery(text);
    if (parsed === null) return NOTHING;
    return cached(JSON.stringify([parsed.pieces, mode, filter]), () => search(parsed, mode, filter));
  }

  function all(text: string, mode?: SearchMode): FoundFilms & { readonly mode: SearchMode } {
    const found = find(text, mode);
    const parsed = parseQuery(text);
    if (parsed !== null && found.mode === "words" && found.hits.length >= MAX_HITS)
      return { mode: "words", ...everyFilm(parsed) };
    return {
      mode: found.mode,
      films: "SELECT value AS film FROM json_each(:found)",
      parameters: { found: JSON.stringify(found.hits.map(({ id }) => id)) },
    };
  }

  function search(parsed: ParsedQuery, mode: SearchMode | undefined, filter: SearchFilter): SearchResult {
    const found = mode === "fuzzy" ? NOTHING : ranked(parsed, filter);
    if (mode === "words" || found.hits.length > 0) return found;
    // The mode must not depend on the filter: where the filter excludes every match, the result is empty, not fuzzy.
    if (mode === undefined && filter.lookup !== "" && find(parsed.pieces.join(" ")).mode === "words") return found;
    return mistyped(parsed, filter, mode === "fuzzy");
  }
}

/** More films than are ranked. */
function everyFilm(parsed: ParsedQuery): FoundFilms {
  const query = tierQuery(rankedQuery(parsed), "names");
  const resolution = resolutionIn(parsed);
  if (query === null) {
    const condition = resolution === null ? NO_FILTER : resolutionCondition(resolution, "film.id");
    return {
      films: `SELECT film.id AS film FROM film WHERE 1 ${condition.lookup}`,
      parameters: condition.parameters,
    };
  }
  const condition = resolution === null ? NO_FILTER : resolutionCondition(resolution, FILM_OF_WORD_ROW);
  return {
    films: `SELECT ${FILM_OF_WORD_ROW} AS film
          FROM film_word
          WHERE film_word MATCH :found ${mayContinue("film_word.rowid")} ${condition.lookup}`,
    parameters: { found: query, ...condition.parameters },
  };
}
