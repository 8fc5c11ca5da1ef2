import type { Language } from "../contract/index.ts";
import { type Store, storageCodeOf } from "../store/index.ts";
import { AccountProblem } from "./accountProblem.ts";
import { accountSubject, addressSubject } from "./attemptSubjects.ts";
import { clientOf } from "./clientOf.ts";
import type { DeviceSessions } from "./deviceSessions.ts";
import type { LoginAttempts } from "./loginAttempts.ts";
import { isWeak, type Passwords } from "./passwords.ts";
import { hashOf, type Session, type Sessions } from "./sessions.ts";
import type { KnownUser, NewUserRow, Users, UserWithPassword } from "./users.ts";

export interface AccountTools {
  readonly store: Store;
  readonly users: Users;
  readonly sessions: Sessions;
  readonly attempts: LoginAttempts;
  readonly passwords: Passwords;
  readonly devices: DeviceSessions;
}

export interface Login {
  readonly sessionId: string;
  /** When the session ends unless it is used. */
  readonly expiresAt: Date;
  /** When the session ends at the latest, however much it is used. */
  readonly latestEnd: Date;
  readonly user: KnownUser;
}

export interface NewUser {
  readonly userId: string;
  readonly password: string;
  readonly displayName?: string | undefined;
  readonly language?: Language | undefined;
  /** Of a kids profile: films for older people do not exist for it. Whole years; null: no limit. */
  readonly maximumAge?: number | null | undefined;
}

export interface LoginAttempt {
  readonly userId: string;
  readonly password: string;
  /** Of the peer; empty for the window, which has none. */
  readonly address: string;
  /** The `User-Agent` header, unchanged. */
  readonly userAgent?: string | null;
  /** A session that stays open on the same device: its person may switch back to it. */
  readonly keptOpen?: Session | null;
}

/** The owner's account, made once. @throws AccountProblem `already_set_up`, `weak_password` */
export async function setUp(
  tools: AccountTools,
  { userAgent = null, ...user }: NewUser & Pick<LoginAttempt, "userAgent">,
): Promise<Login> {
  const { store, users, sessions, passwords } = tools;
  if (users.count() > 0) throw new AccountProblem("already_set_up");
  const row = await newUserRow(passwords, user, "owner");
  const login = store.writeDurable(() => {
    const owner = users.count() > 0 ? null : users.insert(row);
    if (!owner) throw new AccountProblem("already_set_up");
    return beginSession(sessions.begin, owner, userAgent);
  });
  return announceEnded(tools, login);
}

/** @throws AccountProblem `wrong_credentials`, the same for an unknown name; `too_many_attempts` */
export async function logIn(tools: AccountTools, attempt: LoginAttempt): Promise<Login> {
  const { store, users, sessions, attempts, passwords } = tools;
  const { userId, password, address } = attempt;
  const user = users.byId(userId);
  const isRight = await attempts.compare([accountSubject(userId), addressSubject(address)], () =>
    user ? passwords.verify(user.passwordHash, password) : passwords.verifyAgainstDummy(password),
  );
  if (!user || !isRight) throw new AccountProblem("wrong_credentials");

  const rehashed = passwords.isOutdated(user.passwordHash) ? await passwords.hash(password) : null;
  const begin = (session: Sessions["begin"], change?: () => void) => {
    if (!isUnchanged(users, user)) return null;
    change?.();
    return beginSession(session, user, attempt.userAgent ?? null);
  };
  const login = saveOrKeepInMemory(
    () => store.writeDurable(() => begin(sessions.begin, () => rehashed && users.setPassword(user.key, rehashed))),
    () => begin(sessions.beginUnsaved),
  );
  // The account changed or was removed while the password was compared: it is compared again.
  if (!login) return logIn(tools, attempt);
  const { keptOpen } = attempt;
  // Without a place to write it, the other session is entered by its password.
  if (keptOpen) store.tryWriteDurable(() => linkSessions(tools, keptOpen.idHash, login.sessionId));
  return announceEnded(tools, login);
}

function linkSessions({ devices, sessions }: AccountTools, current: string, sessionId: string): void {
  const added = hashOf(sessionId);
  if (sessions.isSaved(current) && sessions.isSaved(added)) devices.link(current, added);
}

/** Whether the account still is what it was when its password was read. */
export function isUnchanged(users: Users, user: UserWithPassword): boolean {
  const now = users.byId(user.userId);
  return now !== null && now.key === user.key && now.passwordHash === user.passwordHash;
}

/** @throws AccountProblem `weak_password` */
export async function newUserRow(
  passwords: Passwords,
  { userId, password, displayName, language, maximumAge = null }: NewUser,
  role: "owner" | "member",
): Promise<NewUserRow> {
  if (isWeak(password)) throw new AccountProblem("weak_password");
  const passwordHash = await passwords.hash(password);
  const name = userId.trim();
  return { userId: name, displayName: displayName || name, role, language: language ?? "en", passwordHash, maximumAge };
}

/** Saves, or works in memory when the disk cannot be written: the owner must be able to log in and free space. */
function saveOrKeepInMemory<T>(save: () => T, withoutSaving: () => T): T {
  try {
    return save();
  } catch (error) {
    if (storageCodeOf(error) === null) throw error;
    return withoutSaving();
  }
}

function beginSession(begin: Sessions["begin"], known: KnownUser, userAgent: string | null): Login & Ended {
  // Without the password's hash, where there is one.
  const { key, userId, displayName, role, language, maximumAge, avatar, hasPin } = known;
  const user = { key, userId, displayName, role, language, maximumAge, avatar, hasPin };
  return { ...begin(user, clientOf(userAgent)), user };
}

/** Hashes of the ids of sessions that ended to make room for the new one. */
interface Ended {
  readonly ended: readonly string[];
}

/** Closes the event streams of the sessions that ended. Call it after the transaction is committed. */
function announceEnded({ sessions }: AccountTools, { ended, ...login }: Login & Ended): Login {
  sessions.announce(ended);
  return login;
}
