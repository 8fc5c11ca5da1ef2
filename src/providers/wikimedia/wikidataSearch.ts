import { type RequestOptions, toCallOptions } from "../requestOptions.ts";
import { MAX_QUERY_LENGTH } from "./batches.ts";
import { SEARCHED_KINDS } from "./filmKinds.ts";
import { isItemId, type WikidataConnection } from "./wikidataEntities.ts";
import { actionApi } from "./wikimediaHttpClient.ts";
import { labelSearchAnswer, searchAnswer } from "./wikimediaSchemas.ts";

const FILM_RESULTS = 20;
const MAX_TITLE_LENGTH = 200;

/** @param query in the syntax of Wikimedia's search. @returns ids of items */
export async function searchItems(
  { http, url }: WikidataConnection,
  query: string,
  limit: number,
  options: RequestOptions,
): Promise<readonly string[]> {
  const address = actionApi(
    url,
    {
      action: "query",
      list: "search",
      srsearch: query,
      srnamespace: 0,
      srlimit: limit,
      formatversion: 2,
    },
    options,
  );
  const answer = await http.getJson(address, { ...toCallOptions("search", options), schema: searchAnswer });
  return answer.query.search.rows.map((row) => row.title).filter(isItemId);
}

/**
 * Films whose labels, aliases and descriptions contain these words; search operators are removed from the title.
 * @param year narrows the search, because descriptions contain it (*1995 film by Michael Mann*)
 */
export async function searchFilmItems(
  connection: WikidataConnection,
  title: string,
  year: number | undefined,
  options: RequestOptions,
): Promise<readonly string[]> {
  const words = plainWords(title);
  if (words === "") return [];
  const dated = year === undefined ? words : `${words} ${year}`;
  return searchItems(connection, `${dated} ${IS_FILM}`, FILM_RESULTS, options);
}

/**
 * Every item with a TMDB id, whatever its film class, and those of the common film classes without one.
 * Source: https://www.mediawiki.org/wiki/Help:Extension:WikibaseCirrusSearch
 */
const IS_FILM = `haswbstatement:P4947|${SEARCHED_KINDS.map((kind) => `P31=${kind}`).join("|")}`;
/** The search refuses longer queries. */
const MAX_WORDS_LENGTH = MAX_QUERY_LENGTH - IS_FILM.length - " 1234 ".length;

/** Items of any kind whose label or alias starts with the title. */
export async function searchLabels(
  { http, url, language }: WikidataConnection,
  title: string,
  options: RequestOptions,
): Promise<readonly string[]> {
  const search = title.trim().slice(0, MAX_TITLE_LENGTH);
  if (search === "") return [];
  const address = actionApi(
    url,
    {
      action: "wbsearchentities",
      search,
      language: language(),
      uselang: language(),
      type: "item",
      limit: FILM_RESULTS,
    },
    options,
  );
  const answer = await http.getJson(address, {
    ...toCallOptions("wbsearchentities", options),
    schema: labelSearchAnswer,
  });
  return answer.search.rows.map((row) => row.id).filter(isItemId);
}

/** Quotes, colons, minus signs and the like are operators of Wikimedia's search; letters, digits and apostrophes are not. */
function plainWords(title: string): string {
  return title
    .slice(0, MAX_WORDS_LENGTH)
    .replaceAll(/[^\p{L}\p{N}\p{M}'’]+/gu, " ")
    .trim();
}
