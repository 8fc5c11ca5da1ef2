import type { User } from "../contract/index.ts";
import { AccountProblem } from "./accountProblem.ts";
import { accountSubject } from "./attemptSubjects.ts";
import { type AccountTools, isUnchanged, type NewUser, newUserRow } from "./login.ts";
import { isWeak } from "./passwords.ts";
import type { Session } from "./sessions.ts";
import type { KnownUser } from "./users.ts";

/** @throws AccountProblem `weak_password`, `user_exists`, `display_name_exists`, `first_is_owner` */
export async function addUser(
  { store, users, passwords }: AccountTools,
  user: NewUser,
  role: User["role"],
): Promise<KnownUser> {
  if (users.isTaken(user.userId)) throw new AccountProblem("user_exists");
  if (user.displayName && users.isTaken(user.displayName)) throw new AccountProblem("display_name_exists");
  const row = await newUserRow(passwords, user, role);
  return store.writeDurable(() => {
    if (role === "member" && users.count() === 0) throw new AccountProblem("first_is_owner");
    const added = users.insert(row);
    if (!added) throw new AccountProblem("user_exists");
    return added;
  });
}

/** @throws AccountProblem `unknown_user`, `weak_password` */
export async function resetPassword(
  { store, users, sessions, attempts, passwords }: AccountTools,
  userId: string,
  next: string,
): Promise<KnownUser> {
  const user = users.byId(userId);
  if (!user) throw new AccountProblem("unknown_user");
  if (isWeak(next)) throw new AccountProblem("weak_password");
  const passwordHash = await passwords.hash(next);
  const ended = store.writeDurable(() => {
    users.setPassword(user.key, passwordHash);
    attempts.forget([accountSubject(user.userId)]);
    return sessions.removeAllOf(user.key);
  });
  sessions.announce(ended);
  return user;
}

/** @throws AccountProblem `unknown_user`, `owner_unlimited` */
export function setMaximumAge({ store, users }: AccountTools, userId: string, maximumAge: number | null): KnownUser {
  return store.writeDurable(() => {
    const found = users.byId(userId);
    if (!found) throw new AccountProblem("unknown_user");
    if (found.role === "owner" && maximumAge !== null) throw new AccountProblem("owner_unlimited");
    users.setMaximumAge(found.key, maximumAge);
    const { passwordHash: _, ...user } = found;
    return { ...user, maximumAge };
  });
}

/** @throws AccountProblem `unknown_user`, `last_owner` */
export function removeMember({ store, users, sessions }: AccountTools, userId: string): void {
  const user = users.byId(userId);
  if (!user) throw new AccountProblem("unknown_user");
  const isOwner = user.role === "owner";
  if (isOwner && users.all().filter(({ role }) => role === "owner").length === 1)
    throw new AccountProblem("last_owner");
  const ended = store.writeDurable(() => {
    const idHashes = sessions.removeAllOf(user.key);
    users.remove(user.key);
    return idHashes;
  });
  sessions.announce(ended);
}

/** @throws AccountProblem `wrong_password`, `weak_password`, `too_many_attempts` */
export async function changePassword(
  { store, users, sessions, attempts, passwords }: AccountTools,
  session: Session,
  present: string,
  next: string,
): Promise<void> {
  const user = users.byId(session.user.userId);
  const isRight =
    user && (await attempts.compare([accountSubject(user.userId)], () => passwords.verify(user.passwordHash, present)));
  if (!isRight) throw new AccountProblem("wrong_password");
  if (isWeak(next)) throw new AccountProblem("weak_password");
  const passwordHash = await passwords.hash(next);
  const ended = store.writeDurable(() => {
    // While the hash was made, another change or a logout may have come first.
    if (!isUnchanged(users, user) || !sessions.exists(session.idHash)) throw new AccountProblem("wrong_password");
    users.setPassword(user.key, passwordHash);
    return sessions.removeAllOf(user.key, session.idHash);
  });
  sessions.announce(ended);
}
