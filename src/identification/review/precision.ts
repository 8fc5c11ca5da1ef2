import type { FilmCandidate } from "../../providers/index.ts";
import type { Store } from "../../store/index.ts";
import type { MatchBasis } from "../matching/index.ts";

/** Automatic matches of one provider and basis, and how many of them a person corrected later. */
export interface PrecisionRow {
  readonly provider: FilmCandidate["provider"];
  readonly basis: MatchBasis;
  readonly decided: number;
  readonly corrected: number;
}

/** UC7's precision, from the journal: it records every match and every correction. */
export function readPrecision({ sql }: Pick<Store, "sql">): PrecisionRow[] {
  return sql<PrecisionRow>(`
    SELECT coalesce(facts ->> 'provider', 'tmdb') AS provider,
           coalesce(facts ->> 'basis', 'other') AS basis,
           count(*) AS decided,
           count(*) FILTER (WHERE made.undone_at IS NOT NULL OR EXISTS (
             SELECT 1 FROM journal AS later
             WHERE later.file = made.file AND later.id > made.id AND later.by_user IS NOT NULL
               AND (later.act = 'set_aside'
                    OR later.act = 'unmatched' AND later.facts ->> 'of' IS NOT 'hand'
                    OR later.act = 'matched_by_hand' AND later.film IS NOT made.film)
               AND later.undone_at IS NULL)) AS corrected
    FROM journal AS made
    WHERE act = 'matched'
    GROUP BY 1, 2
    ORDER BY decided DESC`).all({});
}
