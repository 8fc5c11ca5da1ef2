import type { Language } from "../contract/index.ts";
import { type Jobs, VIEWED_PRIORITY } from "../jobs/index.ts";
import type { Library } from "../library/index.ts";
import type { ProviderSets } from "../providers/index.ts";
import { yieldToEventLoop } from "../time/index.ts";
import { queueArtwork } from "./artwork/artworkJob.ts";

export interface EnrichmentSchedulerParts {
  readonly library: Library;
  readonly jobs: Jobs;
  readonly providers: ProviderSets;
  language(): Language;
  /** When the language was changed last, milliseconds since 1970. */
  languageSince(): number;
}

/** Queues the enrichment of films: in the background, and first for the film that a user is viewing. */
export interface EnrichmentScheduler {
  /** After a film was merged or restored: queues what it lacks and no job is fetching. */
  enrichMissing(filmId: number): void;
  /** Queues with priority what the film lacks, and its article in a language that was chosen since. */
  enrichOnView(filmId: number): void;
  /** Fetches everything again; what is stored stays until the answer comes. @returns how many films were queued */
  refresh(filmIds: readonly number[]): number;
  /** After a key was added: queues every film that TMDB was not asked about. */
  enrichAllMissing(): Promise<void>;
}

type EnrichmentJob = "enrich_tmdb" | "enrich_wikipedia";
type FilmIds = NonNullable<ReturnType<Library["identity"]["idsOf"]>>;

const YIELD_EVERY = 100;

export function createEnrichmentScheduler(parts: EnrichmentSchedulerParts): EnrichmentScheduler {
  const { library, jobs, providers, language, languageSince } = parts;

  const canQueryTmdb = (ids: FilmIds) => ids.tmdb !== null && providers.forFilm(ids)?.tmdb.isConfigured() === true;
  const identifiedIds = (filmId: number) =>
    library.identity.stateOf(filmId) === "identified" ? library.identity.idsOf(filmId) : null;

  function queueMissing(filmId: number, priority?: number): void {
    const ids = identifiedIds(filmId);
    if (!ids) return;
    const tmdb = library.enrichment.state(filmId, "tmdb");
    if (canQueryTmdb(ids) && (tmdb === null || tmdb === "unavailable")) queue("enrich_tmdb", filmId, priority);
    else if (library.enrichment.state(filmId, "wikipedia") === null) queue("enrich_wikipedia", filmId, priority);
  }

  const queue = (kind: EnrichmentJob, filmId: number, priority?: number) =>
    jobs.enqueue({ kind, subject: "film", subjectId: filmId, priority, uniqueKey: `${kind}:${filmId}` });

  return {
    enrichMissing(filmId) {
      queueMissing(filmId);
      for (const picture of library.artwork.missingArtwork(filmId)) queueArtwork(jobs, filmId, picture);
    },

    enrichOnView(filmId) {
      queueMissing(filmId, VIEWED_PRIORITY);
      if (library.articles.isMissing(filmId, language(), languageSince()))
        queue("enrich_wikipedia", filmId, VIEWED_PRIORITY);
    },

    refresh(filmIds) {
      let queued = 0;
      for (const filmId of filmIds) {
        const ids = identifiedIds(filmId);
        if (!ids) continue;
        queue(canQueryTmdb(ids) ? "enrich_tmdb" : "enrich_wikipedia", filmId);
        queued += 1;
      }
      return queued;
    },

    async enrichAllMissing() {
      for (const [index, filmId] of library.enrichment.filmsWithoutTmdb().entries()) {
        queueMissing(filmId);
        if (index % YIELD_EVERY === 0) await yieldToEventLoop();
      }
    },
  };
}
