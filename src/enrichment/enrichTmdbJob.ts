import type { Locale } from "../contract/index.ts";
import type { Events } from "../events/index.ts";
import { type JobHandler, type Jobs, type Outcome, onlyIf } from "../jobs/index.ts";
import type { Library } from "../library/index.ts";
import type { Metrics } from "../monitoring/index.ts";
import { type ProviderFilm, type ProviderSets, REQUEST_PRIORITY } from "../providers/index.ts";
import type { Clock } from "../time/index.ts";
import { recordPicture } from "./artwork/recordPicture.ts";
import { providerOutcome } from "./providerOutcome.ts";
import { recordProviderFilm } from "./recordProviderFilm.ts";
import { withMetricsOnApply } from "./withMetricsOnApply.ts";

export interface EnrichTmdbParts {
  readonly library: Library;
  readonly jobs: Jobs;
  readonly events: Events;
  readonly metrics: Metrics;
  readonly providers: ProviderSets;
  readonly clock: Clock;
  locale(): Locale;
}

/** UC8: everything TMDB has of a film, in one request; jobs for images and the article follow. */
export function enrichTmdbJob(parts: EnrichTmdbParts): JobHandler<"enrich_tmdb"> {
  const { library, metrics } = parts;
  return {
    kind: "enrich_tmdb",
    concurrency: 4,
    batchSize: 1,
    priority: 30,
    timeoutMs: 120_000,
    async run([job], { signal }) {
      const filmId = job?.subjectId ?? 0;
      const tmdbId = library.identity.idsOf(filmId)?.tmdb;
      if (tmdbId === undefined || tmdbId === null) return [{ kind: "done" }];
      const start = performance.now();
      const outcome = await enrich(filmId, tmdbId, signal);
      const seconds = (performance.now() - start) / 1000;
      metrics.useCase({ useCase: "UC8", outcome: outcome.kind === "done" ? "ok" : "failed", seconds });
      return [
        withMetricsOnApply(outcome, () => metrics.completeness("UC8", library.facts.completenessOf(filmId) ?? 0)),
      ];
    },
  };

  async function enrich(filmId: number, tmdbId: number, signal: AbortSignal): Promise<Outcome> {
    /** False when the film was rematched or removed while TMDB was queried: the answer is about another film then. */
    const isSameFilm = () => library.identity.idsOf(filmId)?.tmdb === tmdbId;
    const tmdb = parts.providers.forFilm({ tmdb: tmdbId })?.tmdb;
    if (!tmdb?.isConfigured()) {
      return onlyIf(isSameFilm, {
        kind: "done",
        apply() {
          library.enrichment.setState(filmId, "tmdb", "unavailable", "provider_unconfigured");
          queueArticle(filmId, parts);
        },
      });
    }
    try {
      const film = await tmdb.film(tmdbId, { signal, reason: "enrich", priority: REQUEST_PRIORITY.laterStep });
      return onlyIf(isSameFilm, { kind: "done", apply: () => recordFilm(filmId, film, parts) });
    } catch (error) {
      const outcome = providerOutcome(
        error,
        "TMDB",
        (code) => {
          library.enrichment.setState(filmId, "tmdb", code === "provider_refused" ? "unavailable" : "failed", code);
          queueArticle(filmId, parts);
        },
        (code) => {
          if (library.enrichment.state(filmId, "tmdb") === null)
            library.enrichment.setState(filmId, "tmdb", "failed", code);
        },
      );
      if (!outcome) throw error;
      // Meanwhile the other service is queried if it was not yet: it may have different details.
      const isLong = outcome.kind === "deferred" && outcome.delayMs > SHORT_PAUSE_MS;
      const isFirst = library.enrichment.state(filmId, "wikipedia") === null;
      return onlyIf(isSameFilm, {
        ...outcome,
        apply() {
          outcome.apply?.();
          if (isLong && isFirst) queueArticle(filmId, parts);
        },
      });
    }
  }
}

/** TMDB's details arrive soon, and with them the most reliable id for the article. */
const SHORT_PAUSE_MS = 15_000;

function recordFilm(formerId: number, film: ProviderFilm, parts: EnrichTmdbParts): void {
  const { library, jobs, events, clock } = parts;
  // It may have been merged into another film, or have left the library, while TMDB was queried.
  const filmId = library.merging.currentFilm(formerId);
  if (filmId === null) return;
  recordProviderFilm(filmId, film, { library, language: parts.locale(), now: clock.now() });
  library.enrichment.setState(filmId, "tmdb", "done");
  for (const kind of ["poster", "backdrop"] as const) recordPicture(filmId, kind, film.images[kind], { library, jobs });
  queueArticle(filmId, parts);
  events.emit({ type: "film.changed", filmId });
}

function queueArticle(filmId: number, { jobs }: EnrichTmdbParts): void {
  jobs.enqueue({
    kind: "enrich_wikipedia",
    subject: "film",
    subjectId: filmId,
    uniqueKey: `enrich_wikipedia:${filmId}`,
  });
}
