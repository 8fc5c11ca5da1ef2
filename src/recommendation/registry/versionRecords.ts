import type { RatingProfile } from "../../drift/index.ts";
import type { Store } from "../../store/index.ts";
import type { ModelParams } from "../models/modelCatalogue.ts";
import type { RatingSummary } from "../ratings/ratingSummary.ts";

/** What a model is for: it estimates ratings, or ranks films for a list. */
export type ModelRole = "rating" | "list";

export interface ModelVersion {
  readonly version: number;
  readonly role: ModelRole;
  /** Its name in the catalogue of models. */
  readonly kind: string;
  readonly stage: "production" | "candidate" | "archived";
  readonly params: ModelParams;
  readonly metrics: Readonly<Record<string, unknown>>;
  /** What it learnt from. */
  readonly dataset: RatingSummary;
  /** The version of the program that trained it. */
  readonly program: string;
  readonly fitMs: number;
  readonly sizeBytes: number;
  /** The verdict of the promotion gate. */
  readonly reason: unknown;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Id of its training; null for a version that was trained elsewhere. */
  readonly training: number | null;
}

export type NewVersion = Pick<
  ModelVersion,
  "role" | "kind" | "params" | "metrics" | "dataset" | "program" | "fitMs" | "reason" | "training"
> & {
  /** What the ratings look like that it learnt from. */
  readonly profile: RatingProfile | null;
};

export interface VersionRow {
  readonly version: number;
  readonly role: ModelRole;
  readonly kind: string;
  readonly params: string;
  readonly metrics: string;
  readonly dataset: string;
  readonly program: string;
  readonly fit_ms: number;
  readonly size_bytes: number;
  readonly reason: string;
  readonly created_at: number;
  /** The version that serves its role. */
  readonly serving: number | null;
  readonly checksum: string;
  /** Id of the training that made it; null for a version that was trained elsewhere. */
  readonly training: number | null;
}

/** The SQL of versions (`model_version`) and of which of them serves (`serving`). */
export interface VersionRecords {
  /** The newest first. */
  list(): VersionRow[];
  get(version: number): VersionRow | null;
  /** Inside a transaction. @returns its number */
  insert(
    made: NewVersion,
    file: { readonly checksum: string; readonly sizeBytes: number; readonly now: number },
  ): number;
  /** Null for a version of 0.1's first programs, which kept none. */
  profileOf(version: number): RatingProfile | null;
  /** Inside a transaction. */
  setServing(role: ModelRole, version: number, by: string | null, now: number): void;
  /** The versions that served before those that serve now. */
  previous(): Set<number>;
  /** The version that was promoted last; null before the first promotion. Asked for with every list of films. */
  promoted(role: ModelRole): ServableRow | null;
  /** Versions of a role from before this one, the newest first. */
  olderThan(role: ModelRole, version: number): ServableRow[];
}

/** What serving needs to know of a version. */
export type ServableRow = Pick<VersionRow, "version" | "kind" | "checksum">;

/** Without the profile, which is long, and asked for on its own. */
const FROM = `
  SELECT model_version.version, model_version.role, model_version.kind, model_version.params, model_version.metrics,
    model_version.dataset, model_version.program, model_version.fit_ms, model_version.size_bytes, model_version.reason,
    model_version.created_at, model_version.checksum, model_version.training, serving.version AS serving
  FROM model_version LEFT JOIN serving ON serving.role = model_version.role`;

export function createVersionRecords({ sql }: Pick<Store, "sql">): VersionRecords {
  return {
    list: () => sql<VersionRow>(`${FROM} ORDER BY model_version.version DESC`).all(),
    get: (version) => sql<VersionRow>(`${FROM} WHERE model_version.version = :version`).get({ version }) ?? null,
    insert: ({ params, metrics, dataset, reason, profile, ...made }, { checksum, sizeBytes, now }) =>
      sql(`
        INSERT INTO model_version
          (role, kind, params, metrics, dataset, program, fit_ms, checksum, size_bytes, training, reason, profile,
            created_at)
        VALUES (:role, :kind, :params, :metrics, :dataset, :program, :fitMs, :checksum, :sizeBytes, :training, :reason,
          :profile, :now)`).run({
        ...made,
        params: JSON.stringify(params),
        metrics: JSON.stringify(metrics),
        dataset: JSON.stringify(dataset),
        reason: JSON.stringify(reason),
        profile: profile && JSON.stringify(profile),
        checksum,
        sizeBytes,
        now,
      }).id,
    profileOf(version) {
      const row = sql<{ profile: string | null }>("SELECT profile FROM model_version WHERE version = :version").get({
        version,
      });
      return row?.profile ? (JSON.parse(row.profile) as RatingProfile) : null; // Written by `insert`.
    },
    setServing(role, version, by, now) {
      sql(`
        INSERT INTO serving (role, version, previous, since, by)
        VALUES (:role, :version, NULL, :now, :by)
        ON CONFLICT (role) DO UPDATE SET previous = serving.version, version = :version, since = :now, by = :by
        WHERE serving.version <> :version`).run({ role, version, now, by });
    },
    previous: () =>
      new Set(
        sql<{ previous: number }>("SELECT previous FROM serving WHERE previous IS NOT NULL")
          .all()
          .map(({ previous }) => previous),
      ),
    promoted: (role) =>
      sql<ServableRow>(`
        SELECT model_version.version, model_version.kind, model_version.checksum
        FROM serving JOIN model_version ON model_version.version = serving.version
        WHERE serving.role = :role`).get({ role }) ?? null,
    olderThan: (role, version) =>
      sql<ServableRow>(`
        SELECT version, kind, checksum
        FROM model_version
        WHERE role = :role AND version < :version
        ORDER BY version DESC`).all({ role, version }),
  };
}

type ParsedColumns = Pick<ModelVersion, "params" | "metrics" | "dataset" | "reason">;

/** A version's columns never change, and lists of versions are asked for again and again: each is parsed once. */
export function createVersionParser(): (row: VersionRow) => ModelVersion {
  const known = new Map<number, ParsedColumns>();
  return (row) => {
    const parsed = known.get(row.version) ?? parseColumns(row);
    known.set(row.version, parsed);
    return toModelVersion(row, parsed);
  };
}

/** The columns hold JSON that `insert` wrote. */
function parseColumns({ params, metrics, dataset, reason }: VersionRow): ParsedColumns {
  return {
    params: JSON.parse(params) as ModelParams,
    metrics: JSON.parse(metrics) as Record<string, unknown>,
    dataset: JSON.parse(dataset) as RatingSummary,
    reason: JSON.parse(reason) as unknown,
  };
}

function toModelVersion(row: VersionRow, parsed: ParsedColumns): ModelVersion {
  const isOlder = row.serving !== null && row.version < row.serving;
  return {
    version: row.version,
    role: row.role,
    kind: row.kind,
    stage: row.version === row.serving ? "production" : isOlder ? "archived" : "candidate",
    ...parsed,
    program: row.program,
    fitMs: row.fit_ms,
    sizeBytes: row.size_bytes,
    createdAt: row.created_at,
    training: row.training,
  };
}
