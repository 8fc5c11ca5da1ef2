import { LRUCache } from "lru-cache";
import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import { createFailureRecords, type Failures } from "./failureRecords.ts";

const FREE_FAILURES = 5;
const FIRST_WAIT_MS = 1_000;
const MAX_WAIT_MS = 15 * 60_000;
/** Failures this old no longer count: no one is slowed down for ever. */
const FORGOTTEN_AFTER_MS = 24 * 3_600_000;

/** How many tries may run at once after that many failures: those that are still free, later one by one. */
export function freeTries(failures: number): number {
  return Math.max(1, FREE_FAILURES - failures);
}

/** Five failures are free; the fifth already costs a second before the next try, then the wait doubles. */
export function waitAfterMs(failures: number): number {
  const over = failures - FREE_FAILURES;
  return over < 0 ? 0 : Math.min(FIRST_WAIT_MS * 2 ** over, MAX_WAIT_MS);
}

/** Failures by subject, kept in the database so that a restart does not allow five more. */
export interface LoginFailures {
  /** How many there were lately. */
  of(subject: string): number;
  /** @returns how long these subjects must wait, milliseconds; 0 when a try is allowed */
  waitMs(subjects: readonly string[]): number;
  count(subjects: readonly string[]): void;
  /** Costs no write when there is nothing to forget, which is the ordinary login. */
  forget(subjects: readonly string[]): void;
}

/** Subjects remembered while the database cannot be written. Beyond this the least recently used one is dropped. */
const MAX_REMEMBERED = 10_000;

export function createLoginFailures(store: Store, clock: Clock): LoginFailures {
  const records = createFailureRecords(store);
  /** What could not be written: a full disk must allow no one to guess without waiting. It is read before the table. */
  const remembered = new LRUCache<string, Failures>({ max: MAX_REMEMBERED });

  return {
    of: failuresOf,

    waitMs: (subjects) => Math.max(0, ...subjects.map((subject) => blockedUntil(subject) - clock.now())),

    count(subjects) {
      const now = clock.now();
      const counted = subjects.map((subject) => {
        const failures = failuresOf(subject) + 1;
        return [subject, { failures, blockedUntil: now + waitAfterMs(failures), lastAt: now }] as const;
      });
      write(counted, () => {
        records.removeOlder(now - FORGOTTEN_AFTER_MS);
        for (const [subject, failures] of counted) records.put(subject, failures);
      });
    },

    forget(subjects) {
      const failed = subjects.filter((subject) => failuresOf(subject) > 0);
      if (failed.length === 0) return;
      const none = { failures: 0, blockedUntil: 0, lastAt: clock.now() };
      write(
        failed.map((subject) => [subject, none]),
        () => {
          for (const subject of failed) records.remove(subject);
        },
      );
    },
  };

  function recordOf(subject: string): Failures | null {
    return remembered.get(subject) ?? records.get(subject);
  }

  function failuresOf(subject: string): number {
    const known = recordOf(subject);
    return known && known.lastAt > clock.now() - FORGOTTEN_AFTER_MS ? known.failures : 0;
  }

  /** A failure from the future means that the machine's clock was set back: it must not block until then. */
  function blockedUntil(subject: string): number {
    const known = recordOf(subject);
    return known && known.lastAt <= clock.now() ? known.blockedUntil : 0;
  }

  function write(changed: readonly (readonly [string, Failures])[], change: () => void): void {
    if (store.tryWriteDurable(change)) {
      for (const [subject] of changed) remembered.delete(subject);
      return;
    }
    for (const [subject, failures] of changed) remembered.set(subject, failures);
  }
}
