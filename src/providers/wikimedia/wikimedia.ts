import type { Language } from "../../contract/index.ts";
import type { CandidateSource } from "../filmCandidate.ts";
import type { HttpClientSettings, HttpClientUsage, ProviderHealth } from "../http/index.ts";
import type { PersonDetails } from "../personDetails.ts";
import type { ProviderFilm } from "../providerFilm.ts";
import type { RequestOptions } from "../requestOptions.ts";
import { type FilmIds, findFilmItems } from "./findFilmItems.ts";
import { linkedItems, readWikidataFilm } from "./readWikidataFilm.ts";
import { placeOfBirthOf, readWikidataPerson } from "./readWikidataPerson.ts";
import { wikidataCandidates } from "./wikidataCandidates.ts";
import { createWikidataClient, type WikidataClient } from "./wikidataClient.ts";
import { chooseArticle, type WikidataItem } from "./wikidataItem.ts";
import { createWikimediaHttpClient, WIKIDATA_URL, WIKIPEDIA_URL, type WikimediaHosts } from "./wikimediaHttpClient.ts";
import { type ArticleOutcome, type ArticleRequest, readArticles } from "./wikipedia.ts";

export interface WikimediaOptions extends HttpClientSettings, WikimediaHosts {
  readonly language: () => Language;
}

/** Wikidata and Wikipedia, without a key: one queue for all their hosts, everything in batches. */
export interface Wikimedia extends Pick<WikidataClient, "findItems" | "items"> {
  /** The items of many films by their known ids; one entry a film, in order, null where there is none. */
  filmItems(films: readonly FilmIds[], options?: RequestOptions): Promise<readonly (WikidataItem | null)[]>;
  /** Leads of articles that items name; see `chooseArticle`. One outcome an article, in order. */
  articles(requests: readonly ArticleRequest[], options?: RequestOptions): Promise<readonly ArticleOutcome[]>;
  /** Items as films, with one further batch of requests for the names of people, genres and countries of all of them. */
  films(items: readonly WikidataItem[], options?: RequestOptions): Promise<readonly ProviderFilm[]>;
  /** A person, with the lead of the article in the language in use. @returns null for an unknown id */
  person(id: string, options?: RequestOptions): Promise<PersonDetails | null>;
  candidates(): CandidateSource;
  health(): ProviderHealth;
  usage(): HttpClientUsage;
  reset(): void;
  close(): Promise<void>;
}

export function createWikimedia(options: WikimediaOptions): Wikimedia {
  const { language } = options;
  const http = createWikimediaHttpClient(options);
  const wikidata = createWikidataClient({ http, url: options.wikidataUrl ?? WIKIDATA_URL, language });

  return {
    findItems: wikidata.findItems,
    items: wikidata.items,
    filmItems: (films, requestOptions = {}) => findFilmItems(wikidata, films, requestOptions),
    articles: (requests, requestOptions = {}) =>
      readArticles(http, options.wikipediaUrl ?? WIKIPEDIA_URL, requests, requestOptions),
    async films(items, requestOptions = {}) {
      const names = await wikidata.names(items.flatMap(linkedItems), requestOptions);
      return items.map((item) => readWikidataFilm(item, names));
    },
    async person(id, requestOptions = {}) {
      const item = (await wikidata.items([id], requestOptions)).get(id);
      if (item === undefined) return null;
      const placeId = placeOfBirthOf(item);
      const places = placeId === null ? new Map() : await wikidata.names([placeId], requestOptions);
      const chosen = chooseArticle(item, language());
      const [article] =
        chosen === null
          ? []
          : await readArticles(http, options.wikipediaUrl ?? WIKIPEDIA_URL, [chosen], requestOptions);
      return readWikidataPerson(item, placeId === null ? undefined : places.get(placeId), article, language());
    },
    candidates: () => wikidataCandidates({ wikidata, language }),
    health: () => http.health(),
    usage: () => http.usage(),
    reset: () => http.reset(),
    close: () => http.close(),
  };
}
