import type { Store } from "../store/index.ts";
import type { FilmCandidate, ScoredCandidate } from "./candidate.ts";

/** What a match by itself rested on most. */
export type Basis = "id" | "director" | "title_and_year" | "title_near_year" | "title" | "other";

/** Matches that the program made by itself, and those of them that a hand changed later. */
export interface PrecisionRow {
  readonly provider: FilmCandidate["provider"];
  readonly basis: Basis;
  readonly decided: number;
  readonly corrected: number;
}

export function basisOf({ evidence, year }: ScoredCandidate): Basis {
  const piece = (feature: string) => evidence.find((one) => one.feature === feature);
  if (piece("id")?.value === "agrees") return "id";
  if (piece("director")) return "director";
  const byYear = piece("year");
  if (byYear === undefined || year === null) return "title";
  if (byYear.weight === 0) return "title_and_year";
  return byYear.weight > -NEAR_YEAR ? "title_near_year" : "title";
}

/** A year that is one off takes 0.05 from a title, a year that is missing 0.11. */
const NEAR_YEAR = 0.08;

/** Reads UC7's precision out of the journal, which remembers every match and every correction. */
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
