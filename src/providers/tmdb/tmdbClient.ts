import { type Language, type Locale, readLocale } from "../../contract/index.ts";
import type { FilmCandidate, YearField } from "../filmCandidate.ts";
import {
  createHttpClient,
  type HttpClientSettings,
  NotFoundAtProvider,
  ProviderAnswerInvalid,
  type ProviderHealth,
  ProviderRefused,
  type RefusalReason,
} from "../http/index.ts";
import type { ProviderFilm, SimilarFilm } from "../providerFilm.ts";
import { type RequestOptions, toCallOptions } from "../requestOptions.ts";
import { interpretTmdb, interpretTmdbImage } from "./interpretTmdb.ts";
import { candidateOfFilm, candidateOfRow } from "./readTmdbCandidate.ts";
import { readSimilar, readTmdbFilm } from "./readTmdbFilm.ts";
import { readTmdbKey } from "./tmdbKey.ts";
import * as schemas from "./tmdbSchemas.ts";

export const TMDB_URL = "https://api.themoviedb.org/3";
export const TMDB_IMAGE_URL = "https://image.tmdb.org/t/p";

const APPENDED =
  "credits,external_ids,alternative_titles,translations,release_dates,keywords,images,videos,recommendations";
const REQUESTS_PER_SECOND = 20;
const CONNECTIONS = 6;
const LAST_PAGE = 500;

/** Sizes of TMDB's image host; `original` is left out, nothing here shows it. */
export type TmdbImageSize = (typeof IMAGE_SIZES)[number];
export const IMAGE_SIZES = ["w45", "w92", "w154", "w185", "w300", "w342", "w500", "w780", "w1280", "h632"] as const;

export type TmdbOptions = HttpClientSettings & {
  /** Base of the API, `…/3`. */
  readonly baseUrl?: string;
  /** Base of the images, `…/t/p`. */
  readonly imageUrl?: string;
  /** A v3 key or v4 read token; a function where it can change while the program runs. */
  readonly key: string | null | (() => string | null);
  /** A language alone is that of its main country. */
  readonly language: () => Language | Locale;
  /** For benches over a stand-in; real TMDB gets the default. */
  readonly ratePerSecond?: number;
};

export type SimilarPage = {
  readonly films: readonly SimilarFilm[];
  readonly page: number;
  readonly totalPages: number;
};

export type KeyCheck =
  | { readonly kind: "accepted" }
  | { readonly kind: "missing" }
  | { readonly kind: "refused"; readonly reason: RefusalReason };

export type TmdbClient = ReturnType<typeof createTmdbClient>;

