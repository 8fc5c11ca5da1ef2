import type { Job, JobState } from "../contract/index.ts";
import { decodeIdCursor, encodeCursor } from "../paging/index.ts";
import type { Store } from "../store/index.ts";
import { MAX_DELAY_MS } from "./backoff.ts";
import type { JobError, JobInput } from "./jobHandler.ts";

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
export type ErrorTranslator = (error: { code: string; fact: string | null }) => string;

const COLUMNS = `
  job.id, job.kind, job.state, job.attempts, job.progress, job.queued_at, job.started_at, job.finished_at,
  job.run_at, job.error_code, job.error_fact, job.subject, job.subject_id,
  CASE job.subject
    WHEN 'file' THEN (SELECT path FROM file WHERE file.id = job.subject_id)
    WHEN 'film' THEN (SELECT title FROM film WHERE film.id = job.subject_id)
  END AS subject_title`;

/** A row as it was claimed; its payload is not held against a schema yet. */
export interface ClaimedRow {
  readonly id: number;
  readonly kind: string;
  readonly subject: string;
  readonly subjectId: number | null;
  /** JSON. */
  readonly payload: string;
  readonly attempt: number;
}

/** Jobs whose time has come are moved to those that are due so many at a time: a few tenths of a millisecond. */
const LEAST_AT_ONCE = 50;

