import PQueue, { type Queue, type RunFunction } from "p-queue";
import { Piscina } from "piscina";
import { CodedError } from "../errors/index.ts";
import { Heartbeat } from "./heartbeat.ts";
import { heapLimitsOf, idleMsOf, type PoolName } from "./pools.ts";
import type { TaskMessage, TaskStarted } from "./serveTasks.ts";
import { receiveError, TaskFailed } from "./taskErrors.ts";
import { CpuMeter, heapBytes, type PoolMemory, type PoolUsage } from "./threadUsage.ts";
import { PROGRAM, type TurnOptions, UserTurns } from "./userTurns.ts";

export interface RunOptions {
  readonly signal?: AbortSignal | undefined;
  /** Counted from the moment the task starts, not while it waits for a free thread. The thread is terminated. */
  readonly timeoutMs?: number;
  /** For the task of a request. */
  readonly queued?: QueuedOptions;
  /** The task has left the queue and starts now. */
  readonly onStart?: () => void;
}

export interface QueuedOptions {
  /** A task that leaves the queue without starting rejects with the signal's reason, or with `workers_busy`. */
  readonly signal: AbortSignal;
  readonly maxWaitMs: number;
  /** Who asks: users take turns. */
  readonly user?: string | undefined;
  /** Called where another user waits and this one holds several threads: stops the task, which the caller runs again. */
  readonly preempt?: () => void;
}

export interface WorkerPoolOptions {
  readonly name: PoolName;
  readonly maxThreads: number;
  /** URL of the file that each thread loads; its default export runs a task (`serveTasks`). */
  readonly threadFile: string;
  /** How long a thread may fail to respond to pings; null where its work is one long call of SQLite. */
  readonly silenceMs?: number | null;
  readonly heartbeatMs?: number;
  /** A thread failed outside any task and was replaced. */
  onError(error: unknown): void;
}

/** A stuck thread is noticed within a minute. */
const SILENCE_MS = 45_000;
const HEARTBEAT_MS = 5_000;
/** How often a user without a thread asks for one that another user could do without. */
const MAKE_ROOM_MS = 100;

/** A task that a thread has or will have. */
interface Run {
  threadId: number | null;
  readonly silence: AbortController;
}

/** A few threads for one kind of work. They start with the first task and end when they have been idle for a while. */
export class WorkerPool {
  readonly #name: PoolName;
  readonly #threads: Piscina;
  /** Piscina has a queue too, but does not report when a task leaves it, which is when its time limit begins. */
  readonly #queue: PQueue<Queue<RunFunction, TurnOptions>, TurnOptions>;
  readonly #turns = new UserTurns();
  readonly #closing = new AbortController();
  readonly #cpu = new CpuMeter();
  /** Aborts when no thread can be started: tasks that wait for one would wait for ever. */
  #startFailure = new AbortController();
  readonly #runs = new Map<number, Run>();
  readonly #heartbeat: Heartbeat | null;
  #lastRunId = 0;

