import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { createEvents } from "../../../src/events/index.ts";
import {
  createJobs,
  type JobDefinitions,
  type JobHandler,
  type Jobs,
  type StorageGate,
} from "../../../src/jobs/index.ts";
import type { Store } from "../../../src/store/index.ts";
import { everyTurn } from "../../support/gates.ts";
import { openNewStore } from "../../support/newStore.ts";

export const TABLE = {
  work: { subject: "file", payload: z.object({ size: z.number() }).nullable() },
  other: { subject: "program", payload: z.null() },
} as const satisfies JobDefinitions;

export type Work = JobHandler<"work", typeof TABLE>;
export type TestJobs = Jobs<typeof TABLE>;

/** A queue over a real database, whose clock a test sets. Each `open` is a start of the program. */
export function createTestJobs() {
  const folder = mkdtempSync(join(tmpdir(), "filmotheque-queue-"));
  const store: Store = openNewStore(folder);
  const clock = { wall: 1_000_000_000_000, now: () => clock.wall };
  let jobs: TestJobs | undefined;

  return {
    store,
    clock,
    /** The program before this one, if any, is forgotten as by a kill: it settles nothing any more. */
    open(run: Work["run"], kind: Partial<Work> = {}, storage?: StorageGate, over: Store = store): TestJobs {
      jobs?.pause();
      jobs = createJobs({
        store: over,
        events: createEvents(clock),
        clock,
        random: () => 0.5,
        definitions: TABLE,
        ...(storage ? { storage } : {}),
        onSettled: () => undefined,
        onFailure: () => undefined,
      });
      jobs.register({ kind: "work", concurrency: 1, batchSize: 1, priority: 0, timeoutMs: 60_000, ...kind, run });
      jobs.start();
      return jobs;
    },
    /** Lets time pass; the runner's own timer keeps the real time. */
    async pass(milliseconds: number): Promise<void> {
      clock.wall += milliseconds;
      jobs?.pause();
      jobs?.resume();
      await everyTurn();
    },
    row: (id: number) =>
      store
        .sql<{ state: string; attempts: number; run_at: number; error_code: string | null; error_fact: string | null }>(
          "SELECT state, attempts, run_at, error_code, error_fact FROM job WHERE id = :id",
        )
        .get({ id })!,
    async [Symbol.asyncDispose](): Promise<void> {
      await jobs?.stop();
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const enqueue = (jobs: TestJobs, subjectId = 1, delayMs = 0) =>
  jobs.enqueue({ kind: "work", subject: "file", subjectId, delayMs });

/** Work that the program dies of, or does not come back from. */
export const neverEnds: Work["run"] = (_batch, { signal }) =>
  new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
