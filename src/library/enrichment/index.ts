/**
 * How far each provider's data about a film has come. In: the outcome of enrichment jobs. Out: its state, for the
 * film's page and for what still has to be asked. Expects to be inside a transaction where it writes.
 */
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";

export type EnrichmentState = "pending" | "done" | "failed" | "unavailable";
export type EnrichmentProvider = "tmdb" | "wikipedia";

export interface EnrichmentRecords {
  /** Does nothing where the film is not in the library. */
  setState(filmId: number, provider: EnrichmentProvider, state: EnrichmentState, errorCode?: string): void;
  /** Null where the provider was never asked about the film. */
  state(filmId: number, provider: EnrichmentProvider): EnrichmentState | null;
  /** Whether at least one provider has answered. */
  isEnriched(filmId: number): boolean;
  /** Films with a TMDB id whose details were never requested, or were unavailable. */
  filmsWithoutTmdb(): number[];
}

export function createEnrichmentRecords({ sql }: Store, clock: Clock): EnrichmentRecords {
  return {
    setState(filmId, provider, state, errorCode) {
      sql(`
        INSERT INTO enrichment (film, provider, state, updated_at, error_code)
        SELECT :filmId, :provider, :state, :now, :errorCode
        WHERE EXISTS (SELECT 1 FROM film WHERE id = :filmId)
        ON CONFLICT DO UPDATE
        SET state = excluded.state, updated_at = excluded.updated_at, error_code = excluded.error_code`).run({
        filmId,
        provider,
        state,
        now: clock.now(),
        errorCode: errorCode ?? null,
      });
    },

    state(filmId, provider) {
      const row = sql<{ state: EnrichmentState }>(`
        SELECT state FROM enrichment WHERE film = :filmId AND provider = :provider`);
      return row.get({ filmId, provider })?.state ?? null;
    },

    isEnriched: (filmId) =>
      sql("SELECT 1 FROM enrichment WHERE film = :filmId AND state = 'done' LIMIT 1").get({ filmId }) !== undefined,

    filmsWithoutTmdb: () =>
      sql<{ id: number }>(`
        SELECT id
        FROM film
        WHERE tmdb_id IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM enrichment WHERE film = film.id AND provider = 'tmdb' AND state IN ('done', 'failed'))
        ORDER BY id`)
        .all()
        .map(({ id }) => id),
  };
}
