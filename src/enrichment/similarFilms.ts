import type { Library } from "../library/index.ts";
import type { ProviderSets } from "../providers/index.ts";
import { isProviderFailure } from "./isProviderFailure.ts";

/** TMDB gives twenty a page; the first came with the film. */
const PAGE_SIZE = 20;
const MOST_PAGES = 5;

/**
 * UC4: films like this one, growing as one scrolls. What the library holds answers at once; when the list is near its
 * end, the provider is asked for its next page, and the longer list is there the next time.
 */
export function createSimilarFilms({
  library,
  providers,
}: {
  readonly library: Library;
  readonly providers: ProviderSets;
}) {
  return {
    async page(filmId: number, query: { limit: number; cursor?: string }, signal: AbortSignal) {
      const page = library.discovery.similar(filmId, query);
      if (page.nextCursor !== null || page.items.length === 0) return page;
      if (!(await fetchNextPage(filmId, page.total, signal))) return page;
      return library.discovery.similar(filmId, query);
    },
  };

  async function fetchNextPage(filmId: number, known: number, signal: AbortSignal): Promise<boolean> {
    const tmdbId = library.identity.idsOf(filmId)?.tmdb;
    const next = Math.floor(known / PAGE_SIZE) + 1;
    const tmdb = tmdbId ? providers.forFilm({ tmdb: tmdbId })?.tmdb : undefined;
    if (!tmdbId || known % PAGE_SIZE !== 0 || next > MOST_PAGES || !tmdb?.isConfigured()) return false;
    try {
      const { films } = await tmdb.recommendations(tmdbId, next, { signal, reason: "similar" });
      // Another scroll may have brought the page first, or the film is another by now.
      const isAsBefore = library.identity.idsOf(filmId)?.tmdb === tmdbId && sizeOf(filmId) === known;
      if (!isAsBefore) return sizeOf(filmId) > known;
      library.discovery.recordSimilar(filmId, known, films);
      return films.length > 0;
    } catch (error) {
      // The list that is known stands; the next scroll asks again.
      if (isProviderFailure(error)) return false;
      throw error;
    }
  }

  function sizeOf(filmId: number): number {
    return library.discovery.similar(filmId, { limit: 1 }).total;
  }
}

export type SimilarFilms = ReturnType<typeof createSimilarFilms>;
