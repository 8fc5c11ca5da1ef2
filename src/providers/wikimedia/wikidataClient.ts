import type { Language } from "../../contract/index.ts";
import { type HttpClient, ProviderAnswerInvalid } from "../http/index.ts";
import { type RequestOptions, toCallOptions } from "../requestOptions.ts";
import { ITEMS_PER_CALL, inBatches, statementQueries } from "./batches.ts";
import { betterItem, imdbIdOf, readItem, tmdbIdOf, type WikidataItem } from "./wikidataItem.ts";
import { actionApi } from "./wikimediaHttpClient.ts";
import { entitiesAnswer, labelSearchAnswer, searchAnswer, type WikibaseEntity } from "./wikimediaSchemas.ts";

type Calls = { readonly client: HttpClient; readonly url: string; readonly language: () => Language };
export type WikidataClient = ReturnType<typeof createWikidataClient>;

const NAMES_ONLY = "labels";
const WHOLE_ITEM = "labels|aliases|claims|sitelinks";
const ITEM_ID = /^Q\d{1,12}$/;

/** Wikidata through `api.php`, always in batches: one by one, a thousand films would cost 25 minutes. */
export function createWikidataClient({ client, url, language }: Calls) {
  async function entities(
    ids: readonly string[],
    props: string,
    ask: RequestOptions,
  ): Promise<ReadonlyMap<string, WikibaseEntity>> {
    const found = new Map<string, WikibaseEntity>();
    const unique = [...new Set(ids)].filter((id) => ITEM_ID.test(id));
    for (const batch of inBatches(unique, ITEMS_PER_CALL)) {
      for (const [id, entity] of await entitiesOfBatch(batch, props, ask)) found.set(id, entity);
    }
    return found;
  }

  async function entitiesOfBatch(
    ids: readonly string[],
    props: string,
    ask: RequestOptions,
  ): Promise<ReadonlyMap<string, WikibaseEntity>> {
    const address = actionApi(url, {
      action: "wbgetentities",
      ids: ids.join("|"),
      props,
      languages: [...new Set([language(), "fr", "en", "mul"])].join("|"),
      languagefallback: 1,
      maxlag: 5,
    });
    try {
      const answer = await client.getJson(address, { ...toCallOptions("wbgetentities", ask), schema: entitiesAnswer });
      return byAskedId(answer.entities);
    } catch (error) {
      // Items of famous films are long: fifty of them can pass the limit of one answer, halves do not.
      const isTooLarge = error instanceof ProviderAnswerInvalid && error.reason === "too_large";
      if (!isTooLarge || ids.length === 1) throw error;
      const half = Math.ceil(ids.length / 2);
      const first = await entitiesOfBatch(ids.slice(0, half), props, ask);
      return new Map([...first, ...(await entitiesOfBatch(ids.slice(half), props, ask))]);
    }
  }

  async function searchIds(query: string, limit: number, ask: RequestOptions): Promise<readonly string[]> {
    const address = actionApi(url, {
      action: "query",
      list: "search",
      srsearch: query,
      srnamespace: 0,
      srlimit: limit,
      formatversion: 2,
      maxlag: 5,
    });
    const answer = await client.getJson(address, { ...toCallOptions("search", ask), schema: searchAnswer });
    return answer.query.search.rows.map((row) => row.title).filter((title) => ITEM_ID.test(title));
  }

  /** @returns items under the ids that were asked for; an item that was merged stands under its old and its new id */
  async function items(ids: readonly string[], ask: RequestOptions = {}): Promise<ReadonlyMap<string, WikidataItem>> {
    const found = await entities(ids, WHOLE_ITEM, ask);
    return new Map([...found].map(([id, entity]) => [id, readItem(entity)]));
  }

  /** The items that carry these ids, by id; where two claim one, the film wins over the franchise. */
  async function findBy(
    property: "P4947" | "P345",
    ids: readonly string[],
    ask: RequestOptions,
  ): Promise<ReadonlyMap<string, WikidataItem>> {
    const candidates = new Set<string>();
    for (const query of statementQueries(property, ids)) {
      for (const id of await searchIds(query, ITEMS_PER_CALL, ask)) candidates.add(id);
    }
    const wanted = new Set(ids);
    const chosen = new Map<string, WikidataItem>();
    for (const item of new Map(
      [...(await items([...candidates], ask)).values()].map((item) => [item.id, item]),
    ).values()) {
      const id = property === "P4947" ? tmdbIdOf(item)?.toString() : imdbIdOf(item);
      if (id === undefined || id === null || !wanted.has(id)) continue;
      const other = chosen.get(id);
      chosen.set(id, other === undefined ? item : betterItem(other, item));
    }
    return chosen;
  }

  return {
    items,

    /**
     * From ids of TMDB or IMDb to items, about twenty ids a call.
     * @returns items by the id that was asked for, as text; what Wikidata does not know is absent
     */
    async findItems(
      wanted: { readonly tmdbIds: readonly number[] } | { readonly imdbIds: readonly string[] },
      ask: RequestOptions = {},
    ): Promise<ReadonlyMap<string, WikidataItem>> {
      if ("tmdbIds" in wanted) return findBy("P4947", [...new Set(wanted.tmdbIds)].filter(isTmdbId).map(String), ask);
      return findBy(
        "P345",
        [...new Set(wanted.imdbIds)].filter((id) => /^tt\d{5,10}$/.test(id)),
        ask,
      );
    },

    /** Items of kind film whose text matches. Words are words here: operators of the search are taken out. */
    async searchFilmItems(title: string, ask: RequestOptions = {}): Promise<readonly string[]> {
      const words = plainWords(title);
      return words === "" ? [] : searchIds(`${words} haswbstatement:P31=Q11424`, 20, ask);
    },

    /** Items of any kind whose label or alias begins like this. */
    async searchLabels(title: string, ask: RequestOptions = {}): Promise<readonly string[]> {
      const search = title.trim().slice(0, 200);
      if (search === "") return [];
      const parameters = {
        action: "wbsearchentities",
        search,
        language: language(),
        uselang: language(),
        type: "item",
        limit: 20,
        maxlag: 5,
      };
      const answer = await client.getJson(actionApi(url, parameters), {
        ...toCallOptions("wbsearchentities", ask),
        schema: labelSearchAnswer,
      });
      return answer.search.rows.map((row) => row.id).filter((id) => ITEM_ID.test(id));
    },

    /** Names of items (people, genres, countries) in the wanted language, else for all languages, else English. */
    async names(ids: readonly string[], ask: RequestOptions = {}): Promise<ReadonlyMap<string, WikidataItem>> {
      const found = await entities(ids, NAMES_ONLY, ask);
      return new Map([...found].map(([id, entity]) => [id, readItem(entity)]));
    },
  };
}

function byAskedId(answered: ReadonlyMap<string, WikibaseEntity>): ReadonlyMap<string, WikibaseEntity> {
  const found = new Map<string, WikibaseEntity>();
  for (const [key, entity] of answered) {
    if (entity.missing) continue;
    found.set(key, entity);
    found.set(entity.id, entity);
    if (entity.redirects !== undefined) found.set(entity.redirects.from, entity);
  }
  return found;
}

/** Quotes, colons, minus signs and the like steer Wikimedia's search; letters, digits and apostrophes are the title. */
function plainWords(title: string): string {
  return title
    .slice(0, 200)
    .replaceAll(/[^\p{L}\p{N}\p{M}'’]+/gu, " ")
    .trim();
}

function isTmdbId(id: number): boolean {
  return Number.isSafeInteger(id) && id > 0;
}
