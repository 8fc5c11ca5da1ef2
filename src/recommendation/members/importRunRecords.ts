import type { JobState } from "../../contract/index.ts";
import { parseStoredJson, type Store } from "../../store/index.ts";
import { type ImportReport, reportOf } from "./importReport.ts";
import type { MemberImport } from "./memberImport.ts";

/** In place of a file's name, which is nobody's business but its owner's, in the texts of errors. */
export const UNNAMED_FILE = "…";

/** The newest import of a member that runs, or ran, as a job. */
export interface ImportRun {
  readonly jobId: number;
  /** The file's name. */
  readonly name: string;
  readonly state: JobState;
  /** 0 to 1. */
  readonly progress: number;
  /** Why it failed. */
  readonly error: { readonly code: string; readonly fact: string | null } | null;
  /** What it brought; null until it is done. */
  readonly report: ImportReport | null;
  /** It was undone since. */
  readonly isUndone: boolean;
}

interface Row extends Omit<ImportRun, "error" | "report" | "isUndone"> {
  readonly path: string;
  readonly errorCode: string | null;
  readonly errorFact: string | null;
  readonly report: string | null;
  readonly importState: string | null;
}

/** The SQL of imports that are jobs. Writing methods belong into a transaction. */
export interface ImportRunRecords {
  latest(userKey: number, userId: string): (ImportRun & { readonly path: string }) | null;
  /** Whether an earlier try of the job brought everything, before it was killed. */
  isDone(jobId: number): boolean;
  isCancelled(jobId: number): boolean;
  /** The sent files of imports that are over. */
  endedPaths(): string[];
  /** Keeps the report of an import for its job. */
  save(importId: number, jobId: number, imported: MemberImport): void;
}

export function createImportRunRecords({ sql }: Pick<Store, "sql">): ImportRunRecords {
  return {
    latest(userKey, userId) {
      const row = sql<Row>(`
        SELECT job.id AS jobId, job.payload ->> '$.name' AS name, job.payload ->> '$.path' AS path, job.state,
          job.progress, job.error_code AS errorCode, job.error_fact AS errorFact, brought.report,
          brought.state AS importState
        FROM job LEFT JOIN rating_import AS brought ON brought.job = job.id
        WHERE job.kind = 'import_member' AND job.state IN ('queued', 'running', 'done', 'failed', 'cancelled')
          AND job.payload ->> '$.userKey' = :userKey AND job.payload ->> '$.userId' = :userId
        ORDER BY job.id DESC
        LIMIT 1`).get({ userKey, userId });
      if (!row) return null;
      const { errorCode, errorFact, report, importState, ...run } = row;
      const fact = errorFact === UNNAMED_FILE ? run.name : errorFact;
      return {
        ...run,
        error: run.state === "failed" && errorCode !== null ? { code: errorCode, fact } : null,
        report: report === null ? null : parseStoredJson<ImportReport>(report),
        isUndone: importState === "undone",
      };
    },
    isDone: (jobId) => sql("SELECT 1 FROM rating_import WHERE job = :jobId").get({ jobId }) !== undefined,
    isCancelled: (jobId) =>
      sql("SELECT 1 FROM job WHERE id = :jobId AND state = 'cancelled'").get({ jobId }) !== undefined,
    endedPaths: () =>
      sql<{ path: string }>(`
        SELECT payload ->> '$.path' AS path
        FROM job
        WHERE kind = 'import_member' AND state IN ('done', 'failed', 'cancelled')`)
        .all()
        .map(({ path }) => path),
    save: (importId, jobId, imported) =>
      void sql("UPDATE rating_import SET job = :jobId, report = :report WHERE id = :importId").run({
        ...{ importId, jobId },
        report: JSON.stringify(reportOf(imported)),
      }),
  };
}
