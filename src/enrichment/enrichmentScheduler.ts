import type { Jobs } from "../jobs/index.ts";
import type { Library } from "../library/index.ts";
import type { ProviderSets } from "../providers/index.ts";
import { yieldToEventLoop } from "../time/index.ts";
import { queueArtwork } from "./artwork/artworkJob.ts";

export interface EnrichmentSchedulerParts {
  readonly library: Library;
  readonly jobs: Jobs;
  readonly providers: ProviderSets;
  language(): "fr" | "en";
  languageSince(): number;
}

/** Above the background's films: somebody is looking at this one. */
const VIEWED_PRIORITY = 900;
/** Then requests are answered before it goes on. */
const YIELD_EVERY = 100;

/** What is missing of a film is queued when somebody looks at it, or when a key makes it possible. */
export function createEnrichmentScheduler({
  library,
  jobs,
  providers,
  language,
  languageSince,
}: EnrichmentSchedulerParts) {
  function queueMissing(filmId: number, priority?: number): void {
    const ids = library.identity.idsOf(filmId);
    if (!ids || library.identity.stateOf(filmId) !== "identified") return;
    const canAskTmdb = ids.tmdb !== null && providers.forFilm(ids)?.tmdb.isConfigured() === true;
    const tmdb = library.enrichment.state(filmId, "tmdb");
    if (canAskTmdb && (tmdb === null || tmdb === "unavailable")) queue("enrich_tmdb", filmId, priority);
    else if (library.enrichment.state(filmId, "wikipedia") === null) queue("enrich_wikipedia", filmId, priority);
  }

  function queue(kind: "enrich_tmdb" | "enrich_wikipedia", filmId: number, priority?: number): void {
    jobs.enqueue({ kind, subject: "film", subjectId: filmId, priority, uniqueKey: `${kind}:${filmId}` });
  }

  return {
    /** After it became part of another, or returned: what nobody is about to fetch is queued. */
    enrichMissing(filmId: number): void {
      queueMissing(filmId);
      for (const picture of library.artwork.missingArtwork(filmId)) queueArtwork(jobs, filmId, picture);
    },
    enrichOnView(filmId: number): void {
      queueMissing(filmId, VIEWED_PRIORITY);
      // Its article is in the language that films had before.
      if (library.articles.isMissing(filmId, language(), languageSince()))
        queue("enrich_wikipedia", filmId, VIEWED_PRIORITY);
    },
    /** Asks for what is known of these films anew; until the answer comes it stays. @returns how many were queued */
    refresh(filmIds: readonly number[]): number {
      let queued = 0;
      for (const filmId of filmIds) {
        const ids = library.identity.idsOf(filmId);
        if (!ids || library.identity.stateOf(filmId) !== "identified") continue;
        const canAskTmdb = ids.tmdb !== null && providers.forFilm(ids)?.tmdb.isConfigured() === true;
        queue(canAskTmdb ? "enrich_tmdb" : "enrich_wikipedia", filmId);
        queued += 1;
      }
      return queued;
    },
    /** After a key came: every film that TMDB was not asked about. */
    async enrichAllMissing(): Promise<void> {
      for (const [index, filmId] of library.enrichment.filmsWithoutTmdb().entries()) {
        queueMissing(filmId);
        if (index % YIELD_EVERY === 0) await yieldToEventLoop();
      }
    },
  };
}
