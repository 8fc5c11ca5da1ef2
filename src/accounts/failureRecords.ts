import type { Store } from "../store/index.ts";

/** Failed logins of one subject (an account or an address); times in milliseconds since 1970. */
export interface Failures {
  readonly failures: number;
  readonly blockedUntil: number;
  readonly lastAt: number;
}

/** The SQL of failed logins. Writing methods must run inside a transaction. */
export interface FailureRecords {
  get(subject: string): Failures | null;
  put(subject: string, failures: Failures): void;
  remove(subject: string): void;
  /** @param before milliseconds since 1970 */
  removeOlder(before: number): void;
}

export function createFailureRecords({ sql }: Pick<Store, "sql">): FailureRecords {
  return {
    get: (subject) =>
      sql<Failures>(`
        SELECT failures, blocked_until AS blockedUntil, last_at AS lastAt
        FROM login_failure
        WHERE subject = :subject`).get({ subject }) ?? null,
    put(subject, { failures, blockedUntil, lastAt }) {
      sql(`
        INSERT INTO login_failure (subject, failures, blocked_until, last_at)
        VALUES (:subject, :failures, :blockedUntil, :lastAt)
        ON CONFLICT DO UPDATE
        SET failures = excluded.failures, blocked_until = excluded.blocked_until, last_at = excluded.last_at`).run({
        subject,
        failures,
        blockedUntil,
        lastAt,
      });
    },
    remove(subject) {
      sql("DELETE FROM login_failure WHERE subject = :subject").run({ subject });
    },
    removeOlder(before) {
      sql("DELETE FROM login_failure WHERE last_at <= :before").run({ before });
    },
  };
}
