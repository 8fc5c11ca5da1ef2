import type { FilmListQuery, SortedFilter } from "../../contract/index.ts";
import type { Store } from "../../store/index.ts";
import type { EstimateTable } from "../estimates/index.ts";
import type { FilmSearch } from "../search/index.ts";
import { createCountFilms } from "./countFilms.ts";
import type { FilmCards } from "./filmCards.ts";
import { type FilmListSpec, filmListSpec, type Viewer } from "./filmListSpec.ts";
import type { FilmPage } from "./filmPage.ts";
import { createJumpIndex, type JumpMark } from "./jumpIndex.ts";
import { createRelevanceList } from "./relevanceList.ts";
import { createSortedList } from "./sortedList.ts";
import { createSortedRows } from "./sortedRows.ts";

/** Lists of films by sort, filter and words. A search without a sort lists the most relevant films first. */
export interface FilmList {
  /** UC2: a page by keyset, or from an offset. @throws BadCursor */
  page(user: number, query: FilmListQuery): FilmPage;
  /** How many films pass each of the filters, in their order. */
  counts(user: number, queries: readonly SortedFilter[]): number[];
  /** Where each letter, decade or month begins. A list by relevance has no such marks. */
  jumpIndex(user: number, query: SortedFilter): { total: number; marks: JumpMark[] };
  /** Index of a title, or of the first one after it, in the list by title. */
  indexOfTitle(user: number, query: SortedFilter, title: string): number;
  /** The numbers of the films at these indexes, both included. */
  idsBetween(user: number, query: SortedFilter, from: number, to: number): number[];
}

export interface FilmListParts {
  readonly store: Store;
  readonly search: FilmSearch;
  readonly cards: FilmCards;
  readonly estimates: Pick<EstimateTable, "versionOf">;
}

export function createFilmList({ store, search, cards, estimates }: FilmListParts): FilmList {
  const countFilms = createCountFilms(store);
  const rows = createSortedRows(store, countFilms);
  const sortedPage = createSortedList(rows, countFilms, search);
  const relevance = createRelevanceList(search, cards);
  const jumpIndex = createJumpIndex(store);

  return {
    page: (user, query) =>
      query.q !== undefined && query.sort === undefined
        ? relevance.page(viewerOf(user), query, query.q)
        : sortedPage(viewerOf(user), query),

    counts: (user, queries) => queries.map((query) => count(user, query)),

    jumpIndex(user, query) {
      if (query.q !== undefined && query.sort === undefined) return { total: count(user, query), marks: [] };
      const spec = specOf(user, query);
      return { total: countFilms(spec), marks: jumpIndex.marks(spec) };
    },

    indexOfTitle: (user, query, title) => jumpIndex.indexOfTitle(specOf(user, { ...query, sort: "title" }), title),

    idsBetween(user, query, from, to) {
      const limit = Math.max(0, to - from + 1);
      if (query.q === undefined || query.sort !== undefined) return rows.idsFrom(from, specOf(user, query), limit);
      const hits = relevance.hits(viewerOf(user), query, query.q).slice(from, from + limit);
      return hits.map(({ id }) => id);
    },
  };

  function viewerOf(user: number): Viewer {
    return { user, estimates: estimates.versionOf(user) };
  }

  function count(user: number, query: SortedFilter): number {
    if (query.q !== undefined) return relevance.hits(viewerOf(user), query, query.q).length;
    return countFilms(filmListSpec(viewerOf(user), query));
  }

  /** Of all films, or of those that the query's words find. */
  function specOf(user: number, query: SortedFilter): FilmListSpec {
    return filmListSpec(viewerOf(user), query, query.q === undefined ? undefined : search.all(query.q));
  }
}
