import {
  createHttpClient,
  type HttpClient,
  type HttpClientSettings,
  type HttpClientUsage,
  ProviderAnswerInvalid,
  type ProviderHealth,
} from "../http/index.ts";
import { type RequestOptions, toCallOptions } from "../requestOptions.ts";
import { interpretTmdbImage } from "./interpretTmdb.ts";
import { TMDB_LIMITS } from "./tmdbApi.ts";
import { isImagePath } from "./tmdbSchemas.ts";

const TMDB_IMAGE_URL = "https://image.tmdb.org/t/p";

const NAME = "tmdb-images";
const ROUTE = "/{size}/{path}";

/** Sizes of TMDB's image host. `original` is left out: nothing here shows it. */
const IMAGE_SIZES = ["w45", "w92", "w154", "w185", "w300", "w342", "w500", "w780", "w1280", "h632"] as const;
export type TmdbImageSize = (typeof IMAGE_SIZES)[number];

export interface TmdbImageHostOptions extends HttpClientSettings {
  /** Base of the images, `…/t/p`. */
  readonly imageUrl?: string;
}

/** TMDB's images. They need no key. */
export class TmdbImageHost {
  readonly #http: HttpClient;
  readonly #baseUrl: string;

  constructor(options: TmdbImageHostOptions) {
    this.#baseUrl = (options.imageUrl ?? TMDB_IMAGE_URL).replace(/(?<!\/)\/+$/, "");
    this.#http = createHttpClient({
      ...options,
      ...TMDB_LIMITS,
      name: NAME,
      baseHosts: [this.#baseUrl],
      interpret: interpretTmdbImage,
    });
  }

  /** @throws ProviderError; `bad_address` for a path that TMDB would never name */
  async fetch(
    path: string,
    size: TmdbImageSize,
    options: RequestOptions,
  ): Promise<{ bytes: Uint8Array; contentType: string }> {
    if (!isImagePath(path) || !IMAGE_SIZES.includes(size)) throw new ProviderAnswerInvalid(NAME, "bad_address", ROUTE);
    return this.#http.getBytes(`${this.#baseUrl}/${size}${path}`, toCallOptions(ROUTE, options));
  }

  health(): ProviderHealth {
    return this.#http.health();
  }

  usage(): HttpClientUsage {
    return this.#http.usage();
  }

  reset(): void {
    this.#http.reset();
  }

  close(): Promise<void> {
    return this.#http.close();
  }
}
