import type { Jobs } from "../../jobs/index.ts";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { DAY_MS, type MaintenanceTask } from "../maintenanceTask.ts";

export interface RefreshParts {
  readonly store: Store;
  readonly jobs: Jobs;
  readonly clock: Clock;
}

/** TMDB lets its data be kept for six months; they are asked for again a little earlier. */
const MAX_AGE_MS = 170 * DAY_MS;
/** A large library is renewed over days, not in one rush at the provider. */
const AT_ONCE = 500;

/**
 * What providers said half a year ago is asked for again; until the answer comes it stays. A film that its NFO locks is
 * refreshed only when a person asks for it.
 */
export function refreshTask({ store, jobs, clock }: RefreshParts): MaintenanceTask {
  return {
    name: "refresh",
    intervalMs: DAY_MS,
    run({ isDryRun }) {
      const old = store
        .sql<{ film: number }>(`
          SELECT film
          FROM enrichment
          WHERE provider = 'tmdb' AND state = 'done' AND updated_at < :before
            AND NOT EXISTS (SELECT 1 FROM fact WHERE fact.film = enrichment.film AND field = 'locked' AND origin = 'nfo')
          ORDER BY updated_at
          LIMIT ${AT_ONCE}`)
        .all({ before: clock.now() - MAX_AGE_MS });
      if (!isDryRun)
        store.writeRelaxed(() => {
          for (const { film } of old)
            jobs.enqueue({ kind: "enrich_tmdb", subject: "film", subjectId: film, uniqueKey: `enrich_tmdb:${film}` });
        });
      return Promise.resolve({ removed: old.length, freedBytes: 0, finding: null });
    },
  };
}
