import { type RequestOptions, toCallOptions } from "../requestOptions.ts";
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

/** Items of kind film whose text has these words; operators of the search are removed from the title. */
export async function searchFilmItems(
  connection: WikidataConnection,
  title: string,
  options: RequestOptions,
): Promise<readonly string[]> {
  const words = plainWords(title);
  return words === "" ? [] : searchItems(connection, `${words} haswbstatement:P31=Q11424`, FILM_RESULTS, options);
}

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
    .slice(0, MAX_TITLE_LENGTH)
    .replaceAll(/[^\p{L}\p{N}\p{M}'’]+/gu, " ")
    .trim();
}
