import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";

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

export function createLoginFailures({ sql, writeDurable }: Store, clock: Clock): LoginFailures {
  return {
    of: failuresOf,

    waitMs(subjects: readonly string[]): number {
      return Math.max(0, ...subjects.map((subject) => blockedUntil(subject) - clock.now()));
    },

    count(subjects: readonly string[]): void {
      const now = clock.now();
      writeDurable(() => {
        sql("DELETE FROM login_failure WHERE last_at <= :before").run({ before: now - FORGOTTEN_AFTER_MS });
        for (const subject of subjects) {
          const failures = failuresOf(subject) + 1;
          sql(`
            INSERT INTO login_failure (subject, failures, blocked_until, last_at)
            VALUES (:subject, :failures, :blockedUntil, :now)
            ON CONFLICT DO UPDATE
            SET failures = excluded.failures, blocked_until = excluded.blocked_until, last_at = excluded.last_at`).run({
            subject,
            failures,
            blockedUntil: now + waitAfterMs(failures),
            now,
          });
        }
      });
    },

    forget(subjects: readonly string[]): void {
      const failed = subjects.filter((subject) => failuresOf(subject) > 0);
      if (failed.length === 0) return;
      writeDurable(() => {
        for (const subject of failed) sql("DELETE FROM login_failure WHERE subject = :subject").run({ subject });
      });
    },
  };

  /** A failure from the future means that the machine's clock was set back: it must not block until then. */
  function blockedUntil(subject: string): number {
    return (
      sql<{ blocked_until: number }>(`
        SELECT blocked_until FROM login_failure WHERE subject = :subject AND last_at <= :now`).get({
        subject,
        now: clock.now(),
      })?.blocked_until ?? 0
    );
  }

  function failuresOf(subject: string): number {
    return (
      sql<{ failures: number }>(`
        SELECT failures FROM login_failure WHERE subject = :subject AND last_at > :after`).get({
        subject,
        after: clock.now() - FORGOTTEN_AFTER_MS,
      })?.failures ?? 0
    );
  }
}
