import { CodedError } from "../../errors/index.ts";
import {
  createHttpClient,
  type HttpClient,
  type HttpClientSettings,
  ProviderAnswerInvalid,
  ProviderRefused,
  type ResponseInterpreter,
} from "../http/index.ts";
import { type RequestOptions, toCallOptions } from "../requestOptions.ts";
import { downloadAnswer, type FoundSubtitle, loginAnswer, searchAnswer } from "./openSubtitlesSchemas.ts";
import type {
  FetchedSubtitle,
  SubtitleAccount,
  SubtitleOffer,
  SubtitleProvider,
  SubtitleQuery,
} from "./subtitleProvider.ts";

const NAME = "opensubtitles";
/** Where links of downloads lead. */
const FILE_HOST = "https://www.opensubtitles.com";
/** "40 requests per 10 seconds" per address; logging in once a second. opensubtitles.stoplight.io, Best practices. */
const LIMITS = { rate: { windowMs: 1_000, most: 4, first: 2 }, concurrency: 2 } as const;
/** Far above any text; pictures are not sent. */
const MAX_BYTES = 4 * 1_024 * 1_024;
const QUOTA = "quota";
const MAX_OFFERS = 60;
/** Languages that the service has by region only; `ze` is Chinese beside another language. */
const REGIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ["pt", ["pt-br", "pt-pt"]],
  ["zh", ["ze", "zh-cn", "zh-tw"]],
]);

export interface OpenSubtitlesOptions extends HttpClientSettings {
  /** Base of the API, `…/api/v1`. */
  readonly baseUrl: string;
  /** Asked again for each request: it can change while the program runs. */
  readonly account: () => SubtitleAccount | null;
}

/** 406 says that the day's downloads are used up; a refused key or password is 401 or 403 with JSON. */
const interpret: ResponseInterpreter = ({ status, body }) => {
  if (status === 406) return { kind: "request_refused", detail: QUOTA };
  const isJson = typeof body === "object" && body !== null;
  return isJson && (status === 401 || status === 403) ? { kind: "refused", reason: "wrong_key" } : null;
};

/**
 * OpenSubtitles, REST API version 1, with the owner's key and account. Source: opensubtitles.stoplight.io.
 * Every request throws a ProviderError when it cannot be reached, or refuses; `no_key` while there is no account.
 */
export function createOpenSubtitles({ baseUrl, account, ...settings }: OpenSubtitlesOptions): SubtitleProvider {
  return new OpenSubtitles(baseUrl.replace(/(?<!\/)\/+$/, ""), account, settings);
}

class OpenSubtitles implements SubtitleProvider {
  readonly name = NAME;
  readonly #base: string;
  readonly #account: () => SubtitleAccount | null;
  readonly #settings: HttpClientSettings;
  readonly #http: HttpClient;
  /** Of the session; asked for before the first download. */
  #token: string | null = null;

