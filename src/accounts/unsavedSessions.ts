import type { Store } from "../store/index.ts";
import type { SessionClient } from "./clientOf.ts";
import type { SessionRecords, SessionRow } from "./sessionRecords.ts";

/** Sessions that are remembered beyond this give way, the oldest first. */
const MAX_REMEMBERED = 1_000;

/**
 * Sessions that began or ended while the disk could not be written: a full disk must let its owner in to make room, and
 * let nobody stay in who logged out. They are saved when the disk can be written; a program that ends before asks for
 * another login.
 */
export interface UnsavedSessions {
  begin(idHash: string, user: number, now: number, client: SessionClient): void;
  /** What began. */
  find(idHash: string): SessionRow | null;
  touch(idHash: string, now: number): void;
  /** An ended one is not found again, although the database still has it. */
  end(idHash: string): void;
  hasEnded(idHash: string): boolean;
  /** All of a user's, or all but one. @returns the hashes of their ids */
  removeAllOf(user: number, except: string): readonly string[];
  /** Writes what is remembered, as far as the disk takes it. */
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
    removeAllOf(user, except) {
      const removed = [...begun].filter(([idHash, session]) => session.user === user && idHash !== except);
      for (const [idHash] of removed) begun.delete(idHash);
      return removed.map(([idHash]) => idHash);
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
