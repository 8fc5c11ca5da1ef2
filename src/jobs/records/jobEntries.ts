import type { Store } from "../../store/index.ts";
import { MAX_DELAY_MS } from "../backoff.ts";
import type { JobInput } from "../jobHandler.ts";

/** Answered by job_by_subject, whose own condition SQLite recognises only when it is repeated. */
const QUEUED_OF_SUBJECT = `subject = :subject AND subject_id = :subjectId
        AND state IN ('queued', 'running') AND state = 'queued'`;

/** What callers ask of the queue: jobs made, preferred, moved, tried again, cancelled. Wants to be in a transaction. */
export class JobEntries {
  readonly #sql: Store["sql"];

  constructor({ sql }: Pick<Store, "sql">) {
    this.#sql = sql;
  }

  /** @returns the new job's id; null while a job with the same key is queued or running */
  insert(job: JobInput, priority: number, now: number): number | null {
    const delayMs = Math.min(job.delayMs ?? 0, MAX_DELAY_MS);
    const { changes, id } = this.#sql(`
      INSERT INTO job (kind, subject, subject_id, payload, priority, unique_key, run_at, delayed, queued_at)
      VALUES (:kind, :subject, :subjectId, :payload, :priority, :uniqueKey, :runAt, :delayed, :now)
      ON CONFLICT DO NOTHING`).run({
      kind: job.kind,
      subject: job.subject,
      subjectId: job.subjectId,
      payload: JSON.stringify(job.payload ?? null),
      priority,
      uniqueKey: job.uniqueKey ?? null,
      runAt: Math.round(now + delayMs),
      delayed: delayMs > 0 ? 1 : 0,
      now,
    });
    return changes > 0 ? id : null;
  }

  idOfUnique(uniqueKey: string): number | undefined {
    return this.#sql<{ id: number }>(`
      SELECT id FROM job WHERE unique_key = :uniqueKey AND state IN ('queued', 'running')`).get({ uniqueKey })?.id;
  }

  /** @returns how many jobs were moved forward */
  prioritise(subject: string, subjectId: number, priority: number): number {
    return this.#sql(`
      UPDATE job
      SET priority = :priority
      WHERE ${QUEUED_OF_SUBJECT} AND priority < :priority`).run({ subject, subjectId, priority }).changes;
  }

  /** Unique keys that name the subject are renamed as well; where the other subject has such a job, one is enough. */
  moveSubject(subject: string, from: number, to: number): void {
    this.#sql(`
      UPDATE OR IGNORE job
      SET subject_id = :to,
          unique_key = CASE unique_key WHEN kind || ':' || CAST(:subjectId AS INTEGER)
            THEN kind || ':' || CAST(:to AS INTEGER) ELSE unique_key END
      WHERE ${QUEUED_OF_SUBJECT}`).run({ subject, subjectId: from, to });
    this.dropOf(subject, from);
  }

  dropOf(subject: string, subjectId: number): void {
    this.#sql(`DELETE FROM job WHERE ${QUEUED_OF_SUBJECT}`).run({ subject, subjectId });
  }

  /** Makes some delayed jobs of these kinds due now, the earliest first. @returns how many; 0 when none is left */
  runNow(kinds: readonly string[], now: number, limit: number): number {
    return this.#sql(`
      UPDATE job
      SET run_at = :now, delayed = 0
      WHERE id IN (
        SELECT id FROM job INDEXED BY job_waiting
        WHERE state = 'queued' AND delayed = 1 AND kind IN (SELECT value FROM json_each(:kinds))
        LIMIT :limit)`).run({
      now,
      kinds: JSON.stringify(kinds),
      limit,
    }).changes;
  }

  retry(id: number, now: number): boolean {
    const { changes } = this.#sql(`
      UPDATE OR IGNORE job
      SET state = 'queued', attempts = 0, crashes = 0, run_at = :now, delayed = 0, finished_at = NULL,
          error_code = NULL, error_fact = NULL
      WHERE id = :id AND state IN ('failed', 'cancelled', 'queued')`).run({ id, now });
    return changes > 0;
  }

  cancel(id: number, now: number): boolean {
    const { changes } = this.#sql(`
      UPDATE job
      SET state = 'cancelled', lease = NULL, lease_until = NULL, finished_at = :now
      WHERE id = :id AND state IN ('queued', 'running')`).run({ id, now });
    return changes > 0;
  }
}
