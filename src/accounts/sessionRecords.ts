import type { Store } from "../store/index.ts";
import type { SessionClient } from "./clientOf.ts";

export interface SessionRow {
  readonly user: number;
  readonly created_at: number;
  readonly last_used_at: number;
}

export interface ListedSessionRow extends SessionClient {
  readonly idHash: string;
  readonly createdAt: number;
  readonly lastUsedAt: number;
}

/** Moments from which on a session no longer holds, milliseconds since 1970. */
export interface SessionLimits {
  readonly lastUsedBefore: number;
  readonly createdBefore: number;
}

/** The session table's SQL. It holds only hashes of ids, so that reading it gives no access to a session. */
export interface SessionRecords {
  insert(idHash: string, user: number, now: number, client: SessionClient): void;
  find(idHash: string): SessionRow | null;
  /** Those of one user that still hold, the last used first. */
  list(user: number, limits: SessionLimits): ListedSessionRow[];
  remove(idHash: string): void;
  /** Removes all but the user's `kept` most recently used sessions. @returns the hashes of their ids */
  removeBeyond(user: number, kept: number): readonly string[];
  /** All of a user's sessions, or all but one. @returns the hashes of their ids */
  removeAllOf(user: number, except: string): readonly string[];
  hasExpired(limits: SessionLimits): boolean;
  /** @returns the hashes of their ids */
  removeExpired(limits: SessionLimits): readonly string[];
  touch(idHash: string, now: number): void;
  /** The session continues under another id; the former one is refused from now on. */
  rename(idHash: string, next: string, now: number): void;
}

export function createSessionRecords({ sql }: Pick<Store, "sql">): SessionRecords {
  const hashes = (rows: readonly { id_hash: string }[]) => rows.map(({ id_hash }) => id_hash);

  return {
    insert(idHash, user, now, { browser, system }) {
      sql(`
        INSERT INTO session (id_hash, user, created_at, last_used_at, browser, system)
        VALUES (:idHash, :user, :now, :now, :browser, :system)`).run({ idHash, user, now, browser, system });
    },
    find: (idHash) =>
      sql<SessionRow>("SELECT user, created_at, last_used_at FROM session WHERE id_hash = :idHash").get({ idHash }) ??
      null,
    list: (user, limits) =>
      sql<ListedSessionRow>(`
        SELECT id_hash AS idHash, created_at AS createdAt, last_used_at AS lastUsedAt, browser, system
        FROM session
        WHERE user = :user AND last_used_at > :lastUsedBefore AND created_at > :createdBefore
        ORDER BY last_used_at DESC, created_at DESC, id_hash`).all({ user, ...limits }),
    remove(idHash) {
      sql("DELETE FROM session WHERE id_hash = :idHash").run({ idHash });
    },
    removeBeyond: (user, kept) =>
      hashes(
        sql<{ id_hash: string }>(`
          DELETE FROM session
          WHERE id_hash IN (
            SELECT id_hash FROM session WHERE user = :user ORDER BY last_used_at DESC LIMIT -1 OFFSET :kept
          )
          RETURNING id_hash`).all({ user, kept }),
      ),
    removeAllOf: (user, except) =>
      hashes(
        sql<{ id_hash: string }>(`
          DELETE FROM session WHERE user = :user AND id_hash <> :except RETURNING id_hash`).all({ user, except }),
      ),
    hasExpired: ({ lastUsedBefore, createdBefore }) =>
      sql("SELECT 1 FROM session WHERE last_used_at <= :lastUsedBefore OR created_at <= :createdBefore LIMIT 1").get({
        lastUsedBefore,
        createdBefore,
      }) !== undefined,
    removeExpired: ({ lastUsedBefore, createdBefore }) =>
      hashes(
        sql<{ id_hash: string }>(`
          DELETE FROM session
          WHERE last_used_at <= :lastUsedBefore OR created_at <= :createdBefore
          RETURNING id_hash`).all({ lastUsedBefore, createdBefore }),
      ),
    rename(idHash, next, now) {
      sql("UPDATE session SET id_hash = :next, last_used_at = :now WHERE id_hash = :idHash").run({ idHash, next, now });
    },
    touch(idHash, now) {
      sql("UPDATE session SET last_used_at = :now WHERE id_hash = :idHash").run({ idHash, now });
    },
  };
}
