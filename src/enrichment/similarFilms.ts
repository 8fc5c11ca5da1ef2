import type { Library } from "../library/index.ts";
import type { ProviderSets } from "../providers/index.ts";
import { isProviderFailure } from "./isProviderFailure.ts";

export interface SimilarFilmsParts {
  readonly library: Library;
  readonly providers: ProviderSets;
}

type SimilarPage = ReturnType<Library["discovery"]["similar"]>;

/** UC4: films similar to one, for a list that grows while a person scrolls. */
export interface SimilarFilms {
  /** A page of the stored list. At its end the provider's next page is fetched first. */
  page(
    filmId: number,
    query: { readonly limit: number; readonly cursor?: string },
    signal: AbortSignal,
  ): Promise<SimilarPage>;
}

/** TMDB's page size; the first page came with the film. */
const PAGE_SIZE = 20;
const MAX_PAGES = 5;

export function createSimilarFilms({ library, providers }: SimilarFilmsParts): SimilarFilms {
  const sizeOf = (filmId: number) => library.discovery.similar(filmId, { limit: 1 }).total;

  /** @returns whether the list is longer now */
  async function fetchNextPage(filmId: number, size: number, signal: AbortSignal): Promise<boolean> {
    const tmdbId = library.identity.idsOf(filmId)?.tmdb;
    const next = Math.floor(size / PAGE_SIZE) + 1;
    const tmdb = tmdbId ? providers.forFilm({ tmdb: tmdbId })?.tmdb : undefined;
    if (!tmdbId || size % PAGE_SIZE !== 0 || next > MAX_PAGES || !tmdb?.isConfigured()) return false;
    try {
      const { films } = await tmdb.recommendations(tmdbId, next, { signal, reason: "similar" });
      // Another request may have stored the page first, or the film may have been rematched.
      const isUnchanged = library.identity.idsOf(filmId)?.tmdb === tmdbId && sizeOf(filmId) === size;
      if (!isUnchanged) return sizeOf(filmId) > size;
      library.discovery.recordSimilar(filmId, size, films);
      return films.length > 0;
    } catch (error) {
      // The stored list is shown; the next scroll tries again.
      if (isProviderFailure(error)) return false;
      throw error;
    }
  }

  return {
    async page(filmId, query, signal) {
      const page = library.discovery.similar(filmId, query);
      if (page.nextCursor !== null || page.items.length === 0) return page;
      const hasGrown = await fetchNextPage(filmId, page.total, signal);
      return hasGrown ? library.discovery.similar(filmId, query) : page;
    },
  };
}
