import type { RequestOptions } from "../requestOptions.ts";
import { ITEMS_PER_CALL, statementQueries } from "./batches.ts";
import { type EntityParts, fetchEntities, type WikidataConnection } from "./wikidataEntities.ts";
import { betterItem, imdbIdOf, readItem, tmdbIdOf, type WikidataItem } from "./wikidataItem.ts";
import { searchFilmItems, searchItems, searchLabels } from "./wikidataSearch.ts";

type Items = ReadonlyMap<string, WikidataItem>;

/** Wikidata through `api.php`, always in batches. Every request throws a ProviderError when it fails. */
export interface WikidataClient {
  /** @returns items by the id that was asked for; a merged item is there under its old and its new id */
  items(ids: readonly string[], options?: RequestOptions): Promise<Items>;
  /**
   * The items that carry these ids of TMDB or IMDb, about twenty ids a request.
   * @returns items by the id that was asked for, as text; what Wikidata does not know is absent
   */
  findItems(
    wanted: { readonly tmdbIds: readonly number[] } | { readonly imdbIds: readonly string[] },
    options?: RequestOptions,
  ): Promise<Items>;
  /** Films whose text contains these words, and this year if given. @returns ids */
  searchFilmItems(title: string, year: number | undefined, options?: RequestOptions): Promise<readonly string[]>;
  /** Items of any kind whose label or alias starts with the title. @returns ids */
  searchLabels(title: string, options?: RequestOptions): Promise<readonly string[]>;
  /** Items with labels only (people, genres, countries): in the language in use, else for all languages, else English. */
  names(ids: readonly string[], options?: RequestOptions): Promise<Items>;
}

export function createWikidataClient(connection: WikidataConnection): WikidataClient {
  async function readItems(ids: readonly string[], parts: EntityParts, options: RequestOptions): Promise<Items> {
    const entities = await fetchEntities(connection, ids, parts, options);
    return new Map([...entities].map(([id, entity]) => [id, readItem(entity)]));
  }
  const items = (ids: readonly string[], options: RequestOptions = {}) =>
    readItems(ids, "labels|aliases|claims|sitelinks", options);

  async function findByStatement(
    property: IdProperty,
    ids: readonly string[],
    options: RequestOptions,
  ): Promise<Items> {
    const candidates = new Set<string>();
    for (const query of statementQueries(property, ids)) {
      for (const id of await searchItems(connection, query, ITEMS_PER_CALL, options)) candidates.add(id);
    }
    return byStatement(await items([...candidates], options), property, new Set(ids));
  }

  return {
    items,
    names: (ids, options = {}) => readItems(ids, "labels", options),
    searchFilmItems: (title, year, options = {}) => searchFilmItems(connection, title, year, options),
    searchLabels: (title, options = {}) => searchLabels(connection, title, options),
    async findItems(wanted, options = {}) {
      if ("tmdbIds" in wanted) {
        const ids = [...new Set(wanted.tmdbIds)].filter((id) => Number.isSafeInteger(id) && id > 0);
        return findByStatement("P4947", ids.map(String), options);
      }
      const ids = [...new Set(wanted.imdbIds)].filter((id) => /^tt\d{5,10}$/.test(id));
      return findByStatement("P345", ids, options);
    },
  };
}

/** TMDB film id, IMDb id. */
type IdProperty = "P4947" | "P345";

/** Where two items carry the same id, the film is chosen over the franchise. */
function byStatement(items: Items, property: IdProperty, wanted: ReadonlySet<string>): Items {
  const chosen = new Map<string, WikidataItem>();
  const distinct = new Map([...items.values()].map((item) => [item.id, item]));
  for (const item of distinct.values()) {
    const id = property === "P4947" ? tmdbIdOf(item)?.toString() : imdbIdOf(item);
    if (id === undefined || id === null || !wanted.has(id)) continue;
    const other = chosen.get(id);
    chosen.set(id, other === undefined ? item : betterItem(other, item));
  }
  return chosen;
}
