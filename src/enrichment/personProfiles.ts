import { LRUCache } from "lru-cache";
import type { Language } from "../contract/index.ts";
import type { Library } from "../library/index.ts";
import { type PersonDetails, type ProviderSets, REQUEST_PRIORITY, type RequestOptions } from "../providers/index.ts";
import { isProviderFailure } from "./isProviderFailure.ts";

export interface PersonProfileParts {
  readonly library: Pick<Library, "people">;
  readonly providers: ProviderSets;
  language(): Language;
}

/** Biography, dates and all films of people. They are fetched when a person's page is opened. */
export interface PersonProfiles {
  /** @returns null where no provider knows the person, or none can be reached now */
  of(personId: number, signal: AbortSignal): Promise<PersonDetails | null>;
  /** Whether the image is the poster of a film of the person: a made-up path causes no request. */
  isPoster(personId: number, path: string): boolean;
}

/** A person looks at a few pages, and comes back to them. */
const CACHE = { max: 200, ttl: 60 * 60_000 } as const;

export function createPersonProfiles({ library, providers, language }: PersonProfileParts): PersonProfiles {
  const fetched = new LRUCache<string, PersonDetails>(CACHE);
  const keyOf = (personId: number) => `${language()} ${personId}`;

  async function fetchDetails(personId: number, signal: AbortSignal): Promise<PersonDetails | null> {
    const known = library.people.providerIdOf(personId);
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
      const key = keyOf(personId);
      const cached = fetched.get(key);
      if (cached) return cached;
      try {
        const details = await fetchDetails(personId, signal);
        if (details) fetched.set(key, details);
        return details;
      } catch (error) {
        // The page shows what the library knows; the next visit tries again.
        if (isProviderFailure(error)) return null;
        throw error;
      }
    },

    isPoster: (personId, path) => fetched.get(keyOf(personId))?.films.some((film) => film.posterPath === path) === true,
  };
}
