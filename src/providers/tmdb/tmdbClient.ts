import { LRUCache } from "lru-cache";
import { type Language, type Locale, languageOfLocale, readLocale } from "../../contract/index.ts";
import type { FilmCandidate, FilmQuery } from "../filmCandidate.ts";
import {
  type HttpClientUsage,
  NotFoundAtProvider,
  ProviderAnswerInvalid,
  ProviderError,
  type ProviderHealth,
  ProviderRefused,
  type RefusalReason,
} from "../http/index.ts";
import type { PersonDetails } from "../personDetails.ts";
import type { FieldValues, ProviderFilm, SimilarFilm } from "../providerFilm.ts";
import type { RequestOptions } from "../requestOptions.ts";
import { allImages } from "./chooseTmdbImages.ts";
import { candidateOfFilm, candidateOfRow } from "./readTmdbCandidate.ts";
import { PAGE_SIZE, readSimilar, readTmdbFilm } from "./readTmdbFilm.ts";
import { person as personSchema, readTmdbPerson } from "./readTmdbPerson.ts";
import { TmdbApi, type TmdbApiOptions } from "./tmdbApi.ts";
import { TmdbImageHost, type TmdbImageHostOptions, type TmdbImageSize } from "./tmdbImageHost.ts";
import * as schemas from "./tmdbSchemas.ts";

/** Ten of the at most twenty blocks that one request may append. */
const APPENDED =
  "credits,external_ids,alternative_titles,translations,release_dates,keywords,images,videos,recommendations,similar";
/** How long a collection is cached, so that it is requested once for all its films. */
const COLLECTIONS = { max: 200, ttl: 3_600_000 } as const;
const LAST_PAGE = 500;
const MAX_QUERY_LENGTH = 300;

export interface TmdbOptions extends TmdbApiOptions, TmdbImageHostOptions {
  /** A language alone is that of its main country. */
  readonly language: () => Language | Locale;
}

export interface SimilarPage {
  readonly films: readonly SimilarFilm[];
  readonly page: number;
  readonly totalPages: number;
}

export type KeyCheck =
  | { readonly kind: "accepted" }
  | { readonly kind: "missing" }
  | { readonly kind: "refused"; readonly reason: RefusalReason };

/**
 * TMDB, version 3, with the owner's key. Source: developer.themoviedb.org.
 * Every request throws a ProviderError when TMDB cannot be reached, or refuses; `no_key` while there is no key.
 */
export interface TmdbClient {
  /** Films whose titles hold every word; at most 20, in TMDB's order. An empty list is an answer, not an outage. */
  searchFilms(query: FilmQuery, options?: RequestOptions): Promise<readonly FilmCandidate[]>;
  /**
   * Everything that is stored of a film, in one request.
   * @throws NotFoundAtProvider when the id was deleted or merged: search again, keep the match
   */
  film(id: number, options?: RequestOptions): Promise<ProviderFilm>;
  /** The same film as a candidate with all titles, running time and directors; null when the id is unknown. */
  candidate(id: number, options?: RequestOptions): Promise<FilmCandidate | null>;
  /** @param imdbId `tt` and digits; anything else finds nothing */
  findByImdb(imdbId: string, options?: RequestOptions): Promise<FilmCandidate | null>;
  /** Films that people who watched this one watched too; may be empty. `page` from 1, 20 films a page. */
  recommendations(id: number, page: number, options?: RequestOptions): Promise<SimilarPage>;
  /** Films of the same genres and keywords: less alike than `recommendations`, but rarely empty. */
  similarFilms(id: number, page: number, options?: RequestOptions): Promise<SimilarPage>;
  /** All images that TMDB has of a film, in every language; the most voted first. */
  images(id: number, options?: RequestOptions): Promise<FieldValues["images"]>;
  /** An image, from the configured image host; needs no key. */
  image(
    path: string,
    size: TmdbImageSize,
    options?: RequestOptions,
  ): Promise<{ bytes: Uint8Array; contentType: string }>;
  /** Asks TMDB whether it accepts the key. An outage throws, because it says nothing about the key. */
  checkKey(options?: RequestOptions): Promise<KeyCheck>;
  /**
   * A person with their films, in one request.
   * @throws NotFoundAtProvider when the id was deleted or merged
   */
  person(id: number, options?: RequestOptions): Promise<PersonDetails>;
  isConfigured(): boolean;
  health(): ProviderHealth;
  imageHealth(): ProviderHealth;
  usage(): HttpClientUsage;
  imageUsage(): HttpClientUsage;
  reset(): void;
  close(): Promise<void>;
}

