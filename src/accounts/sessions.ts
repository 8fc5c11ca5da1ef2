import { createHash, randomBytes } from "node:crypto";
import { errorCode } from "../errors/index.ts";
import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import type { SessionClient } from "./clientOf.ts";
import {
  createSessionRecords,
  type ListedSessionRow,
  type SessionLimits,
  type SessionRecords,
  type SessionRow,
} from "./sessionRecords.ts";
import { createUnsavedSessions, type UnsavedSessions } from "./unsavedSessions.ts";
import type { KnownUser } from "./users.ts";

const DAY_MS = 24 * 3_600_000;
const IDLE_MS = 14 * DAY_MS;
const MAX_AGE_MS = 30 * DAY_MS;
/** A session's use is written down this often at most: a request costs no write. */
const TOUCH_EVERY_MS = 60_000;
const ID_BYTES = 32;
/** Sessions of one user. A login beyond that ends the least recently used one. */
const MAX_SESSIONS = 100;
/** Characters of the hash: enough to identify one of a user's sessions, too few to be used as a session id. */
const LISTED_ID_LENGTH = 16;

/** Proof of a login. It exists only while the session does. */
export interface Session {
  readonly user: KnownUser;
  /** SHA-256 of the id, hexadecimal: names the session without giving it away. */
  readonly idHash: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly expiresAt: Date;
}

export interface StartedSession {
  readonly sessionId: string;
  /** When it ends unless it is used. */
  readonly expiresAt: Date;
  /** When it ends at the latest, however much it is used. */
  readonly latestEnd: Date;
  /** Hashes of the ids of sessions that ended to make room for this one. */
  readonly ended: readonly string[];
}

/** A session as its user sees it. */
export interface ListedSession extends SessionClient {
  /** Identifies the session for `endOne`; it cannot be used to log in. */
  readonly id: string;
  readonly createdAt: Date;
  /** Accurate to the minute. */
  readonly lastUsedAt: Date;
  readonly expiresAt: Date;
  /** Whether it is the session that made the request. */
  readonly isCurrent: boolean;
}

export interface Sessions {
  /**
   * Starts a session with an id of 256 random bits; the database holds only its hash. Call `announce` with `ended`
   * after the transaction is committed.
   */
  begin(user: KnownUser, client: SessionClient): StartedSession;
  /** The same while the disk cannot be written: kept in memory until `save`. */
  beginUnsaved(user: KnownUser, client: SessionClient): StartedSession;
  /** Saves what started and ended in memory. Call it when the disk can be written again. */
  save(): void;
  /** Ends the user's other sessions, on a full disk too. @returns how many */
  endOthers(session: Session): number;
  /** The user's sessions, most recently used first. */
  list(session: Session): ListedSession[];
  /** @param id as returned by `list` @returns whether the user had such a session */
  endOne(user: number, id: string): boolean;
  /** Two reads by key, some microseconds: the table is its own cache, and is never out of date. */
  find(sessionId: string): Session | null;
  exists(idHash: string): boolean;
  /** Whether it is in the database, not only in memory. */
  isSaved(idHash: string): boolean;
  end(sessionId: string): void;
  endByHash(idHash: string): void;
  /** Which sessions still hold at this moment. */
  limits(): SessionLimits;
  /**
   * Gives a session a new id; when it ends does not change. Inside a transaction; call `announce` with the former hash
   * after it is committed.
   */
  rename(idHash: string): Omit<StartedSession, "ended">;
  /** Ends those unused for 14 days, and those older than 30 days. @returns how many */
  endExpired(): number;
  /** All of a user's sessions, or all but one. To be announced when the caller's transaction is committed. */
  removeAllOf(user: number, except?: string): readonly string[];
  /** Notifies the listeners, and drops these sessions from memory. @returns how many */
  announce(idHashes: readonly string[]): number;
  /** Calls back with the hash of each session that ends. @returns ends the subscription */
  onEnded(listener: (idHash: string) => void): () => void;
}