  constructor(base: string, account: () => SubtitleAccount | null, settings: HttpClientSettings) {
    this.#base = base;
    this.#account = account;
    this.#settings = settings;
    this.#http = createHttpClient({
      ...settings,
      ...LIMITS,
      maxBytes: MAX_BYTES,
      name: NAME,
      baseHosts: [base, FILE_HOST],
      interpret,
      headers: () => ({
        accept: "application/json",
        "api-key": account()?.apiKey ?? "",
        ...(this.#token === null ? {} : { authorization: `Bearer ${this.#token}` }),
      }),
    });
  }

  isConfigured(): boolean {
    return this.#account() !== null;
  }

  async find(query: SubtitleQuery, options: RequestOptions = {}): Promise<readonly SubtitleOffer[]> {
    this.#mustBeConfigured();
    const url = new URL(`${this.#base}/subtitles`);
    // Sorted, in lower case and without what is the default: anything else is answered by a redirect.
    for (const [name, value] of parametersOf(query)) url.searchParams.set(name, value);
    const found = await this.#search(url, options);
    return found
      .toSorted(byWorth)
      .flatMap((one) => toOffer(one, query.part) ?? [])
      .slice(0, MAX_OFFERS);
  }

  async #search(url: URL, options: RequestOptions): Promise<readonly FoundSubtitle[]> {
    const call = toCallOptions("/subtitles", options);
    const ask = () => this.#http.getJson(url, { ...call, schema: searchAnswer });
    const hadSession = this.#token !== null;
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof ProviderRefused && hadSession)) throw error;
      // A search needs no session, and one that has ended is refused with it.
      this.reset();
      return ask();
    }
  }

  async fetch(id: string, options: RequestOptions = {}): Promise<FetchedSubtitle> {
    this.#mustBeConfigured();
    if (this.#token === null) await this.#logIn(options);
    const { link, file_name, remaining } = await this.#askForLink(id, options);
    const { bytes } = await this.#http.getBytes(link, toCallOptions("/file", options));
    return { fileName: file_name || `${id}.srt`, bytes, remaining };
  }

  async check(account: SubtitleAccount, options: RequestOptions = {}): Promise<void> {
    const candidate = new OpenSubtitles(this.#base, () => account, this.#settings);
    try {
      await candidate.#logIn(options);
    } finally {
      await candidate.close();
    }
  }

  async #askForLink(id: string, options: RequestOptions) {
    const payload = { file_id: Number(id) };
    const ask = () =>
      this.#http.postJson(`${this.#base}/download`, {
        ...toCallOptions("/download", options),
        schema: downloadAnswer,
        payload,
      });
    try {
      return await ask();
    } catch (error) {
      if (error instanceof ProviderAnswerInvalid && error.facts.detail === QUOTA)
        throw new CodedError("subtitle_quota_reached", { fact: "OpenSubtitles" }, { cause: error });
      if (!(error instanceof ProviderRefused)) throw error;
      // A session ends after a day: one new login, then the refusal is about the account.
      this.reset();
      await this.#logIn(options);
      return ask();
    }
  }

  async #logIn(options: RequestOptions): Promise<void> {
    const account = this.#account();
    if (!account) throw new ProviderRefused(NAME, "no_key");
    const { username, password } = account;
    this.#token = null;
    const { token } = await this.#http.postJson(`${this.#base}/login`, {
      ...toCallOptions("/login", options),
      schema: loginAnswer,
      payload: { username, password },
    });
    this.#token = token;
  }

  #mustBeConfigured(): void {
    if (!this.isConfigured()) throw new ProviderRefused(NAME, "no_key");
  }

  health() {
    const health = this.#http.health();
    return this.isConfigured() ? health : { state: "unconfigured" as const, since: health.since };
  }

  usage() {
    return this.#http.usage();
  }

  reset(): void {
    this.#token = null;
    this.#http.reset();
  }

  close(): Promise<void> {
    return this.#http.close();
  }
}

function parametersOf({ imdbId, tmdbId, title, year, movieHash, languages }: SubtitleQuery): [string, string][] {
  const parameters: Record<string, string> = {};
  if (imdbId) parameters.imdb_id = String(Number(imdbId.replace(/^tt/, "")));
  else if (tmdbId) parameters.tmdb_id = String(tmdbId);
  else {
    parameters.query = title.toLowerCase();
    if (year !== null) parameters.year = String(year);
  }
  if (movieHash !== null) parameters.moviehash = movieHash;
  if (languages.length > 0)
    parameters.languages = languages
      .map((one) => one.toLowerCase())
      .flatMap((one) => REGIONS.get(one) ?? [one])
      .toSorted()
      .join(",");
  return Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** In time with the file first, then by people who are trusted, then what most people took. */
function byWorth({ attributes: a }: FoundSubtitle, { attributes: b }: FoundSubtitle): number {
  return (
    Number(b.moviehash_match) - Number(a.moviehash_match) ||
    Number(a.machine_translated || a.ai_translated) - Number(b.machine_translated || b.ai_translated) ||
    Number(b.from_trusted) - Number(a.from_trusted) ||
    b.download_count - a.download_count
  );
}

/** @returns null where it has no file for this part of the film */
function toOffer({ attributes }: FoundSubtitle, part: number): SubtitleOffer | null {
  const { files, moviehash_match, language } = attributes;
  // Made for the very file of one part, it may call itself a whole film.
  const ofSameFile = moviehash_match && files.length === 1 ? files[0] : undefined;
  const file = ofSameFile ?? files.find(({ cd_number }) => cd_number === part);
  if (!file) return null;
  return {
    id: String(file.file_id),
    language: language.toLowerCase() === "ze" ? "zh" : language,
    release: attributes.release || file.file_name,
    downloads: attributes.download_count,
    isOfSameFile: moviehash_match,
    isForDeaf: attributes.hearing_impaired,
    isForced: attributes.foreign_parts_only,
    isMachineTranslated: attributes.machine_translated || attributes.ai_translated,
  };
}
