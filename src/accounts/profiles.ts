/** Profiles on one device: who is logged in besides, and how to switch to them without their password. */
import { AccountProblem } from "./accountProblem.ts";
import { accountSubject } from "./attemptSubjects.ts";
import type { AccountTools, Login } from "./login.ts";
import type { Session } from "./sessions.ts";
import type { KnownUser } from "./users.ts";

/** Wrong PINs after which the session ends. Four digits have ten thousand values. */
const MAX_PINS = 5;

/** A person with a session on this device. */
export interface OpenProfile {
  readonly user: KnownUser;
  /** Whether a PIN is asked for. A kids profile without one is open to everybody on the device. */
  readonly needsPin: boolean;
  /** Without a PIN of its own, a profile for adults is entered by its password alone. */
  readonly canSwitch: boolean;
}

/** The other people with a session on the device of this session. */
export function openProfiles({ devices, sessions, users }: AccountTools, session: Session): OpenProfile[] {
  return devices.others(session.idHash, sessions.limits()).flatMap(({ user: key }) => {
    const user = users.byKey(key);
    return user ? [{ user, needsPin: user.hasPin, canSwitch: user.hasPin || user.maximumAge !== null }] : [];
  });
}

/**
 * Continues the session that the person has on this device, under a new id. It ends when it would have ended anyway: a PIN
 * prolongs nothing, and opens no session.
 * @param pin null: none was entered
 * @throws AccountProblem `unknown_session` where the person has none here, `no_pin`, `wrong_pin`
 */
export async function switchProfile(
  tools: AccountTools,
  session: Session,
  userId: string,
  pin: string | null,
): Promise<Login> {
  const { store, devices, sessions, users, passwords } = tools;
  const user = users.byId(userId);
  const target = devices.others(session.idHash, sessions.limits()).find((open) => open.user === user?.key);
  if (!user || !target) throw new AccountProblem("unknown_session");
  const { passwordHash: _, ...known } = user;
  const pinHash = users.pinHashOf(user.key);
  if (pinHash === null && user.maximumAge === null) throw new AccountProblem("no_pin");
  if (pinHash !== null) {
    // Counted first: PINs that are sent together count like PINs sent one by one.
    const tries = store.writeDurable(() => devices.countPin(target.idHash));
    if (tries > MAX_PINS) throw endAfterWrongPins(tools, target.idHash);
    if (!(await passwords.verify(pinHash, pin ?? ""))) {
      if (tries >= MAX_PINS) throw endAfterWrongPins(tools, target.idHash);
      throw new AccountProblem("wrong_pin");
    }
  }
  const { started, ended } = store.writeDurable(() => {
    // While the PIN was compared, the session may have ended, or another PIN been set.
    if (!sessions.exists(target.idHash) || users.pinHashOf(user.key) !== pinHash)
      throw new AccountProblem("unknown_session");
    devices.forgetPins(target.idHash);
    return { started: sessions.rename(target.idHash), ended: [target.idHash] };
  });
  sessions.announce(ended);
  return { ...started, user: known };
}

function endAfterWrongPins({ sessions }: AccountTools, idHash: string): AccountProblem {
  sessions.endByHash(idHash);
  return new AccountProblem("unknown_session");
}

/**
 * Sets or removes the PIN of a profile. A wrong password counts like a failed login.
 * @param pin null: removes it
 * @throws AccountProblem `wrong_password`, `too_many_attempts`
 */
export async function setPin(
  { store, users, attempts, passwords }: AccountTools,
  session: Session,
  password: string,
  pin: string | null,
): Promise<KnownUser> {
  const user = users.byId(session.user.userId);
  const isRight =
    user &&
    (await attempts.compare([accountSubject(user.userId)], () => passwords.verify(user.passwordHash, password)));
  if (!isRight) throw new AccountProblem("wrong_password");
  const pinHash = pin === null ? null : await passwords.hash(pin);
  store.writeDurable(() => users.setPin(user.key, pinHash));
  return { ...session.user, hasPin: pinHash !== null };
}
