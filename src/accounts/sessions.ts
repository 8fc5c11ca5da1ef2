import { createHash, randomBytes } from "node:crypto";
import { errorCode } from "../errors/index.ts";
import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import type { SessionClient } from "./clientOf.ts";
import { createSessionRecords, type ListedSessionRow, type SessionLimits } from "./sessionRecords.ts";
import type { KnownUser } from "./users.ts";

const DAY_MS = 24 * 3_600_000;
const IDLE_MS = 14 * DAY_MS;
const MAX_AGE_MS = 30 * DAY_MS;
/** A session's use is written down this often at most: a request costs no write. */
const TOUCH_EVERY_MS = 60_000;
const ID_BYTES = 32;
/** Sessions of one user; a login beyond that ends the one that was used least recently. */
const MAX_SESSIONS = 100;
/** Enough of the hash to name one of a user's sessions, too little to be of use elsewhere. */
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

/** A session as its user sees it. */
export interface ListedSession extends SessionClient {
  /** Names it for `endOne`; it proves nothing. */
  readonly id: string;
  readonly createdAt: Date;
  /** To the minute. */
  readonly lastUsedAt: Date;
  readonly expiresAt: Date;
  /** The one that asks. */
  readonly isCurrent: boolean;
}

export interface Sessions {
  /** An id of 256 random bits; the database holds only its hash. To be announced when it is committed. */
  begin(
    user: KnownUser,
    client: SessionClient,
  ): { readonly sessionId: string; readonly expiresAt: Date; readonly ended: readonly string[] };
  /** The user's, the last used first. */
  list(session: Session): ListedSession[];
  /** @param id as `list` names it @returns whether the user had it */
  endOne(user: number, id: string): boolean;
  /** Two reads by key, some microseconds: the table is its own cache, and is never out of date. */
  find(sessionId: string): Session | null;
  exists(idHash: string): boolean;
  end(sessionId: string): void;
  /** Ends those unused for 14 days, and those older than 30 days. @returns how many */
  endExpired(): number;
  /** All of a user's sessions, or all but one. To be announced when the caller's transaction is committed. */
  removeAllOf(user: number, except?: string): readonly string[];
  announce(idHashes: readonly string[]): void;
  /** Calls back with the hash of each session that ends. @returns ends the subscription */
  onEnded(listener: (idHash: string) => void): () => void;
}

export function createSessions(store: Store, clock: Clock, findUser: (key: number) => KnownUser | null): Sessions {
  const records = createSessionRecords(store);
  const listeners = new Set<(idHash: string) => void>();

  const limits = (): SessionLimits => ({
    lastUsedBefore: clock.now() - IDLE_MS,
    createdBefore: clock.now() - MAX_AGE_MS,
  });

  function announce(idHashes: readonly string[]): void {
    for (const idHash of idHashes) {
      for (const listener of [...listeners]) listener(idHash);
    }
  }

  function find(sessionId: string): Session | null {
    const idHash = hashOf(sessionId);
    const row = records.find(idHash);
    if (!row) return null;
    const now = clock.now();
    if (expiry(row.created_at, row.last_used_at).getTime() <= now) {
      store.tryWrite(() => records.remove(idHash));
      announce([idHash]);
      return null;
    }
    const user = findUser(row.user);
    if (!user) return null;
    if (now - row.last_used_at >= TOUCH_EVERY_MS) touch(store, () => records.touch(idHash, now));
    return { user, idHash, createdAt: row.created_at, expiresAt: expiry(row.created_at, now) };
  }

  function endExpired(): number {
    // Asked every second: a transaction only where there is something to remove.
    if (!records.hasExpired(limits())) return 0;
    const idHashes = store.writeRelaxed(() => records.removeExpired(limits()));
    announce(idHashes);
    return idHashes.length;
  }

  return {
    begin(user, client) {
      const sessionId = randomBytes(ID_BYTES).toString("base64url");
      const now = clock.now();
      const ended = store.writeDurable(() => {
        const before = records.removeBeyond(user.key, MAX_SESSIONS - 1);
        records.insert(hashOf(sessionId), user.key, now, client);
        return before;
      });
      return { sessionId, expiresAt: expiry(now, now), ended };
    },
    list: (session) => records.list(session.user.key, limits()).map((row) => toListed(row, session.idHash)),
    endOne(user, id) {
      if (id.length !== LISTED_ID_LENGTH) return false;
      const idHash = store.writeDurable(() => records.removeOne(user, id));
      if (idHash !== null) announce([idHash]);
      return idHash !== null;
    },
    find,
    exists: records.exists,
    end(sessionId) {
      const idHash = hashOf(sessionId);
      store.writeDurable(() => records.remove(idHash));
      announce([idHash]);
    },
    endExpired,
    removeAllOf: (user, except = "") => records.removeAllOf(user, except),
    announce,
    onEnded(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
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
function touch({ tryWrite }: Store, write: () => void): void {
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

function hashOf(sessionId: string): string {
  return createHash("sha256").update(sessionId).digest("hex");
}

function expiry(createdAt: number, lastUsedAt: number): Date {
  return new Date(Math.min(lastUsedAt + IDLE_MS, createdAt + MAX_AGE_MS));
}
