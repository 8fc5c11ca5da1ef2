import type { Language, Locale } from "../contract/index.ts";
import { nativePaths } from "../paths/index.ts";
import { catalogueCandidates, type QueryCatalogues } from "./catalogues/index.ts";
import type { CandidateSource } from "./filmCandidate.ts";
import type { HttpClientSettings, ProviderHealth } from "./http/index.ts";

import { createTmdbClient, type TmdbClient, tmdbCandidates } from "./tmdb/index.ts";
import { createWikimedia, type Wikimedia } from "./wikimedia/index.ts";

/** TMDB and Wikimedia as one address book of them knows films. */
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

interface ProviderUsage {
  readonly name: string;
  /** Requests that wait for their turn or are under way. */
  readonly pending: number;
  readonly perMinute: number;
}

/** Samples have ids of their own, far from those that TMDB and Wikidata give. */
const FIRST_SAMPLE_ID = 9_000_000;
const LAST_SAMPLE_ID = 9_999_999;
/** Their provider is a part of this program: what it is asked does not leave the machine. */
export const SAMPLES_HOST = "samples";
const SAMPLE_ITEM = /^Q9900\d{4,}$/;

/**
 * The real providers, and beside them — while sample films are in the library — a loopback one that knows only those.
 * The two never mix: a sample is never looked up outside, and no real film among the samples.
 */
export function createProviderSets(options: ProviderSetsOptions) {
  const real = createSet(options, options);
  const catalogues = catalogueCandidates(options.queryCatalogues);
  let samples: { readonly set: ProviderSet; readonly folder: string } | null = null;

  return {
    /** Online asked in this order: TMDB where there is a key, then Wikidata. */
    candidateSources(path: string): {
      readonly online: readonly CandidateSource[];
      readonly offline: CandidateSource | null;
    } {
      if (samples && nativePaths.isInside(path, samples.folder))
        return { online: [tmdbCandidates(samples.set.tmdb)], offline: null };
      const keyless = real.wikimedia.candidates();
      return {
        online: real.tmdb.isConfigured() ? [tmdbCandidates(real.tmdb), keyless] : [keyless],
        offline: catalogues,
      };
    },

    /** Where pictures of candidates for the file at that path come from. */
    imagesFor: (path: string): TmdbClient =>
      (samples && nativePaths.isInside(path, samples.folder) ? samples.set : real).tmdb,

    /** @returns null for a sample film while its provider does not run */
    forFilm(ids: { readonly tmdb?: number | null; readonly wikidata?: string | null }): ProviderSet | null {
      return isSampleFilm(ids) ? (samples?.set ?? null) : real;
    },

    /** @param folder where sample clips lie; their paths are looked up there and nowhere else */
    enableSamples(addresses: ProviderAddresses, folder: string): void {
      const onCall: HttpClientSettings["onCall"] = (call) => options.settings.onCall?.({ ...call, host: SAMPLES_HOST });
      const settings = { ...options.settings, onCall };
      samples = { set: createSet({ ...options, settings, tmdbKey: () => "0".repeat(32) }, addresses, 6_000), folder };
    },

    checkKey: real.tmdb.checkKey,

    /** After the key or the switch changed: what was refused or left alone may be asked again. */
    reset(): void {
      real.tmdb.reset();
      real.wikimedia.reset();
    },

    health(): readonly ({ readonly name: string } & ProviderHealth)[] {
      return [
        { name: "tmdb", ...real.tmdb.health() },
        { name: "tmdb-images", ...real.tmdb.imageHealth() },
        { name: "wikimedia", ...real.wikimedia.health() },
      ];
    },

    /** How much each has to do, and how fast it may. */
    usage(): readonly (ProviderUsage & ProviderHealth)[] {
      return [
        { name: "tmdb", ...real.tmdb.health(), ...real.tmdb.usage() },
        { name: "tmdb-images", ...real.tmdb.imageHealth(), ...real.tmdb.imageUsage() },
        { name: "wikimedia", ...real.wikimedia.health(), ...real.wikimedia.usage() },
      ];
    },

    async close(): Promise<void> {
      const sets = samples ? [real, samples.set] : [real];
      await Promise.all(sets.flatMap(({ tmdb, wikimedia }) => [tmdb.close(), wikimedia.close()]));
    },
  };
}

export type ProviderSets = ReturnType<typeof createProviderSets>;

export function isSampleFilm({ tmdb, wikidata }: { readonly tmdb?: number | null; readonly wikidata?: string | null }) {
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
