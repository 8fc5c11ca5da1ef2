import type { Store } from "../../store/index.ts";
import type { EndedJob, JobError } from "../jobHandler.ts";

/** A row as it was claimed; its payload was not checked against a schema yet. */
export interface ClaimedRow {
  readonly id: number;
  readonly kind: string;
  readonly subject: string;
  readonly subjectId: number | null;
  /** JSON. */
  readonly payload: string;
  readonly attempt: number;
  readonly priority: number;
}

/** When and how jobs go back to the queue that ran without ending. */
export interface Release {
  /** Only what was claimed under it; null: every running job, since the library's lock proves that no program runs them. */
  readonly lease: number | null;
  /** The error code of a job whose last attempt this was. */
  readonly endsWith: string;
  readonly isCrash: boolean;
  readonly now: number;
  readonly maximumAttempts: number;
  delayMsAfter(attempts: number): number;
}

/** When and how a job goes back to the queue after its work ended. */
export interface Requeue {
  readonly runAt: number;
  readonly error: JobError | null;
  readonly costsAttempt: boolean;
  /** It runs alone next time. */
  readonly isAlone?: boolean | undefined;
}

/** What became of jobs that ran without ending. */
export interface Released {
  readonly count: number;
  /** Those whose last attempt it was, each with its error. */
  readonly ended: readonly { readonly job: EndedJob; readonly error: JobError }[];
}

/** Delayed jobs whose time has come are marked as due so many at a time, which takes a few tenths of a millisecond. */
const MIN_MARKED_DUE = 50;

/**
 * Running jobs belong to a lease: who claimed them may settle them, unless the lease was lost meanwhile. Writing methods
 * want to be in a transaction.
 */
export class JobLeases {
  readonly #sql: Store["sql"];

  constructor({ sql }: Pick<Store, "sql">) {
    this.#sql = sql;
  }

