import type { Ask } from "../ask.ts";
import type { CandidateSource } from "../filmCandidate.ts";
import type { PoliteSettings, ProviderHealth } from "../http/index.ts";
import type { WantedLanguage } from "../language.ts";
import type { ProviderFilm } from "../providerFilm.ts";
import { type FilmIds, findFilmItems } from "./findFilmItems.ts";
import { linkedItems, readWikidataFilm } from "./readWikidataFilm.ts";
import { createWikidata } from "./wikidata.ts";
import { wikidataCandidates } from "./wikidataCandidates.ts";
import type { WikidataItem } from "./wikidataItem.ts";
import { createWikimediaClient, WIKIDATA_URL, WIKIPEDIA_URL, type WikimediaHosts } from "./wikimediaClient.ts";
import { type ArticleOutcome, readArticles, type WantedArticle } from "./wikipedia.ts";

export type WikimediaOptions = PoliteSettings & WikimediaHosts & { readonly language: () => WantedLanguage };
export type Wikimedia = ReturnType<typeof createWikimedia>;

/** Wikidata and Wikipedia, keyless: one queue for all their hosts, everything in batches. */
export function createWikimedia(options: WikimediaOptions) {
  const { language } = options;
  const client = createWikimediaClient(options);
  const wikidata = createWikidata({ client, url: options.wikidataUrl ?? WIKIDATA_URL, language });

  return {
    findItems: wikidata.findItems,
    items: wikidata.items,

    /** The items of many films by whatever ids are known; one entry a film, in order, null where there is none. */
    filmItems: (films: readonly FilmIds[], ask: Ask = {}): Promise<readonly (WikidataItem | null)[]> =>
      findFilmItems(wikidata, films, ask),

    /** Leads of articles that items name; see `chooseArticle`. One outcome an article, in order. */
    articles: (wanted: readonly WantedArticle[], ask: Ask = {}): Promise<readonly ArticleOutcome[]> =>
      readArticles(client, options.wikipediaUrl ?? WIKIPEDIA_URL, wanted, ask),

    /** Items as films, with one further batch of calls for the names of people, genres and countries of all of them. */
    async films(items: readonly WikidataItem[], ask: Ask = {}): Promise<readonly ProviderFilm[]> {
      const names = await wikidata.names(items.flatMap(linkedItems), ask);
      return items.map((item) => readWikidataFilm(item, names));
    },

    candidates: (): CandidateSource => wikidataCandidates({ wikidata, language }),
    health: (): ProviderHealth => client.health(),
    use: client.use,
    reset: (): void => client.reset(),
    close: (): Promise<void> => client.close(),
  };
}
