import type { Language } from "../../contract/index.ts";
import type { CandidateSource } from "../filmCandidate.ts";
import type { HttpClientSettings, ProviderHealth } from "../http/index.ts";
import type { ProviderFilm } from "../providerFilm.ts";
import type { RequestOptions } from "../requestOptions.ts";
import { type FilmIds, findFilmItems } from "./findFilmItems.ts";
import { linkedItems, readWikidataFilm } from "./readWikidataFilm.ts";
import { wikidataCandidates } from "./wikidataCandidates.ts";
import { createWikidataClient } from "./wikidataClient.ts";
import type { WikidataItem } from "./wikidataItem.ts";
import { createWikimediaHttpClient, WIKIDATA_URL, WIKIPEDIA_URL, type WikimediaHosts } from "./wikimediaHttpClient.ts";
import { type ArticleOutcome, type ArticleRequest, readArticles } from "./wikipedia.ts";

export type WikimediaOptions = HttpClientSettings & WikimediaHosts & { readonly language: () => Language };
export type Wikimedia = ReturnType<typeof createWikimedia>;

/** Wikidata and Wikipedia, keyless: one queue for all their hosts, everything in batches. */
export function createWikimedia(options: WikimediaOptions) {
  const { language } = options;
  const client = createWikimediaHttpClient(options);
  const wikidata = createWikidataClient({ client, url: options.wikidataUrl ?? WIKIDATA_URL, language });

  return {
    findItems: wikidata.findItems,
    items: wikidata.items,

    /** The items of many films by whatever ids are known; one entry a film, in order, null where there is none. */
    filmItems: (films: readonly FilmIds[], ask: RequestOptions = {}): Promise<readonly (WikidataItem | null)[]> =>
      findFilmItems(wikidata, films, ask),

    /** Leads of articles that items name; see `chooseArticle`. One outcome an article, in order. */
    articles: (wanted: readonly ArticleRequest[], ask: RequestOptions = {}): Promise<readonly ArticleOutcome[]> =>
      readArticles(client, options.wikipediaUrl ?? WIKIPEDIA_URL, wanted, ask),

    /** Items as films, with one further batch of calls for the names of people, genres and countries of all of them. */
    async films(items: readonly WikidataItem[], ask: RequestOptions = {}): Promise<readonly ProviderFilm[]> {
      const names = await wikidata.names(items.flatMap(linkedItems), ask);
      return items.map((item) => readWikidataFilm(item, names));
    },

    candidates: (): CandidateSource => wikidataCandidates({ wikidata, language }),
    health: (): ProviderHealth => client.health(),
    usage: client.usage,
    reset: (): void => client.reset(),
    close: (): Promise<void> => client.close(),
  };
}
