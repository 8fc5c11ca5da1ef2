import type { Store } from "../store/index.ts";
import { WINDOW } from "./profile.ts";
import type { Proportion } from "./statistics/hypothesisTests.ts";
import { type Moments, momentsOf } from "./statistics/moments.ts";

/** The moment up to which something was counted, milliseconds since 1970. */
interface Counted {
  readonly until: number;
}

/** What is measured besides ratings; null where there was too little of it. Kept as JSON under these names. */
export interface UsageBaseline {
  /** Files that no film was found for. */
  readonly files: (Proportion & Counted) | null;
  /** Predictions that popularity answered. */
  readonly cold: (Proportion & Counted) | null;
  /** Films of the library that some list showed. */
  readonly coverage: (Proportion & Counted) | null;
  /** Mean predicted score of each list. */
  readonly score: (Moments & Counted) | null;
}

export interface Span {
  /** Milliseconds since 1970, exclusive. */
  readonly after: number;
  /** Exclusive. */
  readonly before: number;
  /** Which end of the span is counted, where it holds more than a window. */
  readonly take: "first" | "newest";
}

interface ProportionRow {
  readonly hits: number | null;
  readonly count: number;
  readonly until: number | null;
}

interface CoverageRow {
  readonly hits: number;
  readonly predictions: number;
  readonly until: number | null;
  readonly films: number;
}

/** The SQL of what is counted of files and predictions in a span. */
export interface UsageWindows {
  /** Settled files, and those of them that no film was found for. */
  files(span: Span): Proportion & Counted;
  /** Predictions, and those of them that popularity answered. */
  cold(span: Span): Proportion & Counted;
  /** Mean predicted score of each list that a model made. */
  score(span: Span): Moments & Counted;
  /** Films of the library, and those of them that some list of the window showed. */
  coverage(span: Span): { readonly shown: Proportion; readonly predictions: number } & Counted;
}

const ORDER = { first: "ASC", newest: "DESC" } as const;

export function createUsageWindows({ sql }: Pick<Store, "sql">): UsageWindows {
  return {
    files({ after, before, take }) {
      const row = sql<ProportionRow>(`
        SELECT sum(state <> 'matched') AS hits, count(*) AS count, max(added_at) AS until
        FROM (
          SELECT state, added_at FROM file
          WHERE state IN ('matched', 'ambiguous', 'unmatched') AND kind = 'movie'
            AND added_at > :after AND added_at < :before
          ORDER BY added_at ${ORDER[take]}, id ${ORDER[take]} LIMIT ${WINDOW})`).get({ after, before });
      return toProportion(row, after);
    },
    cold({ after, before, take }) {
      const row = sql<ProportionRow>(`
        SELECT sum(is_cold) AS hits, count(*) AS count, max(at) AS until
        FROM (
          SELECT is_cold, at FROM prediction WHERE at > :after AND at < :before
          ORDER BY at ${ORDER[take]}, id ${ORDER[take]} LIMIT ${WINDOW})`).get({ after, before });
      return toProportion(row, after);
    },
    score({ after, before, take }) {
      const rows = sql<{ score: number; at: number }>(`
        SELECT score_mean AS score, at
        FROM prediction
        WHERE score_mean IS NOT NULL AND at > :after AND at < :before
        ORDER BY at ${ORDER[take]}, id ${ORDER[take]}
        LIMIT ${WINDOW}`).all({ after, before });
      const scores = rows.map(({ score }) => score);
      const once = rows.map(() => 1);
      return { ...momentsOf(scores, once), until: rows.reduce((latest, { at }) => Math.max(latest, at), after) };
    },
    coverage({ after, before, take }) {
      const row = sql<CoverageRow>(`
        WITH recent AS (
          SELECT id, films, at FROM prediction WHERE at > :after AND at < :before
          ORDER BY at ${ORDER[take]}, id ${ORDER[take]} LIMIT ${WINDOW})
        SELECT (SELECT count(DISTINCT shown.value) FROM recent, json_each(recent.films) AS shown
                 WHERE shown.value IN (SELECT id FROM film)) AS hits,
          (SELECT count(*) FROM recent) AS predictions, (SELECT max(at) FROM recent) AS until,
          (SELECT count(*) FROM film) AS films`).get({ after, before });
      const shown = { hits: row?.hits ?? 0, count: row?.films ?? 0 };
      return { shown, predictions: row?.predictions ?? 0, until: row?.until ?? after };
    },
  };
}

function toProportion(row: ProportionRow | undefined, after: number): Proportion & Counted {
  return { hits: row?.hits ?? 0, count: row?.count ?? 0, until: row?.until ?? after };
}
