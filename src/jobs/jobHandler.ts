import type { JOB_DEFINITIONS, JobDefinitions, JobNameIn, PayloadIn, SubjectIdIn } from "./jobDefinitions.ts";

type ProgramJobs = typeof JOB_DEFINITIONS;

/** A running job of any kind. */
export interface AnyJob {
  readonly id: number;
  readonly kind: string;
  readonly subject: string;
  readonly subjectId: number | null;
  readonly payload: unknown;
  /** 1 on the first try. */
  readonly attempt: number;
  readonly priority: number;
}

/** A job as the code that runs it sees it: its payload was read by the kind's schema. */
export interface ClaimedJob<
  Name extends JobNameIn<Table> = JobNameIn<ProgramJobs>,
  Table extends JobDefinitions = ProgramJobs,
> extends AnyJob {
  readonly kind: Name;
  readonly payload: PayloadIn<Table, Name>;
}

export interface JobError {
  readonly code: string;
  /** The one fact a message needs: a path, a provider, a number. */
  readonly fact?: string;
}

/** What became of one job. */
type JobResult =
  | { readonly kind: "done" }
  | {
      readonly kind: "failed";
      readonly error: JobError;
      readonly retry: boolean;
      /** The work threw, which fails its whole batch: it is tried again alone, so that it spares the others. */
      readonly isAlone?: boolean;
    }
  /** Not the job's fault (rate limit, provider down, file still growing): costs no attempt. */
  | { readonly kind: "deferred"; readonly delayMs: number; readonly error?: JobError };

/** What a job changes, before anybody said under which condition. */
export type UncheckedOutcome = JobResult & { readonly apply?: () => void };

/**
 * What became of one job, and what it changes. `apply` runs in the transaction that settles the job: a kill leaves both
 * or neither, and a result that comes after its lease was lost is dropped whole.
 *
 * What the work read before it waited may have changed since. So an effect states its condition: `onlyIf` is called
 * in the same transaction, right before. Where it does not hold, nothing is changed and the job runs again on what is
 * there now.
 */
export type Outcome = JobResult &
  (
    | { readonly apply?: undefined; readonly onlyIf?: undefined }
    | { readonly apply: () => void; readonly onlyIf: () => boolean }
  );

/** For an effect that reads everything it needs while it is applied. */
export const always = (): boolean => true;

/** The same outcome, applied only while `holds` is true. */
export function onlyIf(holds: () => boolean, outcome: UncheckedOutcome): Outcome {
  const { apply, ...result } = outcome;
  return apply ? { ...result, apply, onlyIf: holds } : result;
}

export interface JobContext {
  readonly signal: AbortSignal;
  progress(jobId: number, ratio: number): void;
}

export interface JobHandler<
  Name extends JobNameIn<Table> = JobNameIn<ProgramJobs>,
  Table extends JobDefinitions = ProgramJobs,
> {
  readonly kind: Name;
  /** Batches at work at the same time. */
  readonly concurrency: number;
  /** Jobs handed over together; 1 for most. */
  readonly batchSize: number;
  readonly priority: number;
  /** A batch that takes longer is aborted and tried again. */
  readonly timeoutMs: number;
  /** One outcome a job, in the jobs' order. What it throws fails all of them, and each is tried again alone. */
  run(jobs: readonly ClaimedJob<Name, Table>[], tools: JobContext): Promise<readonly Outcome[]>;
  /**
   * Called after each transaction that settled some of the jobs. Events about their effects belong here or in `apply`: a
   * page that reads at once after an event of `run` would still find the former state.
   */
  afterSettled?(jobs: readonly AnyJob[]): void;
  /**
   * Called in the transaction that ends a job whose work threw, took too long or ended the program at its last attempt:
   * where nothing else says of the subject that it is given up.
   */
  onGivenUp?(job: EndedJob, error: JobError): void;
}

export type EndedJob = Pick<AnyJob, "id" | "kind" | "subject" | "subjectId">;

interface JobOptions {
  readonly priority?: number | undefined;
  /** At most `MAX_DELAY_MS`. */
  readonly delayMs?: number | undefined;
  /** While a job with this key is queued or running, a second one is not made. */
  readonly uniqueKey?: string | undefined;
}

type JobTarget<Table extends JobDefinitions, Name extends JobNameIn<Table>> = {
  readonly kind: Name;
  readonly subject: Table[Name]["subject"];
  readonly subjectId: SubjectIdIn<Table, Name>;
} & (null extends PayloadIn<Table, Name>
  ? { readonly payload?: PayloadIn<Table, Name> }
  : { readonly payload: PayloadIn<Table, Name> });

/** A job to be made: its kind decides which subject and payload it has. */
export type NewJob<Table extends JobDefinitions = ProgramJobs> = {
  [Name in JobNameIn<Table>]: JobOptions & JobTarget<Table, Name>;
}[JobNameIn<Table>];

/** A stored job of any kind. */
export interface JobInput extends JobOptions {
  readonly kind: string;
  readonly subject: string;
  readonly subjectId: number | null;
  readonly payload?: unknown;
}

export const MAX_ATTEMPTS = 8;

/** A handler of any kind: what is handed to it was read by the schema of its kind. */
export interface AnyJobHandler extends Omit<JobHandler, "kind" | "run"> {
  readonly kind: string;
  // biome-ignore lint/suspicious/noExplicitAny: each kind takes its own payload; `register` proved that they fit
  run(jobs: readonly any[], context: JobContext): Promise<readonly Outcome[]>;
}
