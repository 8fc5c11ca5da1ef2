import type { Store } from "../store/index.ts";
import type { FeatureVerdict } from "./assessDrift.ts";
import { type FilmTraits, type RatingProfile, WINDOW } from "./profile.ts";
import type { Proportion } from "./statistics/hypothesisTests.ts";
import { type Moments, momentsOf } from "./statistics/moments.ts";

/** What is measured beside ratings, each with the moment up to which it was counted. */
export interface UsageBaseline {
  readonly files: (Proportion & { readonly until: number }) | null;
  readonly cold: (Proportion & { readonly until: number }) | null;
  readonly coverage: (Proportion & { readonly until: number }) | null;
  readonly score: (Moments & { readonly until: number }) | null;
}

export interface Baseline {
  readonly id: number;
  readonly madeAt: number;
  /** Null where it was set by hand. */
  readonly version: number | null;
  readonly by: string | null;
  readonly profile: RatingProfile;
  readonly use: UsageBaseline;
}

export interface DriftCheck {
  readonly at: number;
  readonly status: "ok" | "alert";
  readonly features: readonly FeatureVerdict[];
}

export interface WindowRating {
  readonly user: number;
  readonly film: number;
  readonly value: number;
  readonly time: number;
  readonly traits: FilmTraits;
}

interface Span {
  /** Milliseconds since 1970, exclusive. */
  readonly after: number;
  /** Exclusive. */
  readonly before: number;
  /** Which end of the span, where there is more than one window of it. */
  readonly take: "first" | "newest";
}

/** Same order, other end. */
const ORDER = { first: "ASC", newest: "DESC" } as const;

