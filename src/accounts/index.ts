/**
 * Who may come in (UC1). In: names and passwords. Out: sessions, which carry the proof of who asks. It never returns a
 * password or its hash, and an unknown name costs as much time as a wrong password.
 */
import type { Language } from "../contract/index.ts";
import type { Store } from "../store/index.ts";
import { AccountProblem } from "./accountProblem.ts";
import { loginAttempts } from "./attempts.ts";
import { createPasswords, isWeak } from "./passwords.ts";
import { type Session, sessionRecords } from "./sessions.ts";
import { foldId, type KnownUser, userRecords } from "./users.ts";

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

export function createAccounts({ store, clock }: { readonly store: Store; readonly clock: { now(): number } }) {
  const users = userRecords(store, clock);
  const sessions = sessionRecords(store, clock, users.byKey);
  const attempts = loginAttempts(store, clock);
  const passwords = createPasswords();

  async function rowOf({ userId, password, displayName, language }: NewUser, role: "owner" | "member") {
    if (isWeak(password)) throw new AccountProblem("weak_password");
    const passwordHash = await passwords.hash(password);
    return { userId, displayName: displayName || userId, role, language: language ?? ("en" as const), passwordHash };
  }

  return {
    setupNeeded: (): boolean => users.count() === 0,

    /** The first account, made once: of two at the same moment one wins. @throws AccountProblem */
    async setUp(user: NewUser): Promise<Login> {
      if (users.count() > 0) throw new AccountProblem("already_set_up");
      const row = await rowOf(user, "owner");
      const key = store.promise(() => (users.count() > 0 ? null : users.insert(row)));
      if (key === null) throw new AccountProblem("already_set_up");
      return logInAs(users.byKey(key)!);
    },

    /** @throws AccountProblem `wrong_credentials`, the same for an unknown name; `too_many_attempts` */
    async logIn({ userId, password, address }: { userId: string; password: string; address: string }): Promise<Login> {
      const subjects = [`account:${foldId(userId).slice(0, 200)}`, `address:${address}`];
      const waitMs = attempts.waitMs(subjects);
      if (waitMs > 0) throw new AccountProblem("too_many_attempts", { retryAfterSeconds: Math.ceil(waitMs / 1000) });
      attempts.countFailure(subjects);

      const user = users.byId(userId);
      const isRight = user ? await passwords.verify(user.passwordHash, password) : await nobody(password);
      if (!user || !isRight) throw new AccountProblem("wrong_credentials");
      attempts.forget(subjects);
      if (passwords.isOutdated(user.passwordHash)) {
        const raised = await passwords.hash(password);
        store.promise(() => users.setPassword(user.key, raised));
      }
      return logInAs(users.byKey(user.key)!);
    },

    sessionOf: (sessionId: string): Session | null => sessions.of(sessionId),
    endSession: (sessionId: string): void => sessions.end(sessionId),
    onSessionEnded: sessions.onEnded,
    listUsers: (): KnownUser[] => users.all(),

    async addUser(user: NewUser): Promise<KnownUser> {
      const row = await rowOf(user, "member");
      const key = store.promise(() => users.insert(row));
      if (key === null) throw new AccountProblem("user_exists");
      return users.byKey(key)!;
    },

    removeUser(userId: string): void {
      const user = users.byId(userId);
      if (!user) throw new AccountProblem("unknown_user");
      if (user.role === "owner") throw new AccountProblem("last_owner");
      sessions.endAllOf(user.key);
      store.promise(() => users.remove(user.key));
    },

    /** The user's other sessions end; this one stays. */
    async changePassword(session: Session, present: string, next: string): Promise<void> {
      const subjects = [`account:${foldId(session.user.userId)}`];
      const waitMs = attempts.waitMs(subjects);
      if (waitMs > 0) throw new AccountProblem("too_many_attempts", { retryAfterSeconds: Math.ceil(waitMs / 1000) });
      const user = users.byId(session.user.userId);
      if (!user || !(await passwords.verify(user.passwordHash, present))) {
        attempts.countFailure(subjects);
        throw new AccountProblem("wrong_password");
      }
      if (isWeak(next)) throw new AccountProblem("weak_password");
      const passwordHash = await passwords.hash(next);
      store.promise(() => users.setPassword(user.key, passwordHash));
      sessions.endAllOf(user.key, session.idHash);
    },

    setLanguage(session: Session, language: Language): KnownUser {
      store.promise(() => users.setLanguage(session.user.key, language));
      return users.byKey(session.user.key)!;
    },
  };

  function logInAs(user: KnownUser): Login {
    return { ...sessions.begin(user), user };
  }

  async function nobody(password: string): Promise<false> {
    await passwords.verifyAgainstNobody(password);
    return false;
  }
}

export type Accounts = ReturnType<typeof createAccounts>;
