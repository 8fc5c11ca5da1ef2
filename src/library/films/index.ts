/**
 * Films as the page shows them: lists with sort and filter, positions in a list, cards, details. In: a person and a
 * query of the contract. Out: cards and pages. It only reads.
 */
import type { FilmCard, FilmDetail, FilmListQuery, Language, Locale, SortedFilter } from "../../contract/index.ts";
import type { Store } from "../../store/index.ts";
import type { LibraryFacts } from "../facts/index.ts";
import { titleOf, titleWithYear } from "../filmRecord/index.ts";
import { createFacets, type Facets } from "../filters/index.ts";
import type { PersonalLists } from "../lists/index.ts";
import type { FilmSearch } from "../search/index.ts";
import { createCountFilms } from "./countFilms.ts";
import type { Explain } from "./enrichmentStates.ts";
import { createFilmCards } from "./filmCards.ts";
import { createFilmDetail } from "./filmDetail.ts";
import { type FilmListSpec, filmListSpec } from "./filmListSpec.ts";
import type { FilmPage } from "./filmPage.ts";
import { type FilmInProgress, filmsInProgress } from "./inProgress.ts";
import { createJumpIndex, type JumpMark } from "./jumpIndex.ts";
import { createRelevanceList } from "./relevanceList.ts";
import { createSortedList } from "./sortedList.ts";
import { createSortedRows } from "./sortedRows.ts";

export interface LibraryFilms {
  /** UC2: a page by keyset, or from an offset. @throws BadCursor */
  page(user: number, query: FilmListQuery): FilmPage;
  count(user: number, query: SortedFilter): number;
  /** Where each letter, decade or month begins. A list by relevance has no such marks. */
  jumpIndex(user: number, query: SortedFilter): { total: number; marks: JumpMark[] };
  /** Index of a title, or of the first one after it, in the list by title. */
  indexOfTitle(user: number, query: SortedFilter, title: string): number;
  /** The numbers of the films at these indexes, both included. */
  idsBetween(user: number, query: SortedFilter, from: number, to: number): number[];
  /** How many films each filter value has. */
  facets(user: number): Promise<Facets>;
  /** Cards by number; unknown films are left out. */
  cardsOf(user: number, ids: readonly number[]): Map<number, FilmCard>;
  /** UC3: everything stored about a film; null where it is not in the library. @param language of the program's texts */
  detail(user: number, filmId: number, language: Language): FilmDetail | null;
  /** Films the person began and did not watch to the end, the most recent first. */
  inProgress(user: number): FilmInProgress[];
  /** How many films the library holds. */
  total(): number;
  titleOf(filmId: number): string | null;
  /** `Heat (1995)`: tells films of one title apart. */
  titleWithYear(filmId: number): string | null;
}

export interface LibraryFilmsParts {
  readonly store: Store;
  readonly search: FilmSearch;
  readonly facts: LibraryFacts;
  readonly lists: PersonalLists;
  /** The language that films are shown in. */
  readonly language: () => Language | Locale;
  readonly explain: Explain;
}

export function createLibraryFilms({
  store,
  search,
  facts,
  lists,
  language,
  explain,
}: LibraryFilmsParts): LibraryFilms {
  const countFilms = createCountFilms(store);
  const rows = createSortedRows(store, countFilms);
  const cards = createFilmCards(store);
  const sortedPage = createSortedList(rows, countFilms, search);
  const relevance = createRelevanceList(store, search, cards);
  const jumpIndex = createJumpIndex(store);

  return {
    page: (user, query) =>
      query.q !== undefined && query.sort === undefined
        ? relevance.page(user, query, query.q)
        : sortedPage(user, query),

    count,

    jumpIndex(user, query) {
      if (query.q !== undefined && query.sort === undefined) return { total: count(user, query), marks: [] };
      const spec = specOf(user, query);
      return { total: countFilms(spec), marks: jumpIndex.marks(spec) };
    },

    indexOfTitle: (user, query, title) => jumpIndex.indexOfTitle(specOf(user, { ...query, sort: "title" }), title),

    idsBetween(user, query, from, to) {
      const limit = Math.max(0, to - from + 1);
      if (query.q === undefined || query.sort !== undefined) return rows.idsFrom(from, specOf(user, query), limit);
      return relevance
        .hits(user, query, query.q)
        .slice(from, from + limit)
        .map(({ id }) => id);
    },

    facets: createFacets(store),
    cardsOf: cards.byId,
    detail: createFilmDetail({ store, facts, lists, filmLanguage: language, explain }),
    inProgress: (user) => filmsInProgress(store, user),
    total: () => store.sql<{ count: number }>("SELECT count(*) AS count FROM film").get()?.count ?? 0,
    titleOf: (filmId) => titleOf(store, filmId),
    titleWithYear: (filmId) => titleWithYear(store, filmId),
  };

  function count(user: number, query: SortedFilter): number {
    if (query.q !== undefined) return relevance.hits(user, query, query.q).length;
    return countFilms(filmListSpec(user, query));
  }

  /** Of all films, or of those that the query's words find. */
  function specOf(user: number, query: SortedFilter): FilmListSpec {
    const found = query.q === undefined ? undefined : search.find(query.q).hits.map(({ id }) => id);
    return filmListSpec(user, query, found);
  }
}