export function createSessions(store: Store, clock: Clock, findUser: (key: number) => KnownUser | null): Sessions {
  const records = createSessionRecords(store);
  const unsaved = createUnsavedSessions(store, records);
  const listeners = new Set<(idHash: string) => void>();

  const limits = () => limitsAt(clock.now());
  function announce(idHashes: readonly string[]): number {
    unsaved.forget(idHashes);
    for (const idHash of idHashes) {
      for (const listener of [...listeners]) listener(idHash);
    }
    return idHashes.length;
  }

  function find(sessionId: string): Session | null {
    const idHash = hashOf(sessionId);
    const row = findRow(idHash);
    if (!row) return null;
    const now = clock.now();
    if (expiry(row.created_at, row.last_used_at).getTime() <= now) {
      end(idHash);
      return null;
    }
    const user = findUser(row.user);
    if (!user) return null;
    if (now - row.last_used_at >= TOUCH_EVERY_MS) {
      unsaved.touch(idHash, now);
      touchRecord(store, () => records.touch(idHash, now));
    }
    return { user, idHash, createdAt: row.created_at, expiresAt: expiry(row.created_at, now) };
  }

  function findRow(idHash: string): SessionRow | null {
    if (unsaved.hasEnded(idHash)) return null;
    return records.find(idHash) ?? unsaved.find(idHash);
  }

  function endExpired(): number {
    // Asked every second: a transaction only where there is something to remove.
    if (!records.hasExpired(limits())) return 0;
    let idHashes: readonly string[] = [];
    // On a full disk this is tried again a second later. Expired sessions are refused in any case.
    const isWritten = store.tryWrite(() => {
      idHashes = records.removeExpired(limits());
    });
    if (!isWritten) return 0;
    return announce(idHashes);
  }

  function end(idHash: string): void {
    if (!store.tryWriteDurable(() => records.remove(idHash)) || unsaved.find(idHash)) unsaved.end(idHash);
    announce([idHash]);
  }

  return {
    ...createSessionStarters(store, clock, records, unsaved),
    save: unsaved.save,
    list: (session) =>
      listRows(records, unsaved, session.user.key, limits()).map((row) => toListed(row, session.idHash)),
    endOne(user, id) {
      const idHash = hashListedAs(id, listRows(records, unsaved, user, limits()));
      if (idHash !== null) end(idHash);
      return idHash !== null;
    },
    find,
    exists: (idHash) => findRow(idHash) !== null,
    end: (sessionId) => end(hashOf(sessionId)),
    endByHash: end,
    limits,
    endExpired,
    removeAllOf: (user, except = "") => removeAllOf(records, unsaved, user, except),
    endOthers: (session) => announce(endOthersOf(session, store, records, unsaved, limits())),
    announce,
    onEnded(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function hashListedAs(id: string, rows: readonly { readonly idHash: string }[]): string | null {
  return rows.find(({ idHash }) => idHash.slice(0, LISTED_ID_LENGTH) === id)?.idHash ?? null;
}

function removeAllOf(records: SessionRecords, unsaved: UnsavedSessions, user: number, except: string): string[] {
  return [...records.removeAllOf(user, except), ...unsaved.allOf(user, except)];
}

/** Where the disk cannot be written they end in memory, as with a logout. @returns their hashes */
function endOthersOf(
  { user, idHash: current }: Session,
  store: Store,
  records: SessionRecords,
  unsaved: UnsavedSessions,
  limits: SessionLimits,
): readonly string[] {
  let ended: readonly string[] = [];
  const isSaved = store.tryWriteDurable(() => {
    ended = removeAllOf(records, unsaved, user.key, current);
  });
  if (isSaved) return ended;
  const others = listRows(records, unsaved, user.key, limits).filter(({ idHash }) => idHash !== current);
  for (const { idHash } of others) unsaved.end(idHash);
  return others.map(({ idHash }) => idHash);
}

/** Saved sessions and those only in memory, most recently used first. */
function listRows(
  records: SessionRecords,
  unsaved: UnsavedSessions,
  user: number,
  limits: SessionLimits,
): readonly ListedSessionRow[] {
  const saved = records.list(user, limits).filter(({ idHash }) => !unsaved.hasEnded(idHash));
  return [...saved, ...unsaved.list(user, limits)].sort((a, b) => b.lastUsedAt - a.lastUsedAt);
}

function createSessionStarters(
  store: Store,
  clock: Clock,
  records: SessionRecords,
  unsaved: UnsavedSessions,
): Pick<Sessions, "begin" | "beginUnsaved" | "rename" | "isSaved"> {
  return {
    isSaved: (idHash) => records.find(idHash) !== null,
    rename(idHash) {
      const { sessionId, now } = newSession(clock);
      const createdAt = records.find(idHash)?.created_at ?? 0;
      records.rename(idHash, hashOf(sessionId), now);
      return { sessionId, ...endsOf(createdAt, now) };
    },
    begin(user, client) {
      const { sessionId, now } = newSession(clock);
      const ended = store.writeDurable(() => {
        const before = records.removeBeyond(user.key, MAX_SESSIONS - 1);
        records.insert(hashOf(sessionId), user.key, now, client);
        return before;
      });
      return { sessionId, ...endsOf(now, now), ended };
    },
    beginUnsaved(user, client) {
      const { sessionId, now } = newSession(clock);
      unsaved.begin(hashOf(sessionId), user.key, now, client);
      return { sessionId, ...endsOf(now, now), ended: [] };
    },
  };
}

function limitsAt(now: number): SessionLimits {
  return { lastUsedBefore: now - IDLE_MS, createdBefore: now - MAX_AGE_MS };
}

function newSession(clock: Clock) {
  return { sessionId: randomBytes(ID_BYTES).toString("base64url"), now: clock.now() };
}

function toListed(
  { idHash, createdAt, lastUsedAt, ...client }: ListedSessionRow,
  currentIdHash: string,
): ListedSession {
  return {
    ...client,
    id: idHash.slice(0, LISTED_ID_LENGTH),
    createdAt: new Date(createdAt),
    lastUsedAt: new Date(lastUsedAt),
    expiresAt: expiry(createdAt, lastUsedAt),
    isCurrent: idHash === currentIdHash,
  };
}

/** A busy database must not keep anyone from reading: the next request records the use. */
function touchRecord({ tryWrite }: Store, write: () => void): void {
  try {
    tryWrite(write);
  } catch (error) {
    if (!isBusy(error)) throw error;
  }
}

function isBusy(error: unknown): boolean {
  const code = errorCode(error) ?? "";
  return code.startsWith("SQLITE_BUSY");
}

export function hashOf(sessionId: string): string {
  return createHash("sha256").update(sessionId).digest("hex");
}

function endsOf(createdAt: number, lastUsedAt: number): Pick<StartedSession, "expiresAt" | "latestEnd"> {
  return { expiresAt: expiry(createdAt, lastUsedAt), latestEnd: new Date(createdAt + MAX_AGE_MS) };
}

function expiry(createdAt: number, lastUsedAt: number): Date {
  return new Date(Math.min(lastUsedAt + IDLE_MS, createdAt + MAX_AGE_MS));
}