/** The job table's SQL, nothing else knows it. Every writing function wants to be inside a transaction. */
export function jobRecords({ sql }: Pick<Store, "sql">) {
  return {
    insert(job: JobInput, priority: number, now: number): number | null {
      const delayMs = Math.min(job.delayMs ?? 0, MAX_DELAY_MS);
      const { changes, id } = sql(`
        INSERT INTO job (kind, subject, subject_id, payload, priority, unique_key, run_at, delayed, queued_at)
        VALUES (:kind, :subject, :subjectId, :payload, :priority, :uniqueKey, :runAt, :delayed, :now)
        ON CONFLICT DO NOTHING`).run({
        kind: job.kind,
        subject: job.subject,
        subjectId: job.subjectId,
        payload: JSON.stringify(job.payload ?? null),
        priority: job.priority ?? priority,
        uniqueKey: job.uniqueKey ?? null,
        runAt: Math.round(now + delayMs),
        delayed: delayMs > 0 ? 1 : 0,
        now,
      });
      return changes > 0 ? id : null;
    },

    idOfUnique(uniqueKey: string): number | undefined {
      return sql<{ id: number }>(`
        SELECT id FROM job WHERE unique_key = :uniqueKey AND state IN ('queued', 'running')`).get({ uniqueKey })?.id;
    },

    /** Whether a claim would find anything; it costs no write. */
    isDue(kind: string, now: number): boolean {
      const found = sql(`
        SELECT 1 FROM job WHERE state = 'queued' AND delayed = 0 AND kind = :kind
        UNION ALL SELECT 1 FROM job WHERE state = 'queued' AND delayed = 1 AND kind = :kind AND run_at <= :now
        LIMIT 1`);
      return found.get({ kind, now }) !== undefined;
    },

    claim(kind: string, limit: number, lease: number, leaseUntil: number, now: number): ClaimedRow[] {
      sql(`
        UPDATE job SET delayed = 0
        WHERE id IN (
          SELECT id FROM job
          WHERE state = 'queued' AND delayed = 1 AND kind = :kind AND run_at <= :now
          ORDER BY run_at
          LIMIT :atOnce)`).run({ kind, now, atOnce: Math.max(limit, LEAST_AT_ONCE) });
      const due = sql<{ id: number; crashes: number }>(`
        SELECT id, crashes FROM job
        WHERE state = 'queued' AND delayed = 0 AND kind = :kind
        ORDER BY priority DESC, id
        LIMIT :limit`).all({ kind, limit });
      const ids = withoutSuspects(due).map(({ id }) => id);
      if (ids.length === 0) return [];
      return sql<{ id: number; subject: string; subject_id: number | null; payload: string; attempts: number }>(`
        UPDATE job
        SET state = 'running', attempts = attempts + 1, lease = :lease, lease_until = :leaseUntil,
            started_at = :now, progress = 0
        WHERE id IN (SELECT value FROM json_each(:ids))
        RETURNING id, subject, subject_id, payload, attempts`)
        .all({ ids: JSON.stringify(ids), lease, leaseUntil, now })
        .map(({ subject_id, attempts, ...row }) => ({ ...row, kind, subjectId: subject_id, attempt: attempts }))
        .sort((first, second) => first.id - second.id);
    },

    /** @returns false when the lease was lost: the result must not count */
    settle(id: number, lease: number, state: "done" | "failed", error: JobError | null, now: number): boolean {
      return (
        sql(`
          UPDATE job
          SET state = :state, progress = CASE :state WHEN 'done' THEN 1 ELSE progress END, crashes = 0, lease = NULL,
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
          SET state = 'queued', attempts = attempts - :refund, crashes = 0, lease = NULL, lease_until = NULL,
              run_at = :runAt, delayed = 1, error_code = :code, error_fact = :fact
          WHERE id = :id AND state = 'running' AND lease = :lease`).run({
          id,
          lease,
          runAt: Math.round(runAt),
          refund: costsAttempt ? 0 : 1,
          code: error?.code ?? null,
          fact: error?.fact ?? null,
        }).changes > 0
      );
    },

    /**
     * What ran when the program died, or longer than it may: its attempt counts, since it may be what the program died
     * of. It waits as after a failure; the last attempt fails.
     * @param lease only what was claimed under it; null: whatever runs, for the library's lock proves that nobody does
     * @returns how many there were
     */
    release({ lease, endsWith, isCrash, now, maximumAttempts, delayMsAfter }: Release): number {
      const running = sql<{ id: number; attempts: number }>(`
        SELECT id, attempts FROM job WHERE state = 'running' AND (:lease IS NULL OR lease = :lease)`).all({ lease });
      for (const { id, attempts } of running) {
        const isOver = attempts >= maximumAttempts;
        sql(`
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
      return running.length;
    },

    /** Jobs of a kind that this program does not know would wait for good. @returns how many there were */
    failUnknown(kinds: readonly string[], now: number): number {
      return sql(`
        UPDATE job SET state = 'failed', finished_at = :now, error_code = 'unknown_job_kind', error_fact = kind
        WHERE state = 'queued' AND kind NOT IN (SELECT value FROM json_each(:kinds))`).run({
        kinds: JSON.stringify(kinds),
        now,
      }).changes;
    },

    /** After the machine's clock was set back: what waits, waits as long as it was meant to. */
    moveWaiting(byMs: number): void {
      sql("UPDATE job SET run_at = run_at + :byMs WHERE state = 'queued' AND delayed = 1").run({
        byMs: Math.round(byMs),
      });
    },

    /**
     * The clock may have been set back while the program was closed: what a job was made or begun at cannot lie ahead
     * of now, and none waits longer than the longest delay.
     */
    boundWaiting(now: number): void {
      sql(`
        UPDATE job
        SET run_at = min(run_at - max(0, max(queued_at, coalesce(started_at, 0)) - :now), :now + :longest)
        WHERE state = 'queued' AND delayed = 1 AND run_at > :now`).run({ now, longest: MAX_DELAY_MS });
    },

    nextRunAt(kind: string): number | null {
      return (
        sql<{ at: number | null }>(`
          SELECT min(run_at) AS at FROM job WHERE state = 'queued' AND delayed = 1 AND kind = :kind`).get({ kind })
          ?.at ?? null
      );
    },

    progress(id: number, progress: number): void {
      sql("UPDATE job SET progress = :progress WHERE id = :id AND state = 'running'").run({ id, progress });
    },

    prioritise(subject: string, subjectId: number, priority: number): number {
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
        UPDATE job SET run_at = :now, delayed = 0
        WHERE state = 'queued' AND delayed = 1 AND kind IN (SELECT value FROM json_each(:kinds))`).run({
        now,
        kinds: JSON.stringify(kinds),
      }).changes;
    },

    retry(id: number, now: number): boolean {
      return (
        sql(`
          UPDATE OR IGNORE job
          SET state = 'queued', attempts = 0, crashes = 0, run_at = :now, delayed = 0, finished_at = NULL,
              error_code = NULL, error_fact = NULL
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
    pendingCount(horizon: number): number {
      return (
        sql<{ count: number }>(`
          SELECT (SELECT count(*) FROM job WHERE state = 'running')
            + (SELECT count(*) FROM job INDEXED BY job_due WHERE state = 'queued' AND delayed = 0)
            + (SELECT count(*) FROM job INDEXED BY job_waiting_at
               WHERE state = 'queued' AND delayed = 1 AND run_at <= :horizon)
            AS count`).get({ horizon })?.count ?? 0
      );
    },

    pendingCountOf(kinds: readonly string[], horizon: number): number {
      return (
        sql<{ count: number }>(`
          WITH wanted AS (SELECT value AS kind FROM json_each(:kinds))
          SELECT (SELECT count(*) FROM job WHERE state = 'running' AND kind IN wanted)
            + (SELECT count(*) FROM job INDEXED BY job_due
               WHERE state = 'queued' AND delayed = 0 AND kind IN wanted)
            + (SELECT count(*) FROM job INDEXED BY job_waiting
               WHERE state = 'queued' AND delayed = 1 AND kind IN wanted AND run_at <= :horizon)
            AS count`).get({ horizon, kinds: JSON.stringify(kinds) })?.count ?? 0
      );
    },

    /** Jobs that are due since before then, and were made before then. */
    overdueCount(before: number): number {
      return (
        sql<{ count: number }>(`
          SELECT (SELECT count(*) FROM job INDEXED BY job_due
                  WHERE state = 'queued' AND delayed = 0 AND run_at < :before AND queued_at < :before)
            + (SELECT count(*) FROM job INDEXED BY job_waiting_at
               WHERE state = 'queued' AND delayed = 1 AND run_at < :before AND queued_at < :before)
            AS count`).get({ before })?.count ?? 0
      );
    },

    get(id: number, explain: ErrorTranslator): Job | null {
      const row = sql<JobRow>(`SELECT ${COLUMNS} FROM job WHERE job.id = :id`).get({ id });
      return row ? toJob(row, explain) : null;
    },

    page(query: { limit: number; cursor?: string; state?: JobState; kind?: string }, explain: ErrorTranslator) {
      const before = query.cursor ? decodeIdCursor("jobs", query.cursor) : Number.MAX_SAFE_INTEGER;
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
      return { items, nextCursor: rows.length > query.limit && last ? encodeCursor("jobs", [last.id]) : null, total };
    },
  };
}

export type JobRecords = ReturnType<typeof jobRecords>;

interface Release {
  readonly lease: number | null;
  /** The code with which the last attempt fails. */
  readonly endsWith: string;
  readonly isCrash: boolean;
  readonly now: number;
  readonly maximumAttempts: number;
  delayMsAfter(attempts: number): number;
}

/** What the program may have died of runs alone, so that it takes no neighbours of its batch along again. */
function withoutSuspects<Row extends { readonly crashes: number }>(due: readonly Row[]): readonly Row[] {
  const firstSuspect = due.findIndex(({ crashes }) => crashes > 0);
  return firstSuspect < 0 ? due : due.slice(0, Math.max(firstSuspect, 1));
}

function toJob(row: JobRow, explain: ErrorTranslator): Job {
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
