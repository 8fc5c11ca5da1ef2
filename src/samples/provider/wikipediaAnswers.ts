import { type Answer, ok } from "./answers.ts";
import type { Catalogue } from "./catalogue.ts";
import { apiError } from "./wikidataAnswers.ts";

/** The answer of one Wikipedia's `api.php` to a call for leads. `base` is the address of that wiki. */
export function answerAsWikipedia(
  catalogue: Catalogue,
  language: string,
  parameters: URLSearchParams,
  base: string,
): Answer {
  if (parameters.get("action") !== "query") return apiError("badvalue", 'Unrecognized value for parameter "action".');
  const asked = (parameters.get("titles") ?? "").split("|").filter((title) => title !== "");
  if (asked.length > 50)
    return apiError("toomanyvalues", 'Too many values supplied for parameter "titles". The limit is 50.');
  const extracts = Number(parameters.get("exlimit") ?? 1);

  const normalized = asked
    .filter((title) => normalize(title) !== title)
    .map((title) => ({ fromencoded: false, from: title, to: normalize(title) }));
  const titles = [...new Set(asked.map(normalize))];
  const pages = titles.map((title, index) => {
    const article = articleOf(catalogue, language, title);
    if (article === null) return { ns: 0, title, missing: true };
    return {
      pageid: article.tmdbId,
      ns: 0,
      title,
      ...(index < Math.min(extracts, 20) ? { extract: article.extract } : {}),
      fullurl: `${base}/wiki/${encodeURIComponent(title.replaceAll(" ", "_"))}`,
      pageprops: { wikibase_item: article.itemId },
    };
  });
  return ok({ batchcomplete: true, query: { ...(normalized.length === 0 ? {} : { normalized }), pages } });
}

/** The answer of `/api/rest_v1/page/summary/{title}`; `title` is decoded. */
export function answerAsSummary(catalogue: Catalogue, language: string, title: string, base: string): Answer {
  const article = articleOf(catalogue, language, normalize(title));
  if (article === null)
    return {
      status: 404,
      json: { type: "not_found", title: "Not found.", detail: "Page or revision not found.", method: "get" },
    };
  return ok({
    type: "standard",
    title: normalize(title),
    displaytitle: normalize(title),
    wikibase_item: article.itemId,
    pageid: article.tmdbId,
    lang: language,
    dir: "ltr",
    extract: article.extract,
    content_urls: { desktop: { page: `${base}/wiki/${encodeURIComponent(normalize(title).replaceAll(" ", "_"))}` } },
  });
}

function articleOf(catalogue: Catalogue, language: string, title: string) {
  const film = catalogue.byArticle(language).get(title);
  const article = language === "en" || language === "fr" ? film?.articles?.[language] : undefined;
  return film === undefined || article === undefined
    ? null
    : { extract: article.extract, itemId: film.wikidataId, tmdbId: film.tmdbId };
}

/** Underscores are spaces, and a title begins with a capital. */
function normalize(title: string): string {
  const spaced = title.replaceAll("_", " ").trim();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
