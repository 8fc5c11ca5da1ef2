/**
 * Who may come in (UC1). In: names and passwords. Out: sessions, which carry the proof of who asks. It never returns a
 * password or its hash, and an unknown name costs as much time as a wrong password.
 */

import type { Language } from "../contract/index.ts";
import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import { AccountProblem } from "./accountProblem.ts";
import { accountSubject, addressSubject } from "./attemptSubjects.ts";
import { createLoginAttempts } from "./loginAttempts.ts";
import { createPasswords, type Hashing, isWeak } from "./passwords.ts";
import { type Session, sessionRecords } from "./sessions.ts";
import { type KnownUser, type UserWithPassword, userRecords } from "./users.ts";

export { AccountProblem, type AccountProblemCode } from "./accountProblem.ts";
export type { Session } from "./sessions.ts";
export type { KnownUser } from "./users.ts";

export interface Login {
  readonly sessionId: string;
  readonly expiresAt: Date;
  readonly user: KnownUser;
}

export interface NewUser {
  readonly userId: string;
  readonly password: string;
  readonly displayName?: string | undefined;
  readonly language?: Language | undefined;
}

interface Attempt {
  readonly userId: string;
  readonly password: string;
  /** Of the peer; empty for the window, which has none. */
  readonly address: string;
}

export interface AccountsParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly hashing?: Hashing;
  /** The library has an owner from now on. */
  readonly onFirstAccount?: () => void;
}

export type Accounts = ReturnType<typeof createAccounts>;

export function createAccounts({ store, clock, hashing, onFirstAccount }: AccountsParts) {
  const users = userRecords(store, clock);
  const sessions = sessionRecords(store, clock, users.byKey);
  const attempts = createLoginAttempts(store, clock);
  const passwords = createPasswords(hashing);

  return {
    setupNeeded: (): boolean => users.count() === 0,

    /** The first account, made once: of two at the same moment one wins. @throws AccountProblem */
    async setUp(user: NewUser): Promise<Login> {
      if (users.count() > 0) throw new AccountProblem("already_set_up");
      const row = await rowOf(user, "owner");
      const login = store.writeDurable(() => {
        const owner = users.count() > 0 ? null : users.insert(row);
        if (!owner) throw new AccountProblem("already_set_up");
        return logInAs(owner);
      });
      onFirstAccount?.();
      return login;
    },

    /** @throws AccountProblem `wrong_credentials`, the same for an unknown name; `too_many_attempts` */
    async logIn(attempt: Attempt): Promise<Login> {
      const login = await logIn(attempt);
      sessions.endExpired();
      return login;
    },

    sessionOf: (sessionId: string): Session | null => sessions.of(sessionId),

    endSession: (sessionId: string): void => sessions.end(sessionId),

    /** For streams that outlive their session: to be asked now and then. @returns how many ended */
    endExpiredSessions: (): number => sessions.endExpired(),

    /** Calls back with the hash of each session that ends. @returns what stops it */
    onSessionEnded: sessions.onEnded,

    listUsers: (): KnownUser[] => users.all(),

    /** @throws AccountProblem `weak_password`, `user_exists` */
    async addUser(user: NewUser): Promise<KnownUser> {
      if (users.byId(user.userId)) throw new AccountProblem("user_exists");
      const added = users.insert(await rowOf(user, "member"));
      if (!added) throw new AccountProblem("user_exists");
      return added;
    },

    /** A member goes, with all their sessions. @throws AccountProblem `unknown_user`, `last_owner` */
    removeUser(userId: string): void {
      const user = users.byId(userId);
      if (!user) throw new AccountProblem("unknown_user");
      if (user.role === "owner") throw new AccountProblem("last_owner");
      const ended = store.writeDurable(() => {
        const idHashes = sessions.removeAllOf(user.key);
        users.remove(user.key);
        return idHashes;
      });
      sessions.announce(ended);
    },

    /**
     * The user's other sessions end; this one stays. A wrong present password counts like a failed login.
     *
     * @throws AccountProblem `wrong_password`, `weak_password`, `too_many_attempts`
     */
    async changePassword(session: Session, present: string, next: string): Promise<void> {
      const user = users.byId(session.user.userId);
      const isRight = user && (await attempts.compare([accountSubject(user.userId)], () => hasPassword(user, present)));
      if (!isRight) throw new AccountProblem("wrong_password");
      if (isWeak(next)) throw new AccountProblem("weak_password");
      const passwordHash = await passwords.hash(next);
      const ended = store.writeDurable(() => {
        // While the hash was made, another change or a logout may have come first.
        if (!isUnchanged(user) || !sessions.exists(session.idHash)) throw new AccountProblem("wrong_password");
        users.setPassword(user.key, passwordHash);
        return sessions.removeAllOf(user.key, session.idHash);
      });
      sessions.announce(ended);
    },

    setLanguage(session: Session, language: Language): KnownUser {
      store.writeDurable(() => users.setLanguage(session.user.key, language));
      return { ...session.user, language };
    },
  };

  async function logIn(attempt: Attempt): Promise<Login> {
    const { userId, password, address } = attempt;
    const user = users.byId(userId);
    const subjects = [accountSubject(userId), addressSubject(address)];
    const isRight = await attempts.compare(subjects, () =>
      user ? hasPassword(user, password) : passwords.verifyAgainstDummy(password),
    );
    if (!user || !isRight) throw new AccountProblem("wrong_credentials");

    const raised = passwords.isOutdated(user.passwordHash) ? await passwords.hash(password) : null;
    const login = store.writeDurable(() => {
      if (!isUnchanged(user)) return null;
      if (raised) users.setPassword(user.key, raised);
      return logInAs(user);
    });
    // Changed or removed while it was compared: what holds now decides.
    return login ?? logIn(attempt);
  }

  function hasPassword(user: UserWithPassword, password: string): Promise<boolean> {
    return passwords.verify(user.passwordHash, password);
  }

  function isUnchanged(user: UserWithPassword): boolean {
    const now = users.byId(user.userId);
    return now !== null && now.key === user.key && now.passwordHash === user.passwordHash;
  }

  async function rowOf({ userId, password, displayName, language }: NewUser, role: "owner" | "member") {
    if (isWeak(password)) throw new AccountProblem("weak_password");
    const passwordHash = await passwords.hash(password);
    const name = userId.trim();
    return {
      userId: name,
      displayName: displayName || name,
      role,
      language: language ?? ("en" as const),
      passwordHash,
    };
  }

  function logInAs({ key, userId, displayName, role, language }: KnownUser): Login {
    const user = { key, userId, displayName, role, language };
    return { ...sessions.begin(user), user };
  }
}