  constructor(options: WorkerPoolOptions) {
    const { name, maxThreads, threadFile, silenceMs = SILENCE_MS, heartbeatMs = HEARTBEAT_MS, onError } = options;
    this.#name = name;
    this.#heartbeat = silenceMs === null ? null : this.#watchThreads(silenceMs, heartbeatMs);
    this.#queue = new PQueue({ concurrency: maxThreads, queueClass: this.#turns.queueClass() });
    this.#threads = new Piscina({
      filename: threadFile,
      minThreads: 0,
      maxThreads,
      idleTimeout: idleMsOf(name),
      resourceLimits: heapLimitsOf(name),
      recordTiming: false,
      // A thread that waits on shared memory could not be asked about its heap.
      atomics: "disabled",
    });
    this.#threads.on("message", ({ startedRunId, threadId }: TaskStarted) => {
      const run = this.#runs.get(startedRunId);
      if (run) run.threadId = threadId;
    });
    // Without a listener, a thread that fails outside a task would end the program. The next task replaces it.
    this.#threads.on("error", (error: unknown) => {
      if (isLateAnswer(error)) return;
      onError(error);
      if (this.#threads.threads.length > 0) return;
      this.#startFailure.abort(error);
      this.#startFailure = new AbortController();
    });
  }

  /** @throws CodedError `worker_timeout`, `workers_busy`, `workers_closed`, the signal's reason, or what the task threw. */
  async run(message: TaskMessage, options: RunOptions): Promise<unknown> {
    const { signal, queued, onStart } = options;
    if (!queued) return this.#queue.add(() => this.#start(message, options), { signal });
    const { user = PROGRAM, preempt } = queued;
    if (!this.#turns.mayWait(user)) throw new CodedError("workers_busy");
    const wait = limitWait(queued, () => this.#turns.makeRoom(user));
    const start = () => {
      wait.end();
      onStart?.();
      return this.#turns.during(user, preempt, () => this.#start(message, options));
    };
    return this.#queue.add(start, { signal: wait.signal, user }).finally(wait.end);
  }

  async memory(): Promise<PoolMemory> {
    const { threads } = this.#threads;
    return { pool: this.#name, threads: threads.length, bytes: await heapBytes(threads) };
  }

  async usage(): Promise<PoolUsage> {
    const cpuRatio = await this.#cpu.measure(this.#threads.threads);
    return { ...(await this.memory()), cpuRatio };
  }

  async close(): Promise<void> {
    // Waiting tasks are started once more and refused at once, so that no caller waits for ever.
    this.#closing.abort(new CodedError("workers_closed", {}, { message: "the program ends" }));
    await this.#queue.onIdle();
    await this.#threads.destroy();
  }

  #watchThreads(silenceMs: number, intervalMs: number): Heartbeat {
    const onSilent = (threadId: number) => {
      for (const run of this.#runs.values()) if (run.threadId === threadId) run.silence.abort();
    };
    return new Heartbeat({ threads: () => this.#threads.threads, intervalMs, silenceMs, onSilent });
  }

  /** Runs in a thread that is terminated when the task takes too long or the thread does not respond. */
  async #start(message: TaskMessage, options: RunOptions): Promise<unknown> {
    this.#lastRunId += 1;
    const runId = this.#lastRunId;
    const run: Run = { threadId: null, silence: new AbortController() };
    this.#runs.set(runId, run);
    this.#heartbeat?.begin();
    try {
      return await this.#startWithin({ ...message, runId }, options, run.silence.signal);
    } finally {
      this.#runs.delete(runId);
      this.#heartbeat?.end();
    }
  }

  async #startWithin(message: TaskMessage, { signal, timeoutMs }: RunOptions, silence: AbortSignal): Promise<unknown> {
    const closing = this.#closing.signal;
    closing.throwIfAborted();
    const startFailure = this.#startFailure.signal;
    const timeout = new AbortController();
    const timer = timeoutMs === undefined ? undefined : setTimeout(() => timeout.abort(), timeoutMs);
    try {
      const any = AbortSignal.any([timeout.signal, silence, closing, startFailure, ...(signal ? [signal] : [])]);
      return await this.#threads.run(message, { signal: any });
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      if (closing.aborted) throw closing.reason;
      if (timeout.signal.aborted)
        throw new CodedError("worker_timeout", {}, { message: `${message.taskId} took longer than ${timeoutMs} ms` });
      if (silence.aborted)
        throw new CodedError("worker_timeout", {}, { message: `${message.taskId}: its thread did not respond` });
      throw this.#errorOf(startFailure.aborted ? startFailure.reason : error, startFailure.aborted);
    } finally {
      clearTimeout(timer);
    }
  }

  #errorOf(error: unknown, isOfStart: boolean): unknown {
    const code = startFailureCode(error);
    if (isOfStart) return new TaskFailed(code, `${this.#name} cannot start`, error);
    const received = receiveError(error);
    const isOfTask = received !== error || code === "worker_failed";
    return isOfTask ? received : new TaskFailed("EMFILE", `${this.#name} cannot start`, error);
  }
}

/** A task was aborted while its answer was on the way: Piscina reports it, since nobody waits for it any more. */
function isLateAnswer(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith("Unexpected message from Worker");
}

/** A thread opens files as it starts. Where the program may open no more, Node says so only in the error's message. */
function startFailureCode(error: unknown): "EMFILE" | "worker_failed" {
  const isOutOfFiles = error instanceof Error && /\bE[MN]FILE\b|too many open files/i.test(error.message);
  return isOutOfFiles ? "EMFILE" : "worker_failed";
}

/** @returns a signal that aborts while a task waits, until `end` is called */
function limitWait(
  { signal, maxWaitMs }: QueuedOptions,
  whileWaiting: () => void,
): { readonly signal: AbortSignal; readonly end: () => void } {
  const wait = new AbortController();
  const onAbort = () => wait.abort(signal.reason);
  const timer = setTimeout(() => wait.abort(new CodedError("workers_busy")), maxWaitMs);
  const ticks = setInterval(whileWaiting, MAKE_ROOM_MS);
  if (signal.aborted) onAbort();
  signal.addEventListener("abort", onAbort, { once: true });
  return {
    signal: wait.signal,
    end() {
      clearTimeout(timer);
      clearInterval(ticks);
      signal.removeEventListener("abort", onAbort);
    },
  };
}