export function createTmdbClient(options: TmdbOptions): TmdbClient {
  return new HttpTmdbClient(options);
}

class HttpTmdbClient implements TmdbClient {
  readonly #api: TmdbApi;
  readonly #images: TmdbImageHost;
  readonly #language: () => Language | Locale;
  readonly #collections = new LRUCache<string, schemas.TmdbCollection>(COLLECTIONS);

  constructor(options: TmdbOptions) {
    this.#api = new TmdbApi(options);
    this.#images = new TmdbImageHost(options);
    this.#language = options.language;
  }

  async searchFilms(query: FilmQuery, options: RequestOptions = {}): Promise<readonly FilmCandidate[]> {
    const title = query.title.trim().slice(0, MAX_QUERY_LENGTH);
    if (title === "") return [];
    const yearParameter = query.yearField === "any" ? "year" : "primary_release_year";
    const parameters = {
      query: title,
      language: this.#locale(),
      include_adult: "false",
      page: 1,
      [yearParameter]: query.year,
    };
    const route = "/search/movie";
    const page = await this.#api.get({ path: route, route, parameters, schema: schemas.filmPage }, options);
    return page.results.rows.map(candidateOfRow).filter((candidate) => candidate !== null);
  }

  async film(id: number, options: RequestOptions = {}): Promise<ProviderFilm> {
    const { film, locale } = await this.#readFilm(id, options);
    return readTmdbFilm(film, locale, await this.#collectionOf(film, locale, options));
  }

  async candidate(id: number, options: RequestOptions = {}): Promise<FilmCandidate | null> {
    try {
      return candidateOfFilm((await this.#readFilm(id, options)).film);
    } catch (error) {
      if (error instanceof NotFoundAtProvider) return null;
      throw error;
    }
  }

  async findByImdb(imdbId: string, options: RequestOptions = {}): Promise<FilmCandidate | null> {
    if (!/^tt\d{5,10}$/.test(imdbId)) return null;
    const parameters = { external_source: "imdb_id", language: this.#locale() };
    const request = { path: `/find/${imdbId}`, route: "/find/{id}", parameters, schema: schemas.foundFilms };
    const [row] = (await this.#api.get(request, options)).movie_results.rows;
    const candidate = row === undefined ? null : candidateOfRow(row);
    return candidate === null ? null : { ...candidate, imdbId };
  }

  recommendations(id: number, page: number, options: RequestOptions = {}): Promise<SimilarPage> {
    return this.#readPage("/movie/{id}/recommendations", id, page, options);
  }

  similarFilms(id: number, page: number, options: RequestOptions = {}): Promise<SimilarPage> {
    return this.#readPage("/movie/{id}/similar", id, page, options);
  }

  async images(id: number, options: RequestOptions = {}): Promise<FieldValues["images"]> {
    const path = `/movie/${checkId(id)}/images`;
    const request = { path, route: "/movie/{id}/images", schema: schemas.filmImages };
    return allImages(await this.#api.get(request, options));
  }

  image(path: string, size: TmdbImageSize, options: RequestOptions = {}) {
    return this.#images.fetch(path, size, options);
  }

  async checkKey(options: RequestOptions = {}): Promise<KeyCheck> {
    if (!this.#api.isConfigured()) return { kind: "missing" };
    this.#api.reset();
    const route = "/authentication";
    try {
      await this.#api.get({ path: route, route, schema: schemas.authentication }, options);
      return { kind: "accepted" };
    } catch (error) {
      if (error instanceof ProviderRefused) return { kind: "refused", reason: error.reason };
      throw error;
    }
  }

  async person(id: number, options: RequestOptions = {}): Promise<PersonDetails> {
    const locale = this.#locale();
    const route = "/person/{id}";
    const parameters = { language: locale, append_to_response: "movie_credits,external_ids,translations" };
    const path = `/person/${checkId(id, route)}`;
    const answer = await this.#api.get({ path, route, parameters, schema: personSchema }, options);
    if (answer.id !== id) throw new ProviderAnswerInvalid("tmdb", "unexpected_shape", route, "another person");
    return readTmdbPerson(answer, locale);
  }

  isConfigured(): boolean {
    return this.#api.isConfigured();
  }

  health(): ProviderHealth {
    return this.#api.health();
  }

  imageHealth(): ProviderHealth {
    return this.#images.health();
  }

  usage(): HttpClientUsage {
    return this.#api.usage();
  }

  imageUsage(): HttpClientUsage {
    return this.#images.usage();
  }

  reset(): void {
    this.#api.reset();
    this.#images.reset();
  }

  async close(): Promise<void> {
    await Promise.all([this.#api.close(), this.#images.close()]);
  }

  #locale(): Locale {
    return readLocale(this.#language()) ?? "en-US";
  }

  async #readFilm(id: number, options: RequestOptions): Promise<{ film: schemas.TmdbFilm; locale: Locale }> {
    const locale = this.#locale();
    const parameters = { language: locale, append_to_response: APPENDED, ...languagesOf(locale) };
    const request = { path: `/movie/${checkId(id)}`, route: "/movie/{id}", parameters, schema: schemas.film };
    const film = await this.#api.get(request, options);
    if (film.id !== id) throw new ProviderAnswerInvalid("tmdb", "unexpected_shape", request.route, "another film");
    return { film, locale };
  }

  /** @returns null when the film is in none or it cannot be fetched now; stored values are kept then */
  async #collectionOf(
    { belongs_to_collection: named }: schemas.TmdbFilm,
    locale: Locale,
    options: RequestOptions,
  ): Promise<schemas.TmdbCollection | null> {
    if (named === null) return null;
    const key = `${locale} ${named.id}`;
    const known = this.#collections.get(key);
    if (known) return known;
    const path = `/collection/${named.id}`;
    const request = { path, route: "/collection/{id}", parameters: { language: locale }, schema: schemas.collection };
    try {
      const collection = await this.#api.get(request, options);
      this.#collections.set(key, collection);
      return collection;
    } catch (error) {
      if (error instanceof ProviderError) return null;
      throw error;
    }
  }

  async #readPage(route: string, id: number, page: number, options: RequestOptions): Promise<SimilarPage> {
    if (page > LAST_PAGE) return { films: [], page, totalPages: LAST_PAGE };
    const path = route.replace("{id}", String(checkId(id)));
    const parameters = { language: this.#locale(), page: Math.max(1, Math.trunc(page)) };
    const found = await this.#api.get({ path, route, parameters, schema: schemas.filmPage }, options);
    const films = found.results.rows
      .slice(0, PAGE_SIZE)
      .map(readSimilar)
      .filter((film) => film !== null);
    return { films, page, totalPages: clampPages(found.total_pages, page) };
  }
}

/** At least the page that was read, because callers continue while there are more. */
function clampPages(claimed: number | null, page: number): number {
  return Math.min(Math.max(Math.trunc(claimed ?? page), page), LAST_PAGE);
}

/**
 * Images and videos in the user's language, in English, and without language; otherwise TMDB returns only those of
 * `language`.
 */
function languagesOf(locale: Locale) {
  const languages = [...new Set([languageOfLocale(locale), "en", "null"])].join(",");
  return { include_image_language: languages, include_video_language: languages };
}

function checkId(id: number, route = "/movie/{id}"): number {
  if (Number.isSafeInteger(id) && id > 0) return id;
  throw new NotFoundAtProvider("tmdb", route);
}