/** The SQL behind drift: windows of what was rated, added and predicted; baselines; checks. */
export function driftRecords({ sql }: Pick<Store, "sql">) {
  return {
    /** The newest ratings after a moment, household and community together, newest first. */
    ratingsAfter(after: number): WindowRating[] {
      const rows = sql<{
        user: number;
        film: number;
        value: number;
        time: number;
        genres: string;
        year: number | null;
      }>(`
        -- User 1 of one set is nobody of another.
        WITH sets AS (
          SELECT set_key AS source, row_number() OVER (ORDER BY set_key) - 1 AS number FROM rating_import
          WHERE set_key IS NOT NULL GROUP BY set_key)
        SELECT * FROM (
          SELECT -rating.user AS user, coalesce(linked.same_as, -film.id) AS film, rating.value, rating.rated_at AS time,
            coalesce(linked.genres, film.genres) AS genres, coalesce(linked.year, film.year) AS year
          FROM rating JOIN film ON film.id = rating.film
          LEFT JOIN rated_film AS linked ON linked.id = coalesce(
            (SELECT id FROM rated_film WHERE tmdb_id = film.tmdb_id AND genres <> '[]' ORDER BY id LIMIT 1),
            (SELECT id FROM rated_film WHERE imdb_id = film.imdb_id AND genres <> '[]' ORDER BY id LIMIT 1))
          WHERE rating.rated_at > :after
          ORDER BY rating.rated_at DESC LIMIT ${WINDOW})
        UNION ALL
        SELECT * FROM (
          SELECT -outside.user, rated_film.id, value, rated_at, rated_film.genres, rated_film.year
          FROM rating_outside AS outside JOIN rated_film ON rated_film.id = outside.film
          WHERE rated_at > :after
          ORDER BY rated_at DESC LIMIT ${WINDOW})
        UNION ALL
        SELECT * FROM (
          SELECT user * (SELECT count(*) FROM sets) + (SELECT number FROM sets WHERE sets.source = community_rating.source),
            rated_film.same_as, value, rated_at * 1000.0, rated_film.genres, rated_film.year
          FROM community_rating JOIN rated_film ON rated_film.id = community_rating.film
          WHERE rated_at > :after / 1000.0
          ORDER BY rated_at DESC LIMIT ${WINDOW})
        ORDER BY time DESC LIMIT ${WINDOW}`).all({ after });
      return rows.map(({ genres, year, ...rating }) => ({
        ...rating,
        traits: { genres: JSON.parse(genres) as string[], year },
      }));
    },

    ratingCount: (): number =>
      sql<{ count: number }>(
        `SELECT (SELECT count(*) FROM rating) + (SELECT count(*) FROM rating_outside)
           + (SELECT count(*) FROM community_rating) AS count`,
      ).get()?.count ?? 0,

    /** Files that are settled, and those of them that no film was found for. */
    files({ after, before, take }: Span): Proportion & { readonly until: number } {
      const row = sql<{ hits: number | null; count: number; until: number | null }>(`
        SELECT sum(state <> 'matched') AS hits, count(*) AS count, max(added_at) AS until FROM (
          SELECT state, added_at FROM file
          WHERE state IN ('matched', 'ambiguous', 'unmatched') AND kind = 'movie'
            AND added_at > :after AND added_at < :before
          ORDER BY added_at ${ORDER[take]}, id ${ORDER[take]} LIMIT ${WINDOW})`).get({ after, before });
      return { hits: row?.hits ?? 0, count: row?.count ?? 0, until: row?.until ?? after };
    },

    /** Predictions, and those of them that popularity answered. */
    cold({ after, before, take }: Span): Proportion & { readonly until: number } {
      const row = sql<{ hits: number | null; count: number; until: number | null }>(`
        SELECT sum(is_cold) AS hits, count(*) AS count, max(at) AS until FROM (
          SELECT is_cold, at FROM prediction WHERE at > :after AND at < :before
          ORDER BY at ${ORDER[take]}, id ${ORDER[take]} LIMIT ${WINDOW})`).get({ after, before });
      return { hits: row?.hits ?? 0, count: row?.count ?? 0, until: row?.until ?? after };
    },

    /** Mean predicted score of each list that a model made. */
    score({ after, before, take }: Span): Moments & { readonly until: number } {
      const rows = sql<{ score: number; at: number }>(`
        SELECT score_mean AS score, at FROM prediction
        WHERE score_mean IS NOT NULL AND at > :after AND at < :before
        ORDER BY at ${ORDER[take]}, id ${ORDER[take]} LIMIT ${WINDOW}`).all({ after, before });
      const moments = momentsOf(
        rows.map(({ score }) => score),
        rows.map(() => 1),
      );
      return { ...moments, until: rows.reduce((latest, { at }) => Math.max(latest, at), after) };
    },

    /** Films of the library, and those of them that some list of the window showed. */
    coverage({ after, before, take }: Span): { shown: Proportion; predictions: number; until: number } {
      const row = sql<{ hits: number; predictions: number; until: number | null; films: number }>(`
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

    baseline(): Baseline | null {
      const row = sql<{
        id: number;
        made_at: number;
        version: number | null;
        by: string | null;
        profile: string;
        use: string;
      }>("SELECT * FROM drift_baseline ORDER BY id DESC LIMIT 1").get();
      if (!row) return null;
      return {
        id: row.id,
        madeAt: row.made_at,
        version: row.version,
        by: row.by,
        profile: JSON.parse(row.profile) as RatingProfile,
        use: JSON.parse(row.use) as UsageBaseline,
      };
    },

    saveBaseline({ madeAt, version, by, profile, use }: Omit<Baseline, "id">): void {
      sql(`
        INSERT INTO drift_baseline (made_at, version, by, profile, use)
        VALUES (:madeAt, :version, :by, :profile, :use)`).run({
        madeAt,
        version,
        by,
        profile: JSON.stringify(profile),
        use: JSON.stringify(use),
      });
    },

    completeBaseline(id: number, use: UsageBaseline): void {
      sql("UPDATE drift_baseline SET use = :use WHERE id = :id").run({ id, use: JSON.stringify(use) });
    },

    saveCheck(check: DriftCheck): void {
      sql("INSERT INTO drift_check (at, status, features) VALUES (:at, :status, :features)").run({
        ...check,
        features: JSON.stringify(check.features),
      });
      sql(`DELETE FROM drift_check WHERE id <= (SELECT max(id) FROM drift_check) - ${MOST_CHECKS}`).run();
    },

    checks(limit: number): DriftCheck[] {
      return sql<{ at: number; status: "ok" | "alert"; features: string }>(
        "SELECT at, status, features FROM drift_check ORDER BY id DESC LIMIT :limit",
      )
        .all({ limit })
        .map(({ at, status, features }) => ({ at, status, features: JSON.parse(features) as FeatureVerdict[] }));
    },
  };
}

const MOST_CHECKS = 1_000;

export type DriftRecords = ReturnType<typeof driftRecords>;
