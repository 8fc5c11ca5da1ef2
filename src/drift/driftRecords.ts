import type { Store } from "../store/index.ts";
import type { FeatureVerdict } from "./assessDrift.ts";
import type { RatingProfile } from "./profile.ts";
import type { UsageBaseline } from "./usageWindows.ts";

/** What later ratings, files and predictions are compared with. */
export interface Baseline {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  /** Of the model whose promotion set it; null where a person set it. */
  readonly version: number | null;
  /** The person who set it, or promoted the version; null for the program itself. */
  readonly by: string | null;
  readonly profile: RatingProfile;
  readonly usage: UsageBaseline;
}

export interface DriftCheck {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly status: "ok" | "alert";
  readonly features: readonly FeatureVerdict[];
}

/** The SQL of baselines and checks. Writing methods belong into a transaction. */
export interface DriftRecords {
  /** The newest. */
  baseline(): Baseline | null;
  /** @returns the baseline's id */
  saveBaseline(baseline: Omit<Baseline, "id">): number;
  saveUsage(baselineId: number, usage: UsageBaseline): void;
  /** Keeps the newest thousand. */
  saveCheck(check: DriftCheck): void;
  /** The newest first. */
  checks(limit: number): DriftCheck[];
}

interface BaselineRow {
  readonly id: number;
  readonly made_at: number;
  readonly version: number | null;
  readonly by: string | null;
  readonly profile: string;
  readonly use: string;
}

const MAX_CHECKS = 1_000;

export function createDriftRecords({ sql }: Pick<Store, "sql">): DriftRecords {
  return {
    baseline() {
      const row = sql<BaselineRow>("SELECT * FROM drift_baseline ORDER BY id DESC LIMIT 1").get();
      return row ? toBaseline(row) : null;
    },
    saveBaseline({ madeAt, version, by, profile, usage }) {
      const row = sql(`
        INSERT INTO drift_baseline (made_at, version, by, profile, use)
        VALUES (:madeAt, :version, :by, :profile, :usage)`).run({
        madeAt,
        version,
        by,
        profile: JSON.stringify(profile),
        usage: JSON.stringify(usage),
      });
      return row.id;
    },
    saveUsage(id, usage) {
      sql("UPDATE drift_baseline SET use = :usage WHERE id = :id").run({ id, usage: JSON.stringify(usage) });
    },
    saveCheck(check) {
      const features = JSON.stringify(check.features);
      sql("INSERT INTO drift_check (at, status, features) VALUES (:at, :status, :features)").run({
        ...check,
        features,
      });
      sql(`DELETE FROM drift_check WHERE id <= (SELECT max(id) FROM drift_check) - ${MAX_CHECKS}`).run();
    },
    checks: (limit) =>
      sql<{ at: number; status: "ok" | "alert"; features: string }>(
        "SELECT at, status, features FROM drift_check ORDER BY id DESC LIMIT :limit",
      )
        .all({ limit })
        // Written by `saveCheck`.
        .map(({ features, ...check }) => ({ ...check, features: JSON.parse(features) as FeatureVerdict[] })),
  };
}

/** The columns hold JSON that `saveBaseline` wrote. */
function toBaseline({ id, made_at: madeAt, version, by, profile, use }: BaselineRow): Baseline {
  return {
    id,
    madeAt,
    version,
    by,
    profile: JSON.parse(profile) as RatingProfile,
    usage: JSON.parse(use) as UsageBaseline,
  };
}
