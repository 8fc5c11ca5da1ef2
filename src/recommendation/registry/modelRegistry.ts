import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RatingProfile } from "../../drift/index.ts";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import type { ModelParams } from "../models/modelCatalogue.ts";
import type { RatingSummary } from "../ratings/ratingSummary.ts";
import { RecommendationProblem } from "../recommendationProblem.ts";
import { checksumOf, readArtefact } from "./artefact.ts";

export type ModelRole = "rating" | "list";

export interface ModelVersion {
  readonly version: number;
  readonly role: ModelRole;
  readonly kind: string;
  readonly stage: "production" | "candidate" | "archived";
  readonly params: ModelParams;
  readonly metrics: Readonly<Record<string, unknown>>;
  readonly dataset: RatingSummary;
  readonly program: string;
  readonly fitMs: number;
  readonly sizeBytes: number;
  readonly reason: unknown;
  readonly createdAt: number;
}

export type NewVersion = Pick<
  ModelVersion,
  "role" | "kind" | "params" | "metrics" | "dataset" | "program" | "fitMs" | "reason"
> & {
  readonly training: number;
  /** What it learnt from looks like. */
  readonly profile: RatingProfile | null;
};

interface Row {
  version: number;
  role: ModelRole;
  kind: string;
  params: string;
  metrics: string;
  dataset: string;
  program: string;
  fit_ms: number;
  size_bytes: number;
  reason: string;
  created_at: number;
  serving: number | null;
  checksum: string;
}

/** Versions of models: their figures in the database, their numbers in a file each, `models/v<version>.bin`. */
export function createModelRegistry({
  store,
  folder,
  clock,
}: {
  readonly store: Store;
  readonly folder: string;
  readonly clock: Clock;
}) {
  const { sql } = store;
  const COLUMNS = `model_version.*, serving.version AS serving
    FROM model_version LEFT JOIN serving ON serving.role = model_version.role`;
  const looked = new Map<number, boolean>();
  const fileOf = (version: number) => join(folder, `v${version}.bin`);
  const rowOf = (version: number) =>
    sql<Row>(`SELECT ${COLUMNS} WHERE model_version.version = :version`).get({ version });

  return {
    fileOf,

    list: (): ModelVersion[] => sql<Row>(`SELECT ${COLUMNS} ORDER BY model_version.version DESC`).all().map(toVersion),

    get(version: number): ModelVersion | null {
      const row = rowOf(version);
      return row ? toVersion(row) : null;
    },

    /**
     * Keeps a version: its file first, whole and under its name, then its row.
     * @throws `ENOSPC`: nothing was registered, what serves goes on
     */
    register(made: NewVersion, bytes: Uint8Array): number {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      return store.writeDurable(() => {
        const { id: version } = sql(`
          INSERT INTO model_version
            (role, kind, params, metrics, dataset, program, fit_ms, checksum, size_bytes, training, reason, profile,
             created_at)
          VALUES (:role, :kind, :params, :metrics, :dataset, :program, :fitMs, :checksum, :size, :training, :reason,
            :profile, :now)`).run({
          ...made,
          params: JSON.stringify(made.params),
          metrics: JSON.stringify(made.metrics),
          dataset: JSON.stringify(made.dataset),
          reason: JSON.stringify(made.reason),
          profile: made.profile && JSON.stringify(made.profile),
          checksum: checksumOf(bytes),
          size: bytes.byteLength,
          now: clock.now(),
        });
        const part = `${fileOf(version)}.part`;
        try {
          writeFileSync(part, bytes, { mode: 0o600, flush: true });
          renameSync(part, fileOf(version));
        } catch (error) {
          removeIfThere(part);
          throw error;
        }
        return version;
      });
    },

    /** Null for a version of a program that kept none. */
    profileOf(version: number): RatingProfile | null {
      const row = sql<{ profile: string | null }>("SELECT profile FROM model_version WHERE version = :version").get({
        version,
      });
      return row?.profile ? (JSON.parse(row.profile) as RatingProfile) : null;
    },

    /** @throws RecommendationProblem `unknown_version`, `model_damaged`: what serves goes on */
    promote(version: number, by: string | null): void {
      const row = rowOf(version);
      if (!row) throw new RecommendationProblem("unknown_version", String(version));
      if (!isWhole(row)) throw new RecommendationProblem("model_damaged", `v${version}`);
      store.writeDurable(() => {
        sql(`
          INSERT INTO serving (role, version, previous, since, by) VALUES (:role, :version, NULL, :now, :by)
          ON CONFLICT (role) DO UPDATE SET previous = serving.version, version = :version, since = :now, by = :by
          WHERE serving.version <> :version`).run({ role: row.role, version, now: clock.now(), by });
      });
    },

    /**
     * What serves a role. Where its file is gone or damaged the newest older version whose file is whole takes its
     * place, and says so by `fallenFrom`.
     */
    serving(role: ModelRole): {
      readonly version: number;
      readonly kind: string;
      readonly file: string;
      readonly fallenFrom: number | null;
    } | null {
      const rows = sql<Row>(`
        SELECT ${COLUMNS} WHERE model_version.role = :role AND serving.version IS NOT NULL
        ORDER BY model_version.version = serving.version DESC, model_version.version DESC`).all({ role });
      const [wanted] = rows;
      if (!wanted) return null;
      const usable = rows.find((row) => row.version <= wanted.version && isWholeOnce(row));
      if (!usable) return null;
      return {
        version: usable.version,
        kind: usable.kind,
        file: fileOf(usable.version),
        fallenFrom: usable === wanted ? null : wanted.version,
      };
    },
  };

  function toVersion(row: Row): ModelVersion {
    const isOlder = row.serving !== null && row.version < row.serving;
    return {
      version: row.version,
      role: row.role,
      kind: row.kind,
      stage: row.version === row.serving ? "production" : isOlder ? "archived" : "candidate",
      params: JSON.parse(row.params) as ModelParams,
      metrics: JSON.parse(row.metrics) as Record<string, unknown>,
      dataset: JSON.parse(row.dataset) as RatingSummary,
      program: row.program,
      fitMs: row.fit_ms,
      sizeBytes: row.size_bytes,
      reason: JSON.parse(row.reason) as unknown,
      createdAt: row.created_at,
    };
  }

  function isWhole({ version, checksum }: Row): boolean {
    try {
      const bytes = readFileSync(fileOf(version));
      if (checksumOf(bytes) !== checksum) return false;
      readArtefact(bytes);
      return true;
    } catch {
      // Gone, unreadable or damaged: whoever asks takes another version.
      return false;
    }
  }

  /** Reading megabytes for each prediction would cost more than the prediction: looked at once, until it is replaced. */
  function isWholeOnce(row: Row): boolean {
    const known = looked.get(row.version);
    if (known !== undefined) return known;
    const whole = isWhole(row);
    looked.set(row.version, whole);
    return whole;
  }
}

/** Half a file, where the disk was full. */
function removeIfThere(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // What could not be written cannot be removed either: whoever writes next says why.
  }
}

export type ModelRegistry = ReturnType<typeof createModelRegistry>;
