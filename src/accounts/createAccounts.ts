import { createHash } from "node:crypto";
import type { DrawnAvatar, Language, User } from "../contract/index.ts";
import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import { AccountProblem } from "./accountProblem.ts";
import { createDeviceSessions } from "./deviceSessions.ts";
import { type AccountTools, type Login, type LoginAttempt, logIn, type NewUser, setUp } from "./login.ts";
import { createLoginAttempts } from "./loginAttempts.ts";
import { addUser, changePassword, removeMember, resetPassword, setMaximumAge } from "./members.ts";
import { createPasswords, type Hashing } from "./passwords.ts";
import { type OpenProfile, openProfiles, setPin, switchProfile } from "./profiles.ts";
import { createSessions, type ListedSession, type Session } from "./sessions.ts";
import { createUsers, type KnownUser } from "./users.ts";

export interface Accounts {
  setupNeeded(): boolean;
  /** The first account, made once: of two at the same moment one wins. @throws AccountProblem */
  setUp(user: NewUser & Pick<LoginAttempt, "userAgent">): Promise<Login>;
  /** @throws AccountProblem `wrong_credentials`, the same for an unknown name; `too_many_attempts` */
  logIn(attempt: LoginAttempt): Promise<Login>;
  sessionOf(sessionId: string): Session | null;
  endSession(sessionId: string): void;
  /** The sessions of the session's own user, most recently used first. */
  listSessions(session: Session): ListedSession[];
  /**
   * Ends one of the user's own sessions.
   * @param id as returned by `listSessions`
   * @throws AccountProblem `unknown_session`
   */
  endListedSession(session: Session, id: string): void;
  /** Ends all sessions of the user except the given one. @returns how many ended */
  endOtherSessions(session: Session): number;
  /** For streams that outlive their session: to be asked now and then. @returns how many ended */
  endExpiredSessions(): number;
  /** Saves sessions that started or ended while the disk could not be written. */
  saveSessions(): void;
  /** Calls back with the hash of each session that ends. @returns ends the subscription */
  onSessionEnded(listener: (idHash: string) => void): () => void;
  listUsers(): KnownUser[];
  /**
   * Adds a member or an owner. The first account of a library must be an owner's.
   * @throws AccountProblem `weak_password`, `user_exists`, `display_name_exists`, `first_is_owner`
   */
  addUser(user: NewUser, role?: User["role"]): Promise<KnownUser>;
  /**
   * Sets a new password without asking for the current one, for the command line. Every session of the user ends, and
   * failed logins no longer count.
   * @throws AccountProblem `unknown_user`, `weak_password`
   */
  resetPassword(userId: string, next: string): Promise<KnownUser>;
  /** A member goes, with all their sessions. @throws AccountProblem `unknown_user`, `last_owner` */
  removeUser(userId: string): void;
  /**
   * The user's other sessions end; this one stays. A wrong present password counts like a failed login.
   *
   * @throws AccountProblem `wrong_password`, `weak_password`, `too_many_attempts`
   */
  changePassword(session: Session, present: string, next: string): Promise<void>;
  setLanguage(session: Session, language: Language): KnownUser;
  /** Chooses a drawn avatar, or none; an uploaded picture is removed. */
  setAvatar(session: Session, drawn: DrawnAvatar | null): KnownUser;
  /** @param webp re-encoded by this program */
  setPicture(session: Session, webp: Uint8Array): void;
  /** @param hash of the address: another one is of a former picture. @returns null where the person has no such picture */
  pictureOf(key: number, hash: string): Uint8Array | null;
  /** @see setPin */
  setPin(session: Session, password: string, pin: string | null): Promise<KnownUser>;
  /** @see openProfiles */
  profilesBeside(session: Session): OpenProfile[];
  /** @see switchProfile */
  switchProfile(session: Session, userId: string, pin: string | null): Promise<Login>;
  /**
   * Makes a member's profile a kids profile, or lifts its limit. It applies from the next request on, to open streams too.
   * @param maximumAge whole years; null: no limit
   * @throws AccountProblem `unknown_user`, `owner_unlimited`
   */
  setMaximumAge(userId: string, maximumAge: number | null): KnownUser;
  /** The present age limit of a user. */
  maximumAgeOf(key: number): number | null;
}

/** Enough to tell pictures apart in addresses. */
const PICTURE_HASH_LENGTH = 16;

export interface AccountsParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly hashing?: Hashing;
  /** The library has an owner from now on. */
  readonly onFirstAccount?: () => void;
  readonly onUserAdded?: () => void;
}

export function createAccounts({ store, clock, hashing, onFirstAccount, onUserAdded }: AccountsParts): Accounts {
  const users = createUsers(store, clock);
  const sessions = createSessions(store, clock, users.byKey);
  const tools: AccountTools = {
    store,
    users,
    sessions,
    attempts: createLoginAttempts(store, clock),
    passwords: createPasswords(hashing),
    devices: createDeviceSessions(store),
  };

  return {
    setupNeeded: () => users.count() === 0,
    async setUp(user) {
      const login = await setUp(tools, user);
      onFirstAccount?.();
      onUserAdded?.();
      return login;
    },
    async logIn(attempt) {
      const login = await logIn(tools, attempt);
      sessions.endExpired();
      return login;
    },
    sessionOf: sessions.find,
    endSession: sessions.end,
    listSessions: sessions.list,
    endListedSession({ user }, id) {
      if (!sessions.endOne(user.key, id)) throw new AccountProblem("unknown_session");
    },
    endOtherSessions: sessions.endOthers,
    endExpiredSessions: sessions.endExpired,
    saveSessions: sessions.save,
    onSessionEnded: sessions.onEnded,
    listUsers: users.all,
    async addUser(user, role = "member") {
      const isFirst = users.count() === 0;
      const added = await addUser(tools, user, role);
      if (isFirst) onFirstAccount?.();
      onUserAdded?.();
      return added;
    },
    resetPassword: (userId, next) => resetPassword(tools, userId, next),
    removeUser: (userId) => removeMember(tools, userId),
    changePassword: (session, present, next) => changePassword(tools, session, present, next),
    setLanguage(session, language) {
      store.writeDurable(() => users.setLanguage(session.user.key, language));
      return { ...session.user, language };
    },
    setAvatar(session, drawn) {
      store.writeDurable(() => users.setAvatar(session.user.key, drawn));
      return { ...session.user, avatar: { drawn, picture: null } };
    },
    setPicture(session, webp) {
      const hash = createHash("sha256").update(webp).digest("hex").slice(0, PICTURE_HASH_LENGTH);
      store.writeDurable(() => users.setPicture(session.user.key, { hash, webp }));
    },
    pictureOf(key, hash) {
      const picture = users.pictureOf(key);
      return picture?.hash === hash ? picture.webp : null;
    },
    setPin: (session, password, pin) => setPin(tools, session, password, pin),
    profilesBeside: (session) => openProfiles(tools, session),
    switchProfile: (session, userId, pin) => switchProfile(tools, session, userId, pin),
    setMaximumAge: (userId, maximumAge) => setMaximumAge(tools, userId, maximumAge),
    // Who is gone sees nothing: their streams are about to end.
    maximumAgeOf: (key) => (users.byKey(key) ?? { maximumAge: 0 }).maximumAge,
  };
}
