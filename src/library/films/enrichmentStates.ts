import type { FilmDetail, Language } from "../../contract/index.ts";
import type { Store } from "../../store/index.ts";

/** Puts an error code into words. */
export type Explain = (code: string, language: Language) => string;

type EnrichmentStateOfFilm = FilmDetail["enrichment"]["tmdb"];

interface Row {
  state: "pending" | "done" | "failed" | "unavailable";
  updated_at: number | null;
  error_code: string | null;
}

/** How far each provider's data about a film has come, for the film's page. */
export function createEnrichmentStates({ sql }: Pick<Store, "sql">, explain: Explain) {
  return (filmId: number, provider: "tmdb" | "wikipedia", language: Language): EnrichmentStateOfFilm => {
    const row = sql<Row>(`
      SELECT state, updated_at, error_code
      FROM enrichment
      WHERE film = :filmId AND provider = :provider`).get({ filmId, provider });
    if (!row) return { state: isExpected(filmId) ? "pending" : "unavailable", updatedAt: null };
    return {
      state: row.state,
      updatedAt: row.updated_at === null ? null : new Date(row.updated_at).toISOString(),
      error: row.error_code ? { code: row.error_code, detail: explain(row.error_code, language) } : undefined,
    };
  };

  /** The film is identified or about to be, so that its details will be fetched. */
  function isExpected(filmId: number): boolean {
    const row = sql(`
      SELECT 1 FROM film WHERE id = :filmId AND state = 'identified'
      UNION ALL
      SELECT 1 FROM file
      WHERE film = :filmId AND part IS NOT NULL AND state IN ('arriving', 'queued', 'probing', 'identifying')
      LIMIT 1`).get({ filmId });
    return row !== undefined;
  }
}