/** TMDB, version 3: eight paths of it, by one key of the owner's. Source: developer.themoviedb.org. */
export function createTmdbClient(options: TmdbOptions) {
  const baseUrl = (options.baseUrl ?? TMDB_URL).replace(/\/+$/, "");
  const imageUrl = (options.imageUrl ?? TMDB_IMAGE_URL).replace(/\/+$/, "");
  const { key: givenKey, language } = options;
  const rawKey = () => (typeof givenKey === "function" ? givenKey() : givenKey);
  const key = () => readTmdbKey(rawKey());
  const limits = { ratePerSecond: options.ratePerSecond ?? REQUESTS_PER_SECOND, concurrency: CONNECTIONS };
  let usedKey = rawKey();

  const api = createHttpClient({
    ...options,
    ...limits,
    name: "tmdb",
    baseHosts: [baseUrl],
    interpret: interpretTmdb,
    headers: () => {
      const now = key();
      return { accept: "application/json", ...(now.kind === "v4" ? { authorization: `Bearer ${now.token}` } : {}) };
    },
  });
  const images = createHttpClient({
    ...options,
    ...limits,
    name: "tmdb-images",
    baseHosts: [imageUrl],
    interpret: interpretTmdbImage,
  });

  /** The address of a call; throws when there is no key, and forgets the refusal of an older one. */
  function address(path: string, parameters: Readonly<Record<string, string | number | undefined>>): URL {
    const now = key();
    if (now.kind === "none") throw new ProviderRefused("tmdb", "no_key");
    if (rawKey() !== usedKey) {
      usedKey = rawKey();
      api.reset();
    }
    const url = new URL(`${baseUrl}${path}`);
    for (const [name, value] of Object.entries(parameters)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    if (now.kind === "v3") url.searchParams.set("api_key", now.key);
    return url;
  }

  const locale = (): Locale => readLocale(language()) ?? "en-US";
  async function readFilm(id: number, ask: RequestOptions): Promise<{ film: schemas.TmdbFilm; asked: Locale }> {
    const asked = locale();
    const url = address(`/movie/${checkId(id)}`, {
      language: asked,
      append_to_response: APPENDED,
      include_image_language: "fr,en,null",
    });
    return { film: await api.getJson(url, { ...toCallOptions("/movie/{id}", ask), schema: schemas.film }), asked };
  }

  async function readPage(route: string, id: number, page: number, ask: RequestOptions): Promise<SimilarPage> {
    if (page > LAST_PAGE) return { films: [], page, totalPages: LAST_PAGE };
    const url = address(route.replace("{id}", String(checkId(id))), {
      language: locale(),
      page: Math.max(1, Math.trunc(page)),
    });
    const answer = await api.getJson(url, { ...toCallOptions(route, ask), schema: schemas.filmPage });
    const films = answer.results.rows.map(readSimilar).filter((film) => film !== null);
    return { films, page, totalPages: Math.min(answer.total_pages ?? page, LAST_PAGE) };
  }

  return {
    /** Films whose titles hold every word; at most 20, TMDB's order. An empty list is an answer, not an outage. */
    async searchFilms(
      query: { readonly title: string; readonly year?: number; readonly yearField?: YearField },
      ask: RequestOptions = {},
    ): Promise<readonly FilmCandidate[]> {
      const title = query.title.trim().slice(0, 300);
      if (title === "") return [];
      const yearParameter = query.yearField === "any" ? "year" : "primary_release_year";
      const url = address("/search/movie", {
        query: title,
        language: locale(),
        include_adult: "false",
        page: 1,
        [yearParameter]: query.year,
      });
      const page = await api.getJson(url, { ...toCallOptions("/search/movie", ask), schema: schemas.filmPage });
      return page.results.rows.map(candidateOfRow).filter((candidate) => candidate !== null);
    },

    /**
     * Everything we store of a film, in one call.
     * @throws NotFoundAtProvider when the id is gone (deleted or merged): search again, keep the match
     */
    async film(id: number, ask: RequestOptions = {}): Promise<ProviderFilm> {
      const { film, asked } = await readFilm(id, ask);
      return readTmdbFilm(film, asked);
    },

    /** The same film as a candidate with all titles, duration and directors; null when the id is unknown. */
    async candidate(id: number, ask: RequestOptions = {}): Promise<FilmCandidate | null> {
      try {
        return candidateOfFilm((await readFilm(id, ask)).film);
      } catch (error) {
        if (error instanceof NotFoundAtProvider) return null;
        throw error;
      }
    },

    /** @param imdbId `tt` and digits; anything else is no film and finds nothing */
    async findByImdb(imdbId: string, ask: RequestOptions = {}): Promise<FilmCandidate | null> {
      if (!/^tt\d{5,10}$/.test(imdbId)) return null;
      const url = address(`/find/${imdbId}`, { external_source: "imdb_id", language: locale() });
      const found = await api.getJson(url, { ...toCallOptions("/find/{id}", ask), schema: schemas.foundFilms });
      const [row] = found.movie_results.rows;
      const candidate = row === undefined ? null : candidateOfRow(row);
      return candidate === null ? null : { ...candidate, imdbId };
    },

    /** Films that people watch beside this one, the better kind of likeness; may be empty. `page` from 1, 20 a page. */
    recommendations: (id: number, page: number, ask: RequestOptions = {}): Promise<SimilarPage> =>
      readPage("/movie/{id}/recommendations", id, page, ask),

    /** Films of like genres and keywords: weaker, but rarely empty. */
    similarFilms: (id: number, page: number, ask: RequestOptions = {}): Promise<SimilarPage> =>
      readPage("/movie/{id}/similar", id, page, ask),

    /** The bytes of a picture, from the configured image host alone; needs no key. */
    async image(
      path: string,
      size: TmdbImageSize,
      ask: RequestOptions = {},
    ): Promise<{ bytes: Uint8Array; contentType: string }> {
      if (!schemas.isImagePath(path) || !IMAGE_SIZES.includes(size)) {
        throw new ProviderAnswerInvalid("tmdb-images", "bad_address", "/{size}/{path}");
      }
      return images.getBytes(`${imageUrl}/${size}${path}`, toCallOptions("/{size}/{path}", ask));
    },

    /** Asks TMDB whether it accepts the key; an outage throws, for it says nothing about the key. */
    async checkKey(ask: RequestOptions = {}): Promise<KeyCheck> {
      if (key().kind === "none") return { kind: "missing" };
      api.reset();
      try {
        await api.getJson(address("/authentication", {}), {
          ...toCallOptions("/authentication", ask),
          schema: schemas.authentication,
        });
        return { kind: "accepted" };
      } catch (error) {
        if (error instanceof ProviderRefused) return { kind: "refused", reason: error.reason };
        throw error;
      }
    },

    isConfigured: (): boolean => key().kind !== "none",

    health(): ProviderHealth {
      const known = api.health();
      return key().kind === "none" ? { state: "unconfigured", since: known.since } : known;
    },
    imageHealth: (): ProviderHealth => images.health(),
    usage: api.usage,
    imageUsage: images.usage,
    reset(): void {
      api.reset();
      images.reset();
    },
    async close(): Promise<void> {
      await Promise.all([api.close(), images.close()]);
    },
  };
}

function checkId(id: number): number {
  if (Number.isSafeInteger(id) && id > 0) return id;
  throw new NotFoundAtProvider("tmdb", "/movie/{id}");
}
