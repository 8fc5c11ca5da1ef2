import { createHash } from "node:crypto";
import type { Store } from "../../store/index.ts";
import type { ModelRole } from "../registry/versionRecords.ts";
import { baseOf, type MlflowAddress } from "./mlflowAddress.ts";

/** A sentence for a person: its code and the fact that it names. */
export interface LinkNotice {
  readonly code: string;
  readonly fact: string;
}

export interface RoleLink {
  /** MLflow's number of what was in production when both sides last agreed; null before. */
  readonly agreed: number | null;
  readonly notice: LinkNotice | null;
  /** MLflow's number of a version that could not be used; null for none. */
  readonly refused: number | null;
  /** When it is tried again, milliseconds since 1970. */
  readonly retryAt: number;
}

/** A version here and its number at MLflow. */
export interface LinkedVersion {
  readonly version: number;
  readonly mlflowVersion: number;
  /** Trained elsewhere and loaded from there. */
  readonly isLoaded: boolean;
}

/** The SQL of both numberings, for one server. Writing methods belong into a transaction. */
export interface LinkRecords {
  role(role: ModelRole): RoleLink;
  saveRole(role: ModelRole, changed: Partial<RoleLink>): void;
  /** By the number here. */
  all(): ReadonlyMap<number, LinkedVersion>;
  ofMlflow(role: ModelRole, mlflowVersion: number): LinkedVersion | null;
  save(role: ModelRole, linked: LinkedVersion): void;
  /** MLflow has a version of here no more. */
  forget(version: number): void;
  /** Names this library at MLflow; the same after a restore. */
  libraryId(): string;
}

const NEVER_FOLLOWED: RoleLink = { agreed: null, notice: null, refused: null, retryAt: 0 };

interface RoleRow {
  readonly agreed: number | null;
  readonly notice: string | null;
  readonly refused: number | null;
  readonly retryAt: number | null;
}

interface LinkedRow {
  readonly version: number;
  readonly mlflowVersion: number;
  readonly isLoaded: number;
}

export function createLinkRecords({ sql }: Pick<Store, "sql">, address: MlflowAddress): LinkRecords {
  const server = createHash("sha256").update(baseOf(address)).digest("hex").slice(0, 32);
  const toLinked = ({ isLoaded, ...row }: LinkedRow): LinkedVersion => ({ ...row, isLoaded: isLoaded === 1 });
  const COLUMNS = "version, mlflow_version AS mlflowVersion, is_loaded AS isLoaded";

  function role(name: ModelRole): RoleLink {
    const row = sql<RoleRow>(`
      SELECT agreed, notice, refused, retry_at AS retryAt
      FROM mlflow_link
      WHERE server = :server AND role = :name`).get({ server, name });
    if (!row) return NEVER_FOLLOWED;
    // Written by `saveRole`.
    return { ...row, retryAt: row.retryAt ?? 0, notice: row.notice ? (JSON.parse(row.notice) as LinkNotice) : null };
  }

  return {
    role,
    saveRole(name, changed) {
      const { agreed, notice, refused, retryAt } = { ...role(name), ...changed };
      sql(`
        INSERT INTO mlflow_link (server, role, agreed, notice, refused, retry_at)
        VALUES (:server, :name, :agreed, :notice, :refused, :retryAt)
        ON CONFLICT (server, role) DO UPDATE SET agreed = :agreed, notice = :notice, refused = :refused,
          retry_at = :retryAt`).run({
        server,
        name,
        agreed,
        notice: notice && JSON.stringify(notice),
        refused,
        retryAt,
      });
    },
    all() {
      const rows = sql<LinkedRow>(`SELECT ${COLUMNS} FROM mlflow_version WHERE server = :server`).all({ server });
      return new Map(rows.map((row) => [row.version, toLinked(row)]));
    },
    ofMlflow(name, mlflowVersion) {
      const row = sql<LinkedRow>(`
        SELECT ${COLUMNS}
        FROM mlflow_version
        WHERE server = :server AND role = :name AND mlflow_version = :mlflowVersion`).get({
        server,
        name,
        mlflowVersion,
      });
      return row ? toLinked(row) : null;
    },
    save(name, { version, mlflowVersion, isLoaded }) {
      // A version whose file was lost here is loaded again under a new number.
      sql(`
        DELETE FROM mlflow_version
        WHERE server = :server AND role = :name AND mlflow_version = :mlflowVersion`).run({
        server,
        name,
        mlflowVersion,
      });
      sql(`
        INSERT OR REPLACE INTO mlflow_version (server, version, role, mlflow_version, is_loaded)
        VALUES (:server, :version, :name, :mlflowVersion, :isLoaded)`).run({
        server,
        version,
        name,
        mlflowVersion,
        isLoaded: Number(isLoaded),
      });
    },
    forget(version) {
      sql("DELETE FROM mlflow_version WHERE server = :server AND version = :version").run({ server, version });
    },
    libraryId: () => sql<{ id: string }>("SELECT id FROM library").get()?.id ?? "",
  };
}
