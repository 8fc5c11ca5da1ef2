import type { Store } from "../store/index.ts";

const FREE_FAILURES = 5;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** Failures this old no longer count: nobody is slowed for good. */
const FORGOTTEN_AFTER_MS = 24 * 3_600_000;

/**
 * Slows guessing, by account and by address: five free failures, then a second that doubles to a quarter of an hour.
 * Kept in the database, so that a restart gives nobody five more.
 */
export function loginAttempts({ sql, promise }: Store, clock: { now(): number }) {
  return {
    /** @returns how long to wait, milliseconds; 0 when a try is allowed */
    waitMs(subjects: readonly string[]): number {
      const now = clock.now();
      return Math.max(0, ...subjects.map((subject) => (blockedUntil(subject) ?? 0) - now));
    },

    /** Counted before the password is compared, so that many at once do not slip through together. */
    countFailure(subjects: readonly string[]): void {
      const now = clock.now();
      promise(() => {
        for (const subject of subjects) {
          const before = failuresOf(subject, now);
          const failures = before + 1;
          const over = failures - FREE_FAILURES;
          const wait = over < 0 ? 0 : Math.min(FIRST_WAIT_MS * 2 ** over, LONGEST_WAIT_MS);
          sql(`
            INSERT INTO login_failure (subject, failures, blocked_until, last_at)
            VALUES (:subject, :failures, :blockedUntil, :now)
            ON CONFLICT DO UPDATE
            SET failures = excluded.failures, blocked_until = excluded.blocked_until, last_at = excluded.last_at`).run({
            subject,
            failures,
            blockedUntil: now + wait,
            now,
          });
        }
      });
    },

    forget(subjects: readonly string[]): void {
      promise(() => {
        for (const subject of subjects) sql("DELETE FROM login_failure WHERE subject = :subject").run({ subject });
      });
    },
  };

  function blockedUntil(subject: string): number | undefined {
    return sql<{ blocked_until: number }>("SELECT blocked_until FROM login_failure WHERE subject = :subject").get({
      subject,
    })?.blocked_until;
  }

  function failuresOf(subject: string, now: number): number {
    const row = sql<{ failures: number; last_at: number }>(`
      SELECT failures, last_at FROM login_failure WHERE subject = :subject`).get({ subject });
    return row && now - row.last_at < FORGOTTEN_AFTER_MS ? row.failures : 0;
  }
}
