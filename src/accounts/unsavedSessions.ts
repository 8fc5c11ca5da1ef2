import type { Store } from "../store/index.ts";
import type { SessionClient } from "./clientOf.ts";
import type { ListedSessionRow, SessionLimits, SessionRecords, SessionRow } from "./sessionRecords.ts";

/** Sessions kept in memory. Above this number the oldest is dropped. */
const MAX_REMEMBERED = 1_000;

/**
 * Sessions that started or ended while the disk could not be written: on a full disk the owner must be able to log in
 * and free space, and a logout must take effect. They are saved when the disk can be written again; if the program ends
 * before that, users must log in again.
 */
export interface UnsavedSessions {
  begin(idHash: string, user: number, now: number, client: SessionClient): void;
  /** A session that started in memory. */
  find(idHash: string): SessionRow | null;
  touch(idHash: string, now: number): void;
  /** The session is no longer found, although its row is still in the database. */
  end(idHash: string): void;
  hasEnded(idHash: string): boolean;
  /** The user's sessions in memory that have not expired. */
  list(user: number, limits: SessionLimits): readonly ListedSessionRow[];
  /**
   * The hashes of the user's sessions in memory, except one. Call `forget` with them after the transaction is
   * committed.
   */
  allOf(user: number, except: string): readonly string[];
  forget(idHashes: readonly string[]): void;
  /** Saves what is in memory. Anything that the disk refuses stays in memory. */
  save(): void;
}

interface UnsavedSession extends SessionRow {
  readonly client: SessionClient;
}

export function createUnsavedSessions({ tryWriteDurable }: Store, records: SessionRecords): UnsavedSessions {
  const begun = new Map<string, UnsavedSession>();
  const ended = new Set<string>();

  return {
    begin(idHash, user, now, client) {
      begun.set(idHash, { user, created_at: now, last_used_at: now, client });
      dropOldest(begun);
    },
    find: (idHash) => begun.get(idHash) ?? null,
    touch(idHash, now) {
      const session = begun.get(idHash);
      if (session) begun.set(idHash, { ...session, last_used_at: now });
    },
    end(idHash) {
      if (begun.delete(idHash)) return;
      ended.add(idHash);
      dropOldest(ended);
    },
    hasEnded: (idHash) => ended.has(idHash),
    list: (user, { lastUsedBefore, createdBefore }) =>
      [...begun].flatMap(([idHash, { user: owner, created_at, last_used_at, client }]) =>
        owner === user && last_used_at > lastUsedBefore && created_at > createdBefore
          ? [{ idHash, createdAt: created_at, lastUsedAt: last_used_at, ...client }]
          : [],
      ),
    allOf: (user, except) =>
      [...begun].flatMap(([idHash, session]) => (session.user === user && idHash !== except ? [idHash] : [])),
    forget(idHashes) {
      for (const idHash of idHashes) begun.delete(idHash);
    },
    save() {
      for (const [idHash, { user, created_at, client }] of begun) {
        if (!tryWriteDurable(() => records.insert(idHash, user, created_at, client))) return;
        begun.delete(idHash);
      }
      for (const idHash of ended) {
        if (!tryWriteDurable(() => records.remove(idHash))) return;
        ended.delete(idHash);
      }
    },
  };
}

function dropOldest(remembered: Map<string, unknown> | Set<string>): void {
  for (const oldest of remembered.keys()) {
    if (remembered.size <= MAX_REMEMBERED) return;
    remembered.delete(oldest);
  }
}
