import type { FilmDetail, Language } from "../../contract/index.ts";
import type { Store } from "../../store/index.ts";

/** Translates an error code; `fact` fills the placeholder. */
export type Explain = (code: string, language: Language, fact?: string) => string;

const NAMES = { tmdb: "TMDB", wikipedia: "Wikipedia" } as const;

type EnrichmentStateOfFilm = FilmDetail["enrichment"]["tmdb"];

/** The provider had the film under this id before, but no longer does. */
const GONE = "not_found_at_provider";

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
    if (!row && provider === "tmdb" && isUnknownToTmdb(filmId)) {
      const code = "no_tmdb_id";
      return { state: "unavailable", updatedAt: null, error: { code, detail: explain(code, language) } };
    }
    if (!row) return { state: isExpected(filmId) ? "pending" : "unavailable", updatedAt: null };
    return {
      state: row.state,
      updatedAt: row.updated_at === null ? null : new Date(row.updated_at).toISOString(),
      error: row.error_code
        ? { code: row.error_code, detail: detailOf(filmId, provider, row.error_code, language) }
        : undefined,
    };
  };

  function detailOf(filmId: number, provider: keyof typeof NAMES, code: string, language: Language): string {
    if (code !== GONE) return explain(code, language, NAMES[provider]);
    const row = sql<{ title: string }>("SELECT title FROM film WHERE id = :filmId").get({ filmId });
    return explain("film_gone", language, row?.title ?? "");
  }

  /** The other provider has described the film and no id leads to TMDB, so nothing is fetched there. */
  function isUnknownToTmdb(filmId: number): boolean {
    const row = sql(`
      SELECT 1
      FROM film
      WHERE id = :filmId AND state = 'identified' AND tmdb_id IS NULL
        AND EXISTS (SELECT 1 FROM enrichment WHERE film = film.id AND provider = 'wikipedia')`).get({ filmId });
    return row !== undefined;
  }

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
