import {
  createHttpClient,
  type HttpClient,
  type HttpClientSettings,
  type HttpClientUsage,
  type ProviderHealth,
  ProviderRefused,
  type ResponseSchema,
} from "../http/index.ts";
import { type RequestOptions, toCallOptions } from "../requestOptions.ts";
import { interpretTmdb } from "./interpretTmdb.ts";
import { readTmdbKey, type TmdbKey } from "./tmdbKey.ts";

const TMDB_URL = "https://api.themoviedb.org/3";

/** TMDB documents an upper limit "somewhere in the 40 requests per second range" (developer.themoviedb.org, rate limiting). */
const MOST_PER_SECOND = 40;
/** The rate at the start, until responses show whether the documented limit still holds. */
const FIRST_PER_SECOND = 20;
/** Enough for the full rate if an answer takes 250 ms. */
const CONNECTIONS = 10;

export interface TmdbApiOptions extends HttpClientSettings {
  /** Base of the API, `…/3`. */
  readonly baseUrl?: string;
  /** A v3 key or v4 read token; a function where it can change while the program runs. */
  readonly key: string | null | (() => string | null);
}

/** How much may be requested of the API, and of the image host. */
export const TMDB_LIMITS = {
  rate: { windowMs: 1_000, most: MOST_PER_SECOND, first: FIRST_PER_SECOND },
  concurrency: CONNECTIONS,
} as const;

/** A GET request to a path of the API. `route` is its pattern for metrics, such as `/movie/{id}`. */
export interface TmdbRequest<T> {
  readonly path: string;
  readonly route: string;
  readonly parameters?: Readonly<Record<string, string | number | undefined>>;
  readonly schema: ResponseSchema<T>;
}

/** TMDB's API with the owner's key. */
export class TmdbApi {
  readonly #http: HttpClient;
  readonly #baseUrl: string;
  readonly #givenKey: TmdbApiOptions["key"];
  /** The key of the last request: another one may be accepted where this one was refused. */
  #usedKey: string | null;

  constructor(options: TmdbApiOptions) {
    this.#baseUrl = (options.baseUrl ?? TMDB_URL).replace(/(?<!\/)\/+$/, "");
    this.#givenKey = options.key;
    this.#usedKey = this.#rawKey();
    this.#http = createHttpClient({
      ...options,
      ...TMDB_LIMITS,
      name: "tmdb",
      baseHosts: [this.#baseUrl],
      interpret: interpretTmdb,
      headers: () => {
        const key = this.#key();
        return { accept: "application/json", ...(key.kind === "v4" ? { authorization: `Bearer ${key.token}` } : {}) };
      },
    });
  }

  isConfigured(): boolean {
    return this.#key().kind !== "none";
  }

  /** @throws ProviderError; `no_key` while there is no key */
  async get<T>({ path, route, parameters = {}, schema }: TmdbRequest<T>, options: RequestOptions): Promise<T> {
    const key = this.#key();
    if (key.kind === "none") throw new ProviderRefused("tmdb", "no_key");
    if (this.#rawKey() !== this.#usedKey) {
      this.#usedKey = this.#rawKey();
      this.#http.reset();
    }
    const url = new URL(`${this.#baseUrl}${path}`);
    for (const [name, value] of Object.entries(parameters)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    if (key.kind === "v3") url.searchParams.set("api_key", key.key);
    return this.#http.getJson(url, { ...toCallOptions(route, options), schema });
  }

  health(): ProviderHealth {
    const health = this.#http.health();
    return this.isConfigured() ? health : { state: "unconfigured", since: health.since };
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

  #rawKey(): string | null {
    return typeof this.#givenKey === "function" ? this.#givenKey() : this.#givenKey;
  }

  #key(): TmdbKey {
    return readTmdbKey(this.#rawKey());
  }
}
