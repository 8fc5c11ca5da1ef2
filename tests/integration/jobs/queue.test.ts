import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { createEvents } from "../../../src/events/index.ts";
import {
  always,
  createJobs,
  type JobDefinitions,
  type JobHandler,
  type Jobs,
  type Outcome,
} from "../../../src/jobs/index.ts";
import { openStore, type Store } from "../../../src/store/index.ts";

const TABLE = {
  work: { subject: "program", payload: z.null() },
  film: { subject: "film", payload: z.null() },
} as const satisfies JobDefinitions;
type Work = JobHandler<"work" | "film", typeof TABLE>;

const explain = ({ code }: { code: string }) => code;
let folder: string;
let store: Store;
let now: number;
let jobs: Jobs<typeof TABLE>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "filmotheque-jobs-"));
  store = openStore(folder);
  now = 1_000_000;
});
afterEach(async () => {
  await jobs.stop();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

function start(run: Work["run"], kind: Partial<Work> = {}): Jobs<typeof TABLE> {
  const clock = { now: () => now };
  jobs = createJobs({
    store,
    definitions: TABLE,
    events: createEvents(clock),
    clock,
    random: () => 0.5,
    onSettled: () => undefined,
    onFailure: () => undefined,
  });
  jobs.register({ kind: "work", concurrency: 1, batchSize: 1, priority: 0, timeoutMs: 5_000, ...kind, run });
  jobs.start();
  return jobs;
}

/** Lets time pass; resuming wakes the runner, whose own timer keeps the real time. */
async function pass(milliseconds: number): Promise<void> {
  now += milliseconds;
  if (!jobs.isPaused()) jobs.resume();
  await wait(30);
}

const enqueue = (uniqueKey?: string) => jobs.enqueue({ kind: "work", subject: "program", subjectId: null, uniqueKey });
const keep = (name: string) => ({
  onlyIf: always,
  apply() {
    store.sql("INSERT INTO setting (name, value) VALUES (:name, '1')").run({ name });
  },
});
const kept = () => store.sql<{ count: number }>("SELECT count(*) AS count FROM setting").get()!.count;

test("a job's effect is applied with its settlement, once", async () => {
  start(async () => [{ kind: "done", ...keep("effect") }]);
  const id = enqueue();
  await expect.poll(() => jobs.get(id, explain)?.state).toBe("done");
  expect(kept()).toBe(1);
});

test("a failed job is retried eight times with a doubling delay, then waits for a person", async () => {
  let tries = 0;
  start(async () => {
    tries += 1;
    return [{ kind: "failed", error: { code: "provider_unreachable" }, retry: true }];
  });
  const id = enqueue();
  for (const [attempt, delayMs] of [10_000, 20_000, 40_000, 80_000, 160_000, 320_000, 640_000].entries()) {
    await expect.poll(() => tries).toBe(attempt + 1);
    await expect.poll(() => jobs.get(id, explain)?.state).toBe("queued");
    await pass(delayMs - 2);
    expect(tries).toBe(attempt + 1);
    await pass(4);
  }
  await expect.poll(() => jobs.get(id, explain)?.state).toBe("failed");
  expect(tries).toBe(8);
  expect(jobs.retry(id)).toBe(true);
  await expect.poll(() => tries).toBe(9);
});

test("waiting for a provider costs no attempt", async () => {
  let tries = 0;
  start(async () => {
    tries += 1;
    return [
      tries < 20 ? { kind: "deferred", delayMs: 1_000, error: { code: "provider_rate_limited" } } : { kind: "done" },
    ];
  });
  const id = enqueue();
  for (let round = 0; round < 20; round += 1) {
    await expect.poll(() => tries).toBeGreaterThan(Math.min(round, 19));
    await pass(1_001);
  }
  await expect.poll(() => jobs.get(id, explain)).toMatchObject({ state: "done", attempts: 1 });
});

test("a result that arrives after its lease was lost is discarded completely", async () => {
  const { promise: late, resolve: answer } = Promise.withResolvers<readonly Outcome[]>();
  start(() => late);
  const id = enqueue();
  await expect.poll(() => jobs.get(id, explain)?.state).toBe("running");
  expect(jobs.cancel(id)).toBe(true);
  answer([{ kind: "done", ...keep("late") }]);
  await jobs.stop(); // which waits for every batch
  expect(jobs.get(id, explain)?.state).toBe("cancelled");
  expect(kept()).toBe(0);
});

test("one effect that cannot be applied does not take its neighbours along", async () => {
  start(
    async (batch) =>
      batch.map((job, index) => ({
        kind: "done",
        ...keep(`job ${job.id}`),
        ...(index === 1
          ? { apply: () => store.sql("INSERT INTO setting (name, value) VALUES (NULL, NULL)").run() }
          : {}),
      })),
    { batchSize: 3 },
  );
  const release = jobs.pauseDispatch(5_000);
  const ids = [enqueue(), enqueue(), enqueue()];
  release();
  await expect.poll(() => ids.map((id) => jobs.get(id, explain)?.state)).toEqual(["done", "queued", "done"]);
  expect(kept()).toBe(2);
});

test("while a job with the same key is under way, no second one is made", async () => {
  start(async () => [{ kind: "deferred", delayMs: 60_000 }]);
  expect(enqueue("once")).toBe(enqueue("once"));
  expect(enqueue("twice")).not.toBe(enqueue("once"));
});

test("what ran when the program died runs again", async () => {
  start(() => new Promise(() => undefined));
  const id = enqueue();
  await expect.poll(() => jobs.get(id, explain)?.state).toBe("running");
  // The process is gone, so no job is completed; a new runner starts on the same database.
  start(async () => [{ kind: "done", ...keep("again") }]);
  expect(jobs.get(id, explain)).toMatchObject({ state: "queued", attempts: 1, error: { code: "interrupted" } });
  await pass(15_000);
  await expect.poll(() => jobs.get(id, explain)?.state).toBe("done");
  expect(kept()).toBe(1);
});

test("jobs for what a user is viewing run first", async () => {
  const order: (number | null)[] = [];
  start(
    async ([job]) => {
      order.push(job!.subjectId);
      return [{ kind: "done" }];
    },
    { kind: "film" },
  );
  const release = jobs.pauseDispatch(5_000);
  for (const subjectId of [1, 2, 3]) jobs.enqueue({ kind: "film", subject: "film", subjectId });
  jobs.prioritise("film", 3);
  release();
  await expect.poll(() => order).toEqual([3, 1, 2]);
});

test("the next steps of the film that a user is viewing also run first; those of other films wait their turn", async () => {
  const ran: string[] = [];
  start(async ([job]) => {
    ran.push(`work ${job?.subjectId}`);
    const { subjectId } = job ?? { subjectId: 0 };
    const apply = () => void jobs.enqueue({ kind: "film", subject: "film", subjectId: Number(subjectId) });
    return [{ kind: "done", onlyIf: always, apply }];
  });
  const nextStep: Work["run"] = async ([job]) => {
    ran.push(`film ${job?.subjectId}`);
    return [{ kind: "done" }];
  };
  jobs.register({ kind: "film", concurrency: 1, batchSize: 1, priority: 0, timeoutMs: 5_000, run: nextStep });
  jobs.pause();
  for (const film of [1, 2, 3])
    store
      .sql(
        "INSERT INTO job (kind, subject, subject_id, payload, run_at, delayed, queued_at) VALUES ('work', 'film', :film, 'null', 1, 0, 1)",
      )
      .run({ film });
  jobs.prioritise("film", 3);
  jobs.resume();
  await expect.poll(() => ran).toHaveLength(6);
  expect(ran[0]).toBe("work 3");
  expect(ran.filter((step) => step.startsWith("film"))[0]).toBe("film 3");
  expect(
    store.sql<{ priority: number }>("SELECT priority FROM job WHERE kind = 'film' ORDER BY subject_id").all(),
  ).toEqual([{ priority: 0 }, { priority: 0 }, { priority: 1_000 }]);
});

test("while paused nothing new starts, and what runs is finished", async () => {
  const begun: (number | null)[] = [];
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
  start(
    async ([job]) => {
      begun.push(job!.subjectId);
      await mayEnd;
      return [{ kind: "done" }];
    },
    { kind: "film" },
  );
  const ids = [1, 2].map((subjectId) => jobs.enqueue({ kind: "film", subject: "film", subjectId }));
  await expect.poll(() => begun).toEqual([1]);
  jobs.pause();
  end();
  await expect.poll(() => jobs.get(ids[0]!, explain)?.state).toBe("done");
  await pass(60_000);
  expect(begun).toEqual([1]);
  expect(jobs.isPaused()).toBe(true);
  jobs.resume();
  await expect.poll(() => jobs.get(ids[1]!, explain)?.state).toBe("done");
});
