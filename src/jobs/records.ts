import type { Job, JobState } from "../contract/index.ts";
import type { Store } from "../store/index.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import type { ClaimedJob, JobError, NewJob } from "./kinds.ts";

interface JobRow {
  id: number;
  kind: string;
  state: JobState;
  attempts: number;
  progress: number;
  queued_at: number;
  started_at: number | null;
  finished_at: number | null;
  run_at: number;
  error_code: string | null;
  error_fact: string | null;
  subject: string;
  subject_id: number | null;
  subject_title: string | null;
}

/** How a failure reads in the person's language. */
export type Explain = (error: { code: string; fact: string | null }) => string;

const COLUMNS = `
  job.id, job.kind, job.state, job.attempts, job.progress, job.queued_at, job.started_at, job.finished_at,
  job.run_at, job.error_code, job.error_fact, job.subject, job.subject_id,
  CASE job.subject
    WHEN 'file' THEN (SELECT path FROM file WHERE file.id = job.subject_id)
    WHEN 'film' THEN (SELECT title FROM film WHERE film.id = job.subject_id)
  END AS subject_title`;

/** The job table's SQL, nothing else knows it. Every writing function wants to be inside a transaction. */
export function jobRecords({ sql }: Store) {
  return {
    insert(job: NewJob, priority: number, now: number): number | null {
      const { changes, id } = sql(`
        INSERT INTO job (kind, subject, subject_id, payload, priority, unique_key, run_at, queued_at)
        VALUES (:kind, :subject, :subjectId, :payload, :priority, :uniqueKey, :runAt, :now)
        ON CONFLICT DO NOTHING`).run({
        kind: job.kind,
        subject: job.subject,
        subjectId: job.subjectId,
        payload: JSON.stringify(job.payload ?? null),
        priority: job.priority ?? priority,
        uniqueKey: job.uniqueKey ?? null,
        runAt: now + (job.delayMs ?? 0),
        now,
      });
      return changes > 0 ? id : null;
    },

    idOfUnique(uniqueKey: string): number | undefined {
      return sql<{ id: number }>(`
        SELECT id FROM job WHERE unique_key = :uniqueKey AND state IN ('queued', 'running')`).get({ uniqueKey })?.id;
    },

    claim(kind: string, limit: number, lease: number, leaseUntil: number, now: number): ClaimedJob[] {
      return sql<{ id: number; subject: string; subject_id: number | null; payload: string; attempts: number }>(`
        UPDATE job
        SET state = 'running', attempts = attempts + 1, lease = :lease, lease_until = :leaseUntil,
            started_at = :now, progress = 0
        WHERE id IN (
          SELECT id FROM job
          WHERE state = 'queued' AND kind = :kind AND run_at <= :now
          ORDER BY priority DESC, id
          LIMIT :limit)
        RETURNING id, subject, subject_id, payload, attempts`)
        .all({ kind, limit, lease, leaseUntil, now })
        .map((row) => ({
          id: row.id,
          kind,
          subject: row.subject,
          subjectId: row.subject_id,
          payload: JSON.parse(row.payload) as unknown,
          attempt: row.attempts,
        }))
        .sort((first, second) => first.id - second.id);
    },

    /** @returns false when the lease was lost: the result must not count */
    settle(id: number, lease: number, state: "done" | "failed", error: JobError | null, now: number): boolean {
      return (
        sql(`
          UPDATE job
          SET state = :state, progress = CASE :state WHEN 'done' THEN 1 ELSE progress END, lease = NULL,
              lease_until = NULL, finished_at = :now, error_code = :code, error_fact = :fact
          WHERE id = :id AND state = 'running' AND lease = :lease`).run({
          id,
          lease,
          state,
          now,
          code: error?.code ?? null,
          fact: error?.fact ?? null,
        }).changes > 0
      );
    },

    requeue(id: number, lease: number, runAt: number, error: JobError | null, costsAttempt: boolean): boolean {
      return (
        sql(`
          UPDATE job
          SET state = 'queued', attempts = attempts - :refund, lease = NULL, lease_until = NULL, run_at = :runAt,
              error_code = :code, error_fact = :fact
          WHERE id = :id AND state = 'running' AND lease = :lease`).run({
          id,
          lease,
          runAt,
          refund: costsAttempt ? 0 : 1,
          code: error?.code ?? null,
          fact: error?.fact ?? null,
        }).changes > 0
      );
    },

    /** What ran when the program died runs again: the library's lock proves that nobody else holds a lease. */
    releaseAll(now: number): number {
      return sql(`
        UPDATE job SET state = 'queued', lease = NULL, lease_until = NULL, run_at = :now
        WHERE state = 'running'`).run({ now }).changes;
    },

    releaseExpired(now: number): number {
      return sql(`
        UPDATE job SET state = 'queued', lease = NULL, lease_until = NULL, run_at = :now
        WHERE state = 'running' AND lease_until < :now`).run({ now }).changes;
    },

    nextRunAt(kind: string): number | null {
      return (
        sql<{ at: number | null }>(`
          SELECT min(run_at) AS at FROM job WHERE state = 'queued' AND kind = :kind`).get({ kind })?.at ?? null
      );
    },

    progress(id: number, progress: number): void {
      sql("UPDATE job SET progress = :progress WHERE id = :id AND state = 'running'").run({ id, progress });
    },

    toFront(subject: string, subjectId: number, priority: number): number {
      return sql(`
        UPDATE job SET priority = :priority
        WHERE subject = :subject AND subject_id = :subjectId AND state IN ('queued', 'running')
          AND state = 'queued' AND priority < :priority`).run({
        subject,
        subjectId,
        priority,
      }).changes;
    },

    /** A key that names the subject names the other one then; where that one has such a job already, one is enough. */
    moveSubject(subject: string, from: number, to: number): void {
      const parameters = { subject, from, to };
      sql(`
        UPDATE OR IGNORE job
        SET subject_id = :to,
            unique_key = CASE unique_key WHEN kind || ':' || CAST(:from AS INTEGER)
              THEN kind || ':' || CAST(:to AS INTEGER) ELSE unique_key END
        WHERE subject = :subject AND subject_id = :from AND state = 'queued'`).run(parameters);
      sql("DELETE FROM job WHERE subject = :subject AND subject_id = :from AND state = 'queued'").run({
        subject,
        from,
      });
    },

    /** Waiting for a provider that is back, or for a key that is there now: no reason to wait longer. */
    runNow(kinds: readonly string[], now: number): number {
      return sql(`
        UPDATE job SET run_at = :now
        WHERE state = 'queued' AND run_at > :now AND kind IN (SELECT value FROM json_each(:kinds))`).run({
        now,
        kinds: JSON.stringify(kinds),
      }).changes;
    },

    retry(id: number, now: number): boolean {
      return (
        sql(`
          UPDATE OR IGNORE job
          SET state = 'queued', attempts = 0, run_at = :now, finished_at = NULL, error_code = NULL, error_fact = NULL
          WHERE id = :id AND state IN ('failed', 'cancelled', 'queued')`).run({ id, now }).changes > 0
      );
    },

    cancel(id: number, now: number): boolean {
      return (
        sql(`
          UPDATE job SET state = 'cancelled', lease = NULL, lease_until = NULL, finished_at = :now
          WHERE id = :id AND state IN ('queued', 'running')`).run({ id, now }).changes > 0
      );
    },

    counts(): { kind: string; state: JobState; count: number }[] {
      return sql<{ kind: string; state: JobState; count: number }>(`
        SELECT kind, state, count(*) AS count FROM job GROUP BY state, kind`).all();
    },

    /** Jobs that will still move by themselves before `horizon`. */
    unsettled(horizon: number): number {
      return (
        sql<{ count: number }>(`
          SELECT count(*) AS count FROM job
          WHERE state = 'running' OR (state = 'queued' AND run_at <= :horizon)`).get({ horizon })?.count ?? 0
      );
    },

    openOf(kinds: readonly string[], horizon: number): number {
      return (
        sql<{ count: number }>(`
          SELECT count(*) AS count FROM job
          WHERE (state = 'running' OR (state = 'queued' AND run_at <= :horizon))
            AND kind IN (SELECT value FROM json_each(:kinds))`).get({ horizon, kinds: JSON.stringify(kinds) })?.count ??
        0
      );
    },

    get(id: number, explain: Explain): Job | null {
      const row = sql<JobRow>(`SELECT ${COLUMNS} FROM job WHERE job.id = :id`).get({ id });
      return row ? toJob(row, explain) : null;
    },

    page(query: { limit: number; cursor?: string; state?: JobState; kind?: string }, explain: Explain) {
      const before = query.cursor ? decodeCursor(query.cursor) : Number.MAX_SAFE_INTEGER;
      const filter = { state: query.state ?? null, kind: query.kind ?? null };
      const rows = sql<JobRow>(`
        SELECT ${COLUMNS} FROM job
        WHERE job.id < :before
          AND (:state IS NULL OR job.state = :state)
          AND (:kind IS NULL OR job.kind = :kind)
        ORDER BY job.id DESC
        LIMIT :limit`).all({ ...filter, before, limit: query.limit + 1 });
      const total =
        sql<{ count: number }>(`
          SELECT count(*) AS count FROM job
          WHERE (:state IS NULL OR state = :state) AND (:kind IS NULL OR kind = :kind)`).get(filter)?.count ?? 0;
      const items = rows.slice(0, query.limit).map((row) => toJob(row, explain));
      const last = items.at(-1);
      return { items, nextCursor: rows.length > query.limit && last ? encodeCursor(last.id) : null, total };
    },
  };
}

export type JobRecords = ReturnType<typeof jobRecords>;

function toJob(row: JobRow, explain: Explain): Job {
  const error = row.error_code
    ? { code: row.error_code, detail: explain({ code: row.error_code, fact: row.error_fact }) }
    : undefined;
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    attempts: row.attempts,
    progress: row.progress,
    queuedAt: toInstant(row.queued_at),
    startedAt: row.started_at === null ? null : toInstant(row.started_at),
    finishedAt: row.finished_at === null ? null : toInstant(row.finished_at),
    nextAttemptAt: row.state === "queued" && row.error_code ? toInstant(row.run_at) : null,
    error,
    subject: { kind: row.subject, id: row.subject_id, title: row.subject_title },
  };
}

const toInstant = (milliseconds: number) => new Date(milliseconds).toISOString();