  /** Whether a claim would find anything; it costs no write. */
  isDue(kind: string, now: number): boolean {
    const found = this.#sql(`
      SELECT 1 FROM job WHERE state = 'queued' AND delayed = 0 AND kind = :kind
      UNION ALL SELECT 1 FROM job WHERE state = 'queued' AND delayed = 1 AND kind = :kind AND run_at <= :now
      LIMIT 1`);
    return found.get({ kind, now }) !== undefined;
  }

  nextRunAt(kind: string): number | null {
    const next = this.#sql<{ at: number | null }>(`
      SELECT min(run_at) AS at FROM job WHERE state = 'queued' AND delayed = 1 AND kind = :kind`).get({ kind });
    return next?.at ?? null;
  }

  claim(kind: string, limit: number, lease: number, leaseUntil: number, now: number): ClaimedRow[] {
    this.#markDue(kind, now, Math.max(limit, MIN_MARKED_DUE));
    const due = this.#sql<{ id: number; crashes: number }>(`
      SELECT id, crashes
      FROM job
      WHERE state = 'queued' AND delayed = 0 AND kind = :kind
      ORDER BY priority DESC, id
      LIMIT :limit`).all({ kind, limit });
    const ids = isolateSuspects(due).map(({ id }) => id);
    if (ids.length === 0) return [];
    return this.#sql<{
      id: number;
      subject: string;
      subject_id: number | null;
      payload: string;
      attempts: number;
      priority: number;
    }>(`
      UPDATE job
      SET state = 'running', attempts = attempts + 1, lease = :lease, lease_until = :leaseUntil,
          started_at = :now, progress = 0
      WHERE id IN (SELECT value FROM json_each(:ids))
      RETURNING id, subject, subject_id, payload, attempts, priority`)
      .all({ ids: JSON.stringify(ids), lease, leaseUntil, now })
      .map(({ subject_id, attempts, ...row }) => ({ ...row, kind, subjectId: subject_id, attempt: attempts }))
      .sort((first, second) => first.id - second.id);
  }

  #markDue(kind: string, now: number, limit: number): void {
    this.#sql(`
      UPDATE job
      SET delayed = 0
      WHERE id IN (
        SELECT id FROM job
        WHERE state = 'queued' AND delayed = 1 AND kind = :kind AND run_at <= :now
        ORDER BY run_at
        LIMIT :limit)`).run({ kind, now, limit });
  }

  recordProgress(id: number, progress: number): void {
    this.#sql("UPDATE job SET progress = :progress WHERE id = :id AND state = 'running'").run({ id, progress });
  }

  /** @returns false when the lease was lost: the result must not count */
  settle(id: number, lease: number, state: "done" | "failed", error: JobError | null, now: number): boolean {
    const { changes } = this.#sql(`
      UPDATE job
      SET state = :state, progress = CASE :state WHEN 'done' THEN 1 ELSE progress END, crashes = 0, lease = NULL,
          lease_until = NULL, finished_at = :now, error_code = :code, error_fact = :fact
      WHERE id = :id AND state = 'running' AND lease = :lease`).run({ id, lease, state, now, ...columnsOf(error) });
    return changes > 0;
  }

  /** @returns false when the lease was lost */
  requeue(id: number, lease: number, { runAt, error, costsAttempt, isAlone = false }: Requeue): boolean {
    const { changes } = this.#sql(`
      UPDATE job
      SET state = 'queued', attempts = attempts - :refund, crashes = :suspect, lease = NULL, lease_until = NULL,
          run_at = :runAt, delayed = 1, error_code = :code, error_fact = :fact
      WHERE id = :id AND state = 'running' AND lease = :lease`).run({
      id,
      lease,
      runAt: Math.round(runAt),
      refund: costsAttempt ? 0 : 1,
      suspect: isAlone ? 1 : 0,
      ...columnsOf(error),
    });
    return changes > 0;
  }

  /**
   * Takes back what ran when the program died, or longer than it may. The attempt counts, since it may be what the
   * program died of: the job waits as after a failure, and fails where it was the last attempt.
   */
  release({ lease, endsWith, isCrash, now, maximumAttempts, delayMsAfter }: Release): Released {
    const running = this.#sql<EndedJob & { readonly attempts: number }>(`
      SELECT id, kind, subject, subject_id AS subjectId, attempts
      FROM job
      WHERE state = 'running' AND (:lease IS NULL OR lease = :lease)`).all({ lease });
    for (const { id, attempts } of running) {
      const isOver = attempts >= maximumAttempts;
      this.#sql(`
        UPDATE job
        SET state = :state, crashes = crashes + :crash, lease = NULL, lease_until = NULL, run_at = :runAt,
            delayed = 1, finished_at = :finishedAt, error_code = :code, error_fact = :fact
        WHERE id = :id`).run({
        id,
        state: isOver ? "failed" : "queued",
        crash: isCrash ? 1 : 0,
        runAt: Math.round(now + (isOver ? 0 : delayMsAfter(attempts))),
        finishedAt: isOver ? now : null,
        code: isOver ? endsWith : "interrupted",
        fact: isOver ? String(attempts) : null,
      });
    }
    const ended = running
      .filter(({ attempts }) => attempts >= maximumAttempts)
      .map(({ attempts, ...job }) => ({ job, error: { code: endsWith, fact: String(attempts) } }));
    return { count: running.length, ended };
  }
}

/**
 * A job that the program may have died of, or whose batch threw, runs alone, so that another time spares the others. The
 * column has the name of the first kind.
 */
function isolateSuspects<Row extends { readonly crashes: number }>(due: readonly Row[]): readonly Row[] {
  const firstSuspect = due.findIndex(({ crashes }) => crashes > 0);
  return firstSuspect < 0 ? due : due.slice(0, Math.max(firstSuspect, 1));
}

function columnsOf(error: JobError | null): { code: string | null; fact: string | null } {
  return { code: error?.code ?? null, fact: error?.fact ?? null };
}
