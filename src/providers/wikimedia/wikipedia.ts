import { type HttpClient, ProviderAnswerInvalid } from "../http/index.ts";
import { isWebAddress } from "../isWebAddress.ts";
import { type RequestOptions, toCallOptions } from "../requestOptions.ts";
import { inBatches, LEADS_PER_CALL } from "./batches.ts";
import { actionApi } from "./wikimediaHttpClient.ts";
import { type ArticlePage, type LeadsAnswer, leadsAnswer } from "./wikimediaSchemas.ts";

/** An article as an item's sitelink names it. */
export type ArticleRequest = { readonly language: string; readonly title: string; readonly item: string };

export type ArticleOutcome = ArticleRequest &
  (
    | {
        readonly kind: "found";
        /** The lead, plain text. */
        readonly extract: string;
        /** Address of the whole article. */
        readonly url: string;
        readonly licence: "CC BY-SA 4.0";
        /** The lead was longer than what is kept. */
        readonly isShortened: boolean;
      }
    | {
        readonly kind: "not_found";
        readonly reason: "missing" | "other_item" | "disambiguation" | "no_extract" | "unanswered";
      }
  );

const MAX_EXTRACT_LENGTH = 20_000;
const MAX_CONTINUATIONS = LEADS_PER_CALL;

/**
 * The leads of articles, twenty a request and language. Each is checked to belong to its item, because a redirect or a
 * moved page can lead to a novel of the same title.
 * @returns one outcome an article, in the order of the requests
 */
export async function readArticles(
  client: HttpClient,
  wikipediaUrl: string,
  wanted: readonly ArticleRequest[],
  options: RequestOptions,
): Promise<readonly ArticleOutcome[]> {
  const outcomes = new Map<ArticleRequest, ArticleOutcome>();
  const byLanguage = Map.groupBy(wanted, (article) => article.language);
  for (const [language, articles] of byLanguage) {
    for (const batch of inBatches(articles, LEADS_PER_CALL)) {
      const answer = await readLeads(
        client,
        wikipediaUrl,
        language,
        [...new Set(batch.map((article) => article.title))],
        options,
      );
      for (const article of batch)
        outcomes.set(article, outcomeOf(article, answer, articleBase(wikipediaUrl, language)));
    }
  }
  return wanted.map((article) => outcomes.get(article) ?? { ...article, kind: "not_found", reason: "unanswered" });
}

type Leads = { readonly pages: ReadonlyMap<string, ArticlePage>; readonly renamed: ReadonlyMap<string, string> };

async function readLeads(
  client: HttpClient,
  base: string,
  language: string,
  titles: readonly string[],
  options: RequestOptions,
): Promise<Leads> {
  const pages = new Map<string, ArticlePage>();
  const renamed = new Map<string, string>();
  if (!/^[a-z][a-z-]{1,20}$/.test(language)) return { pages, renamed };

  let more: LeadsAnswer["continue"] = {};
  for (let turn = 0; more !== undefined && turn <= MAX_CONTINUATIONS; turn += 1) {
    const parameters = {
      action: "query",
      prop: "extracts|info|pageprops",
      exintro: 1,
      explaintext: 1,
      exlimit: LEADS_PER_CALL,
      inprop: "url",
      ppprop: "wikibase_item|disambiguation",
      titles: titles.join("|"),
      redirects: 1,
      formatversion: 2,
      ...more,
    };
    const address = actionApi(articleBase(base, language), parameters, options);
    const answer: LeadsAnswer = await client.getJson(address, {
      ...toCallOptions("extracts", options),
      schema: leadsAnswer,
    });
    for (const page of answer.query?.pages.rows ?? []) pages.set(page.title, mergePage(pages.get(page.title), page));
    for (const { from, to } of [...(answer.query?.normalized.rows ?? []), ...(answer.query?.redirects.rows ?? [])])
      renamed.set(from, to);
    more = answer.continue;
  }
  const lost = titles.find((title) => !pages.has(finalTitle(title, renamed)));
  if (lost !== undefined && more === undefined)
    throw new ProviderAnswerInvalid(
      "wikimedia",
      "unexpected_shape",
      "extracts",
      "a page that was asked for is not there",
    );
  return { pages, renamed };
}

/** Each response of a continued query has another part of the same page. */
function mergePage(before: ArticlePage | undefined, now: ArticlePage): ArticlePage {
  if (before === undefined) return now;
  return {
    ...now,
    extract: now.extract ?? before.extract,
    fullurl: now.fullurl ?? before.fullurl,
    pageprops: now.pageprops ?? before.pageprops,
  };
}

function outcomeOf(article: ArticleRequest, leads: Leads, base: string): ArticleOutcome {
  const page = leads.pages.get(finalTitle(article.title, leads.renamed));
  if (page === undefined) return { ...article, kind: "not_found", reason: "unanswered" };
  if (page.missing) return { ...article, kind: "not_found", reason: "missing" };
  if ((page.pageprops?.disambiguation ?? null) !== null)
    return { ...article, kind: "not_found", reason: "disambiguation" };
  if (page.pageprops?.wikibase_item !== article.item) return { ...article, kind: "not_found", reason: "other_item" };
  if (page.extract === null) return { ...article, kind: "not_found", reason: "no_extract" };
  return {
    ...article,
    title: page.title,
    kind: "found",
    extract: page.extract.slice(0, MAX_EXTRACT_LENGTH),
    url: webAddress(page.fullurl) ?? `${base}/wiki/${encodeURIComponent(page.title.replaceAll(" ", "_"))}`,
    licence: "CC BY-SA 4.0",
    isShortened: page.extract.length > MAX_EXTRACT_LENGTH,
  };
}

/** The title of the page that answered, after normalisation and redirects of the requested title. */
function finalTitle(title: string, renamed: ReadonlyMap<string, string>): string {
  let current = title;
  for (let hop = 0; hop < 4; hop += 1) {
    const next = renamed.get(current);
    if (next === undefined) return current;
    current = next;
  }
  return current;
}

function webAddress(text: string | null): string | null {
  return text !== null && isWebAddress(text) ? new URL(text).href : null;
}

function articleBase(base: string, language: string): string {
  return base.replaceAll("{lang}", language).replace(/(?<!\/)\/+$/, "");
}
