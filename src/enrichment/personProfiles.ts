import type { Language } from "../contract/index.ts";
import type { Library } from "../library/index.ts";
import { type PersonDetails, type ProviderSets, REQUEST_PRIORITY, type RequestOptions } from "../providers/index.ts";
import type { Clock } from "../time/index.ts";
import { isProviderFailure } from "./isProviderFailure.ts";

export interface PersonProfileParts {
  readonly library: Pick<Library, "people">;
  readonly providers: ProviderSets;
  readonly clock: Clock;
  language(): Language;
}

/** Biography, dates and all films of people. They are fetched when a person's page is opened, and stored. */
export interface PersonProfiles {
  /** @returns what is stored where no provider can be reached now; null where nothing is */
  of(personId: number, signal: AbortSignal): Promise<PersonDetails | null>;
  /** Whether the image is the poster of a film of the person: a made-up path causes no request. */
  isPoster(personId: number, path: string): boolean;
}

/** A month: a person makes a film or two in a year. */
const FRESH_MS = 30 * 86_400_000;

export function createPersonProfiles({ library, providers, clock, language }: PersonProfileParts): PersonProfiles {
  const { people } = library;

  async function fetchDetails(personId: number, signal: AbortSignal): Promise<PersonDetails | null> {
    const known = people.providerIdOf(personId);
    const options: RequestOptions = { signal, reason: "person", priority: REQUEST_PRIORITY.viewed };
    if (known?.provider === "tmdb") {
      const tmdb = providers.forFilm({ tmdb: Number(known.id) })?.tmdb;
      return tmdb?.isConfigured() ? tmdb.person(Number(known.id), options) : null;
    }
    if (known?.provider !== "wikidata") return null;
    return (await providers.forFilm({ wikidata: known.id })?.wikimedia.person(known.id, options)) ?? null;
  }

  return {
    async of(personId, signal) {
      const metadataLanguage = language();
      const stored = people.profileOf(personId, metadataLanguage);
      if (stored && clock.now() - stored.fetchedAt < FRESH_MS) return stored.details;
      try {
        const details = await fetchDetails(personId, signal);
        if (details) people.saveProfile(personId, metadataLanguage, details);
        return details ?? stored?.details ?? null;
      } catch (error) {
        // The page shows what the library knows; the next visit tries again.
        if (isProviderFailure(error)) return stored?.details ?? null;
        throw error;
      }
    },

    isPoster: (personId, path) => people.isPosterOf(personId, language(), path),
  };
}
