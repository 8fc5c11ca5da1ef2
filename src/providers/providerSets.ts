import type { Language, Locale } from "../contract/index.ts";
import { nativePaths } from "../paths/index.ts";
import { catalogueCandidates, type QueryCatalogues } from "./catalogues/index.ts";
import type { CandidateSource } from "./filmCandidate.ts";
import type { HttpClientSettings, HttpClientUsage, ProviderHealth } from "./http/index.ts";
import type { RequestOptions } from "./requestOptions.ts";
import { createTmdbClient, type KeyCheck, type TmdbClient, tmdbCandidates } from "./tmdb/index.ts";
import { createWikimedia, type Wikimedia } from "./wikimedia/index.ts";

/** TMDB and Wikimedia at one set of addresses. */
export interface ProviderSet {
  readonly tmdb: TmdbClient;
  readonly wikimedia: Wikimedia;
}

export interface ProviderAddresses {
  readonly tmdbUrl: string;
  readonly tmdbImageUrl: string;
  readonly wikidataUrl: string;
  /** Holds `{lang}`. */
  readonly wikipediaUrl: string;
}

export interface ProviderSetsOptions extends ProviderAddresses {
  readonly settings: HttpClientSettings;
  readonly language: () => Language;
  /** The same with its country, where a provider tells them apart. */
  readonly locale: () => Locale;
  readonly tmdbKey: () => string | null;
  readonly queryCatalogues: QueryCatalogues;
}

export interface NamedHealth extends ProviderHealth {
  readonly name: string;
}

/** Sample films have ids of their own, far from those that TMDB and Wikidata give. */
const FIRST_SAMPLE_ID = 9_000_000;
const LAST_SAMPLE_ID = 9_999_999;
const SAMPLE_ITEM = /^Q9900\d{4,}$/;
/** The host of sample films' requests, which never leave the machine. */
export const SAMPLES_HOST = "samples";
const SAMPLES_PER_MINUTE = 6_000;

/**
 * The real providers and, while sample films are in the library, a loopback one that knows only those. The two never
 * mix: a sample is never looked up outside, and no real film among the samples.
 */
export interface ProviderSets {
  /** Online sources in the order in which they are queried: TMDB where there is a key, then Wikidata. */
  candidateSources(path: string): {
    readonly online: readonly CandidateSource[];
    readonly offline: CandidateSource | null;
  };
  /** Where images of candidates for the file at that path come from. */
  imagesFor(path: string): TmdbClient;
  /** @returns null for a sample film while its provider does not run */
  forFilm(ids: SampleIds): ProviderSet | null;
  /** @param folder where sample clips are; their paths are looked up at these addresses and nowhere else */
  enableSamples(addresses: ProviderAddresses, folder: string): void;
  /** Asks TMDB whether it accepts the key. @throws ProviderError during an outage */
  checkKey(options?: RequestOptions): Promise<KeyCheck>;
  /** After the key or the switch for outbound requests changed: refused and failed providers are tried again. */
  reset(): void;
  health(): readonly NamedHealth[];
  /** With the requests that each has to make, and how many it may make a minute. */
  usage(): readonly (NamedHealth & HttpClientUsage)[];
  close(): Promise<void>;
}

export function createProviderSets(options: ProviderSetsOptions): ProviderSets {
  const real = createSet(options, options);
  const catalogues = catalogueCandidates(options.queryCatalogues);
  let samples: { readonly set: ProviderSet; readonly folder: string } | null = null;

  const samplesAt = (path: string) => (samples && nativePaths.isInside(path, samples.folder) ? samples.set : null);

  return {
    candidateSources(path) {
      const sampleSet = samplesAt(path);
      if (sampleSet) return { online: [tmdbCandidates(sampleSet.tmdb)], offline: null };
      const keyless = real.wikimedia.candidates();
      const online = real.tmdb.isConfigured() ? [tmdbCandidates(real.tmdb), keyless] : [keyless];
      return { online, offline: catalogues };
    },

    imagesFor: (path) => (samplesAt(path) ?? real).tmdb,
    forFilm: (ids) => (isSampleFilm(ids) ? (samples?.set ?? null) : real),

    enableSamples(addresses, folder) {
      const onCall: HttpClientSettings["onCall"] = (call) => options.settings.onCall?.({ ...call, host: SAMPLES_HOST });
      const settings = { ...options.settings, onCall };
      const set = createSet({ ...options, settings, tmdbKey: () => "0".repeat(32) }, addresses, SAMPLES_PER_MINUTE);
      samples = { set, folder };
    },

    checkKey: (requestOptions) => real.tmdb.checkKey(requestOptions),
    reset() {
      real.tmdb.reset();
      real.wikimedia.reset();
    },
    health: () => healthOf(real),
    usage: () => usageOf(real),
    async close() {
      const sets = samples ? [real, samples.set] : [real];
      await Promise.all(sets.flatMap(({ tmdb, wikimedia }) => [tmdb.close(), wikimedia.close()]));
    },
  };
}

function healthOf({ tmdb, wikimedia }: ProviderSet): readonly NamedHealth[] {
  return [
    { name: "tmdb", ...tmdb.health() },
    { name: "tmdb-images", ...tmdb.imageHealth() },
    { name: "wikimedia", ...wikimedia.health() },
  ];
}

function usageOf({ tmdb, wikimedia }: ProviderSet): readonly (NamedHealth & HttpClientUsage)[] {
  return [
    { name: "tmdb", ...tmdb.health(), ...tmdb.usage() },
    { name: "tmdb-images", ...tmdb.imageHealth(), ...tmdb.imageUsage() },
    { name: "wikimedia", ...wikimedia.health(), ...wikimedia.usage() },
  ];
}

interface SampleIds {
  readonly tmdb?: number | null;
  readonly wikidata?: string | null;
}

export function isSampleFilm({ tmdb, wikidata }: SampleIds): boolean {
  if (tmdb) return tmdb >= FIRST_SAMPLE_ID && tmdb <= LAST_SAMPLE_ID;
  return wikidata ? SAMPLE_ITEM.test(wikidata) : false;
}

function createSet(
  { settings, language, locale, tmdbKey }: Pick<ProviderSetsOptions, "settings" | "language" | "locale" | "tmdbKey">,
  { tmdbUrl, tmdbImageUrl, wikidataUrl, wikipediaUrl }: ProviderAddresses,
  ratePerMinute?: number,
): ProviderSet {
  return {
    tmdb: createTmdbClient({ ...settings, baseUrl: tmdbUrl, imageUrl: tmdbImageUrl, key: tmdbKey, language: locale }),
    wikimedia: createWikimedia({
      ...settings,
      wikidataUrl,
      wikipediaUrl,
      language,
      ...(ratePerMinute ? { ratePerMinute } : {}),
    }),
  };
}
