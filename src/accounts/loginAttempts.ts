import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import { AccountProblem } from "./accountProblem.ts";
import { createLoginFailures, freeTries, type LoginFailures } from "./loginFailures.ts";

/** Who waits beyond this number is sent away: a line of strangers must not fill the memory. */
const MAX_QUEUED_ATTEMPTS = 500;

/**
 * Slows guessing, by account and by address. As many tries run at once as may still fail; the others wait for them:
 * so guesses sent together count like guesses sent one by one, and right passwords sent together all pass.
 */
export interface LoginAttempts {
  /**
   * Compares a password, unless these subjects failed too often lately.
   *
   * @param subjects what the try counts for: the account, the address
   * @returns whether the password was right
   * @throws AccountProblem `too_many_attempts`; the password was not compared then
   */
  compare(subjects: readonly string[], isRight: () => Promise<boolean>): Promise<boolean>;
  /** Clears the failures of these subjects. */
  forget(subjects: readonly string[]): void;
}

export function createLoginAttempts(store: Store, clock: Clock): LoginAttempts {
  const failures = createLoginFailures(store, clock);
  const inside = new Map<string, number>();
  let queue: (() => void)[] = [];

  return {
    async compare(subjects: readonly string[], isRight: () => Promise<boolean>): Promise<boolean> {
      await enter(subjects);
      try {
        const right = await isRight();
        if (right) failures.forget(subjects);
        else failures.count(subjects);
        return right;
      } finally {
        leave(subjects);
      }
    },
    forget: failures.forget,
  };

  async function enter(subjects: readonly string[]): Promise<void> {
    for (;;) {
      refuseBlocked(subjects, failures);
      if (subjects.every(hasRoom)) break;
      if (queue.length >= MAX_QUEUED_ATTEMPTS) throw new AccountProblem("too_many_attempts", { retryAfterSeconds: 1 });
      await new Promise<void>((resolve) => queue.push(resolve));
    }
    for (const subject of subjects) inside.set(subject, tries(subject) + 1);
  }

  function leave(subjects: readonly string[]): void {
    for (const subject of subjects) {
      if (tries(subject) > 1) inside.set(subject, tries(subject) - 1);
      else inside.delete(subject);
    }
    // All check again, in order of arrival; those without room queue again, in the same order.
    const woken = queue;
    queue = [];
    for (const wake of woken) wake();
  }

  function hasRoom(subject: string): boolean {
    return tries(subject) < freeTries(failures.of(subject));
  }

  function tries(subject: string): number {
    return inside.get(subject) ?? 0;
  }
}

function refuseBlocked(subjects: readonly string[], failures: LoginFailures): void {
  const waitMs = failures.waitMs(subjects);
  if (waitMs > 0) throw new AccountProblem("too_many_attempts", { retryAfterSeconds: Math.ceil(waitMs / 1000) });
}
