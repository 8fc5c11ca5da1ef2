import type { FilmListQuery, SortedFilter } from "../../contract/index.ts";
import { encodeCursor } from "../../paging/index.ts";
import { compileFilter } from "../filters/index.ts";
import { byRelevance, type FilmSearch, type SearchHit, type SearchMode, type SearchResult } from "../search/index.ts";
import type { FilmCards } from "./filmCards.ts";
import type { Viewer } from "./filmListSpec.ts";
import { type FilmPage, type ListCursor, listName, readCursor } from "./filmPage.ts";

/** A search without a sort: the most relevant films first. */
export interface RelevanceList {
  /** A page by keyset over the hits, so that it continues correctly when the last film shown is gone. @throws BadCursor */
  page(viewer: Viewer, query: FilmListQuery, text: string): FilmPage;
  /** The films that pass the filter, best first. */
  hits(viewer: Viewer, query: SortedFilter, text: string): readonly SearchHit[];
}

const CURSOR_LENGTH = 4;

export function createRelevanceList(search: FilmSearch, cards: FilmCards): RelevanceList {
  return {
    page(viewer, query, text) {
      const list = listName(query, "relevance", "desc");
      const cursor = readCursor(list, query, CURSOR_LENGTH);
      const { mode, hits } = find(viewer, query, text, cursor?.mode);
      const rest =
        cursor === null ? hits.slice(query.offset ?? 0) : hits.filter((hit) => byRelevance(toHit(cursor), hit) < 0);
      const shown = rest.slice(0, query.limit);
      const last = shown.at(-1);
      return {
        items: cards.ordered(
          viewer.user,
          shown.map(({ id }) => id),
        ),
        nextCursor:
          rest.length > query.limit && last ? encodeCursor(list, [mode, last.rank, last.popularity, last.id]) : null,
        total: hits.length,
      };
    },

    hits: (viewer, query, text) => find(viewer, query, text).hits,
  };

  function find(viewer: Viewer, query: SortedFilter, text: string, mode?: SearchMode): SearchResult {
    const { lookup, parameters } = compileFilter(query);
    if (lookup === "") return search.find(text, mode);
    return search.find(text, mode, { lookup, parameters: { ...viewer, ...parameters } });
  }
}

function toHit({ values: [rank, popularity, id] }: ListCursor): SearchHit {
  return { rank: Number(rank), popularity: Number(popularity), id: Number(id) };
}
