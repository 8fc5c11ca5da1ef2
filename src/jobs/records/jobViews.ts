import type { Job, JobState } from "../../contract/index.ts";
import type { ErrorTranslator } from "../../messages/index.ts";
import { decodeIdCursor, encodeCursor } from "../../paging/index.ts";
import type { Store } from "../../store/index.ts";

export interface JobQuery {
  readonly limit: number;
  readonly cursor?: string;
  readonly state?: JobState;
  readonly kind?: string;
}

export interface JobPage {
  items: Job[];
  nextCursor: string | null;
  total: number;
}

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

const COLUMNS = `
  job.id, job.kind, job.state, job.attempts, job.progress, job.queued_at, job.started_at, job.finished_at,
  job.run_at, job.error_code, job.error_fact, job.subject, job.subject_id,
  CASE job.subject
    WHEN 'file' THEN (SELECT path FROM file WHERE file.id = job.subject_id)
    WHEN 'film' THEN (SELECT title FROM film WHERE film.id = job.subject_id)
  END AS subject_title`;

/** What cursors of this list are tied to. */
const LIST = "jobs";

/** Jobs as the API shows them, the newest first. */
export class JobViews {
  readonly #sql: Store["sql"];

  constructor({ sql }: Pick<Store, "sql">) {
    this.#sql = sql;
  }

  get(id: number, translateError: ErrorTranslator): Job | null {
    const row = this.#sql<JobRow>(`SELECT ${COLUMNS} FROM job WHERE job.id = :id`).get({ id });
    return row ? toJob(row, translateError) : null;
  }

  /** @throws BadCursor */
  page(query: JobQuery, translateError: ErrorTranslator): JobPage {
    const before = query.cursor ? decodeIdCursor(LIST, query.cursor) : Number.MAX_SAFE_INTEGER;
    const filter = { state: query.state ?? null, kind: query.kind ?? null };
    const rows = this.#sql<JobRow>(`
      SELECT ${COLUMNS}
      FROM job
      WHERE job.id < :before
        AND (:state IS NULL OR job.state = :state)
        AND (:kind IS NULL OR job.kind = :kind)
      ORDER BY job.id DESC
      LIMIT :limit`).all({ ...filter, before, limit: query.limit + 1 });
    const total = this.#sql<{ count: number }>(`
      SELECT count(*) AS count
      FROM job
      WHERE (:state IS NULL OR state = :state) AND (:kind IS NULL OR kind = :kind)`).get(filter);
    const items = rows.slice(0, query.limit).map((row) => toJob(row, translateError));
    const last = items.at(-1);
    return {
      items,
      nextCursor: rows.length > query.limit && last ? encodeCursor(LIST, [last.id]) : null,
      total: total?.count ?? 0,
    };
  }
}

function toJob(row: JobRow, translateError: ErrorTranslator): Job {
  const error = row.error_code
    ? { code: row.error_code, detail: translateError({ code: row.error_code, fact: row.error_fact }) }
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
