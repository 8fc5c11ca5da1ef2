import type { JobState } from "../../contract/index.ts";
import type { Store } from "../../store/index.ts";

export interface JobCount {
  readonly kind: string;
  readonly state: JobState;
  readonly count: number;
}

/** Counting stops here: an alert needs no exact number. */
const MAX_COUNTED = 5_000;

/** How many jobs there are. The index is named in the query: without statistics it reads the whole table. */
export class JobCounts {
  readonly #sql: Store["sql"];

  constructor({ sql }: Pick<Store, "sql">) {
    this.#sql = sql;
  }

  byKindAndState(): JobCount[] {
    return this.#sql<JobCount>("SELECT kind, state, count(*) AS count FROM job GROUP BY state, kind").all();
  }

  /** Jobs that run now, or are due before `horizon`. */
  pending(horizon: number): number {
    return this.#count(
      `
      SELECT (SELECT count(*) FROM job WHERE state = 'running')
        + (SELECT count(*) FROM job INDEXED BY job_due WHERE state = 'queued' AND delayed = 0)
        + (SELECT count(*) FROM job INDEXED BY job_waiting_at
           WHERE state = 'queued' AND delayed = 1 AND run_at <= :horizon)
        AS count`,
      { horizon },
    );
  }

  pendingOf(kinds: readonly string[], horizon: number): number {
    return this.#count(
      `
      WITH wanted AS (SELECT value AS kind FROM json_each(:kinds))
      SELECT (SELECT count(*) FROM job WHERE state = 'running' AND kind IN wanted)
        + (SELECT count(*) FROM job INDEXED BY job_due
           WHERE state = 'queued' AND delayed = 0 AND kind IN wanted)
        + (SELECT count(*) FROM job INDEXED BY job_waiting
           WHERE state = 'queued' AND delayed = 1 AND kind IN wanted AND run_at <= :horizon)
        AS count`,
      { horizon, kinds: JSON.stringify(kinds) },
    );
  }

  /** Jobs queued before that moment and due since before it. Counting stops at `MAX_COUNTED`. */
  overdue(before: number): number {
    return this.#count(
      `
      SELECT (SELECT count(*) FROM (
                SELECT 1 FROM job INDEXED BY job_due
                WHERE state = 'queued' AND delayed = 0 AND run_at < :before AND queued_at < :before
                LIMIT ${MAX_COUNTED}))
        + (SELECT count(*) FROM (
             SELECT 1 FROM job INDEXED BY job_waiting_at
             WHERE state = 'queued' AND delayed = 1 AND run_at < :before AND queued_at < :before
             LIMIT ${MAX_COUNTED}))
        AS count`,
      { before },
    );
  }

  #count(text: string, parameters: Readonly<Record<string, string | number>>): number {
    return this.#sql<{ count: number }>(text).get(parameters)?.count ?? 0;
  }
}
