/** A job as the code that runs it sees it. */
export interface ClaimedJob<Payload = unknown> {
  readonly id: number;
  readonly kind: string;
  readonly subject: string;
  readonly subjectId: number | null;
  readonly payload: Payload;
  /** 1 on the first try. */
  readonly attempt: number;
}

export interface JobError {
  readonly code: string;
  /** The one fact a message needs: a path, a provider, a number. */
  readonly fact?: string;
}

/**
 * What became of one job. `apply` runs in the transaction that settles it: a kill leaves both or neither,
 * and a result that comes after its lease was lost is dropped whole.
 */
export type Outcome =
  | { readonly kind: "done"; readonly apply?: () => void }
  | { readonly kind: "failed"; readonly error: JobError; readonly retry: boolean; readonly apply?: () => void }
  /** Not the job's fault (rate limit, provider down, file still growing): costs no attempt. */
  | { readonly kind: "deferred"; readonly delayMs: number; readonly error?: JobError; readonly apply?: () => void };

export interface JobTools {
  readonly signal: AbortSignal;
  progress(jobId: number, ratio: number): void;
}

export interface JobKind {
  readonly kind: string;
  /** Batches at work at the same time. */
  readonly concurrency: number;
  /** Jobs handed over together; 1 for most. */
  readonly batchSize: number;
  readonly priority: number;
  /** A batch that takes longer is aborted and tried again. */
  readonly timeoutMs: number;
  /** One outcome a job, in the jobs' order. What it throws fails all of them, with retry. */
  run(jobs: readonly ClaimedJob[], tools: JobTools): Promise<readonly Outcome[]>;
}

export interface NewJob {
  readonly kind: string;
  readonly subject: string;
  readonly subjectId: number | null;
  readonly payload?: unknown;
  readonly priority?: number;
  readonly delayMs?: number;
  /** While a job with this key is queued or running, a second one is not made. */
  readonly uniqueKey?: string;
}

export const MAXIMUM_ATTEMPTS = 8;
