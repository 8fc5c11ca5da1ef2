import { parseStoredJson, type Store } from "../store/index.ts";
import type { FeatureVerdict } from "./assessDrift.ts";
import type { OwnStatus } from "./assessHousehold.ts";
import type { FeatureName } from "./measuredFeature.ts";
import type { Cuts } from "./ownWindows.ts";
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
  /** Of the ratings that the model was trained on. */
  readonly profile: RatingProfile;
  readonly usage: UsageBaseline;
  /** What each member had rated until then; empty for a baseline of an earlier version of the program. */
  readonly cuts: Cuts;
}

export interface DriftCheck {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly status: OwnStatus;
  readonly features: readonly FeatureVerdict[];
  /** By the user's key. */
  readonly members: readonly {
    readonly user: number;
    readonly status: OwnStatus;
    readonly drifted: readonly FeatureName[];
  }[];
}

/** The SQL of baselines and checks. Writing methods belong into a transaction. */
export interface DriftRecords {
  /** The newest. */
  baseline(): Baseline | null;
  /** @returns the baseline's id */
  saveBaseline(baseline: Omit<Baseline, "id">): number;
  saveUsage(baselineId: number, usage: UsageBaseline): void;
  saveCuts(baselineId: number, cuts: Cuts): void;
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
  readonly cuts: string;
}

interface CheckRow {
  readonly at: number;
  readonly status: OwnStatus;
  readonly features: string;
  readonly members: string;
}

const MAX_CHECKS = 1_000;

export function createDriftRecords({ sql }: Pick<Store, "sql">): DriftRecords {
  return {
    baseline() {
      const row = sql<BaselineRow>("SELECT * FROM drift_baseline ORDER BY id DESC LIMIT 1").get();
      return row ? toBaseline(row) : null;
    },
    saveBaseline({ madeAt, version, by, profile, usage, cuts }) {
      const row = sql(`
        INSERT INTO drift_baseline (made_at, version, by, profile, use, cuts)
        VALUES (:madeAt, :version, :by, :profile, :usage, :cuts)`).run({
        madeAt,
        version,
        by,
        profile: JSON.stringify(profile),
        usage: JSON.stringify(usage),
        cuts: JSON.stringify(cuts),
      });
      return row.id;
    },
    saveUsage(id, usage) {
      sql("UPDATE drift_baseline SET use = :usage WHERE id = :id").run({ id, usage: JSON.stringify(usage) });
    },
    saveCuts(id, cuts) {
      sql("UPDATE drift_baseline SET cuts = :cuts WHERE id = :id").run({ id, cuts: JSON.stringify(cuts) });
    },
    saveCheck({ at, status, features, members }) {
      sql("INSERT INTO drift_check (at, status, features, members) VALUES (:at, :status, :features, :members)").run({
        at,
        status,
        features: JSON.stringify(features),
        members: JSON.stringify(members),
      });
      sql(`DELETE FROM drift_check WHERE id <= (SELECT max(id) FROM drift_check) - ${MAX_CHECKS}`).run();
    },
    checks: (limit) =>
      sql<CheckRow>("SELECT at, status, features, members FROM drift_check ORDER BY id DESC LIMIT :limit")
        .all({ limit })
        .map(toCheck),
  };
}

/** The columns hold JSON that `saveCheck` wrote. */
function toCheck({ features, members, ...check }: CheckRow): DriftCheck {
  return {
    ...check,
    features: parseStoredJson<FeatureVerdict[]>(features),
    members: parseStoredJson<DriftCheck["members"]>(members),
  };
}

/** The columns hold JSON that `saveBaseline` wrote. */
function toBaseline({ id, made_at: madeAt, version, by, profile, use, cuts }: BaselineRow): Baseline {
  return {
    id,
    madeAt,
    version,
    by,
    profile: parseStoredJson<RatingProfile>(profile),
    usage: parseStoredJson<UsageBaseline>(use),
    cuts: parseStoredJson<Cuts>(cuts),
  };
}
