import { createHash, randomBytes } from "node:crypto";
import { errorCode } from "../errors/index.ts";
import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import type { KnownUser } from "./users.ts";

const DAY_MS = 24 * 3_600_000;
const IDLE_MS = 14 * DAY_MS;
const WHOLE_MS = 30 * DAY_MS;
/** A session's use is written down this often at most: a request costs no write. */
const TOUCH_EVERY_MS = 60_000;
const ID_BYTES = 32;

/** Proof that somebody logged in. It exists only while the session does. */
export interface Session {
  readonly user: KnownUser;
  /** SHA-256 of the id, hexadecimal: names the session without giving it away. */
  readonly idHash: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly expiresAt: Date;
}

interface Row {
  user: number;
  created_at: number;
  last_used_at: number;
}

/** 256 random bits; the database holds only their hash, so that reading it gives nobody a session. */
export function sessionRecords(
  { sql, writeDurable, writeRelaxed, tryWrite }: Store,
  clock: Clock,
  userOf: (key: number) => KnownUser | null,
) {
  const listeners = new Set<(idHash: string) => void>();

  return {
    begin(user: KnownUser): { sessionId: string; expiresAt: Date } {
      const sessionId = randomBytes(ID_BYTES).toString("base64url");
      const now = clock.now();
      writeDurable(() =>
        sql(`
          INSERT INTO session (id_hash, user, created_at, last_used_at)
          VALUES (:idHash, :user, :now, :now)`).run({ idHash: hashOf(sessionId), user: user.key, now }),
      );
      return { sessionId, expiresAt: expiry(now, now) };
    },

    /** Two reads by key, some microseconds: the table is its own cache, and is never out of date. */
    of(sessionId: string): Session | null {
      const idHash = hashOf(sessionId);
      const row = sql<Row>("SELECT user, created_at, last_used_at FROM session WHERE id_hash = :idHash").get({
        idHash,
      });
      if (!row) return null;
      const now = clock.now();
      if (expiry(row.created_at, row.last_used_at).getTime() <= now) {
        tryWrite(() => sql("DELETE FROM session WHERE id_hash = :idHash").run({ idHash }));
        announce([idHash]);
        return null;
      }
      const user = userOf(row.user);
      if (!user) return null;
      touch(idHash, row.last_used_at, now);
      return { user, idHash, createdAt: row.created_at, expiresAt: expiry(row.created_at, now) };
    },

    exists: (idHash: string): boolean =>
      sql("SELECT 1 FROM session WHERE id_hash = :idHash").get({ idHash }) !== undefined,

    end(sessionId: string): void {
      const idHash = hashOf(sessionId);
      writeDurable(() => sql("DELETE FROM session WHERE id_hash = :idHash").run({ idHash }));
      announce([idHash]);
    },

    /** Ends those nobody used for 14 days, and those of 30 days. @returns how many */
    endExpired(): number {
      const limits = { idle: clock.now() - IDLE_MS, whole: clock.now() - WHOLE_MS };
      // Asked every second: a transaction only where there is something to remove.
      const isAny = sql(`SELECT 1 FROM session WHERE last_used_at <= :idle OR created_at <= :whole LIMIT 1`).get(
        limits,
      );
      if (!isAny) return 0;
      const idHashes = writeRelaxed(() =>
        sql<{ id_hash: string }>(`
          DELETE FROM session
          WHERE last_used_at <= :idle OR created_at <= :whole
          RETURNING id_hash`).all(limits),
      ).map(({ id_hash }) => id_hash);
      announce(idHashes);
      return idHashes.length;
    },

    /** All of a user's sessions, or all but one. To be announced when the caller's transaction is through. */
    removeAllOf: (user: number, except = ""): readonly string[] =>
      sql<{ id_hash: string }>(`
        DELETE FROM session WHERE user = :user AND id_hash <> :except RETURNING id_hash`)
        .all({ user, except })
        .map(({ id_hash }) => id_hash),

    announce,

    onEnded(listener: (idHash: string) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  function announce(idHashes: readonly string[]): void {
    for (const idHash of idHashes) {
      for (const listener of [...listeners]) listener(idHash);
    }
  }

  function touch(idHash: string, lastUsedAt: number, now: number): void {
    if (now - lastUsedAt < TOUCH_EVERY_MS) return;
    try {
      tryWrite(() => sql("UPDATE session SET last_used_at = :now WHERE id_hash = :idHash").run({ idHash, now }));
    } catch (error) {
      // A busy database must not keep anyone from reading: the next request writes the use down.
      if (!isBusy(error)) throw error;
    }
  }
}

function isBusy(error: unknown): boolean {
  const code = errorCode(error) ?? "";
  return code.startsWith("SQLITE_BUSY");
}

function hashOf(sessionId: string): string {
  return createHash("sha256").update(sessionId).digest("hex");
}

function expiry(createdAt: number, lastUsedAt: number): Date {
  return new Date(Math.min(lastUsedAt + IDLE_MS, createdAt + WHOLE_MS));
}
