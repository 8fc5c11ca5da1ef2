import type { Jobs } from "../../jobs/index.ts";

/** TMDB first where the film has an id there; Wikipedia follows it, or comes first where there is none. */
export function queueEnrichment(jobs: Jobs, filmId: number, hasTmdbId: boolean): void {
  const kind = hasTmdbId ? "enrich_tmdb" : "enrich_wikipedia";
  jobs.enqueue({ kind, subject: "film", subjectId: filmId, uniqueKey: `${kind}:${filmId}` });
}
