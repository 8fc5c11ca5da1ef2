import type { FilmListQuery, SortedFilter } from "../../contract/index.ts";
import { encodeCursor } from "../../paging/index.ts";
import type { Store } from "../../store/index.ts";
import { compileFilter } from "../filters/index.ts";
import { byRelevance, type FilmSearch, type SearchHit } from "../search/index.ts";
import type { FilmCards } from "./filmCards.ts";
import { filmListSpec } from "./filmListSpec.ts";
import { type FilmPage, type ListCursor, listName, readCursor } from "./filmPage.ts";

/** A search without a sort: the most relevant films first. */
export interface RelevanceList {
  /** A page by keyset over the hits, so that it continues correctly when the last film shown is gone. @throws BadCursor */
  page(user: number, query: FilmListQuery, text: string): FilmPage;
  /** The hits that pass the filter, best first. */
  hits(user: number, query: SortedFilter, text: string): readonly SearchHit[];
}

const CURSOR_LENGTH = 4;

export function createRelevanceList({ sql }: Pick<Store, "sql">, search: FilmSearch, cards: FilmCards): RelevanceList {
  return {
    page(user, query, text) {
      const list = listName(query, "relevance", "desc");
      const cursor = readCursor(list, query, CURSOR_LENGTH);
      const { mode, hits } = search.find(text, cursor?.mode);
      const passing = filtered(user, query, hits);
      const rest =
        cursor === null
          ? passing.slice(query.offset ?? 0)
          : passing.filter((hit) => byRelevance(toHit(cursor), hit) < 0);
      const shown = rest.slice(0, query.limit);
      const last = shown.at(-1);
      return {
        items: cards.ordered(
          user,
          shown.map(({ id }) => id),
        ),
        nextCursor:
          rest.length > query.limit && last ? encodeCursor(list, [mode, last.rank, last.popularity, last.id]) : null,
        total: passing.length,
      };
    },

    hits: (user, query, text) => filtered(user, query, search.find(text).hits),
  };

  function filtered(user: number, query: SortedFilter, hits: readonly SearchHit[]): readonly SearchHit[] {
    if (hits.length === 0 || compileFilter(query).where === "") return hits;
    const { where, parameters } = filmListSpec(
      user,
      query,
      hits.map(({ id }) => id),
    );
    const rows = sql<{ id: number }>(`SELECT film.id FROM film WHERE 1 ${where}`).all(parameters);
    const ids = new Set(rows.map(({ id }) => id));
    return hits.filter(({ id }) => ids.has(id));
  }
}

function toHit({ values: [rank, popularity, id] }: ListCursor): SearchHit {
  return { rank: Number(rank), popularity: Number(popularity), id: Number(id) };
}
