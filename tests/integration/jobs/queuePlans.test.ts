import { expect, test } from "vitest";
import { jobRecords } from "../../../src/jobs/records/jobRecords.ts";
import type { Store } from "../../../src/store/index.ts";
import { everyTurn } from "../../support/gates.ts";
import { recordedPlans } from "../../support/queryPlans.ts";
import { createTestJobs, enqueue, neverEnds } from "./testJobs.ts";

const NOW = 1_000_000;
const WAITING = 20_000;
const RELEASE = { lease: 1, endsWith: "too_slow", isCrash: false, now: NOW, maximumAttempts: 8, delayMsAfter: () => 1 };

/** A kind of which nothing is due. */
const idle = { concurrency: 1, batchSize: 1, priority: 0, timeoutMs: 1_000, run: async () => [] } as const;

/** The records of the queue, with the plan of each statement that they asked. */
function planned(store: Store) {
  const { recording, plansOf } = recordedPlans(store);
  return { records: jobRecords(recording), plansOf: (act: () => unknown) => plansOf(act).join("\n") };
}

test.each(["before", "after"])(
  "a wake-up looks into the queue's indexes and sorts nothing, %s statistics were taken",
  async (when) => {
    await using queue = createTestJobs();
    const { records, plansOf } = planned(queue.store);
    queue.store.writeRelaxed(() => {
      for (let number = 1; number <= WAITING; number += 1)
        records.entries.insert({ kind: "work", subject: "file", subjectId: number, delayMs: 30_000 }, 0, NOW);
    });
    if (when === "after") queue.store.database.exec("ANALYZE");

    const look = plansOf(() => records.leases.isDue("work", NOW));
    expect(look).toContain("job_due (kind=?)");
    expect(look).toContain("job_waiting (kind=? AND run_at<?)");
    const claim = plansOf(() => records.leases.claim("work", 16, 1, NOW, NOW));
    expect(claim).toContain("job_waiting (kind=? AND run_at<?)");
    expect(claim).toContain("job_due (kind=?)");
    expect(plansOf(() => records.leases.nextRunAt("work"))).toContain("job_waiting (kind=?)");
    expect(plansOf(() => records.counts.pending(NOW))).toContain("job_waiting_at (run_at<?)");
    expect(plansOf(() => records.counts.pendingOf(["work"], NOW))).toContain("job_waiting (kind=? AND run_at<?)");
    for (const act of [
      () => records.leases.isDue("work", NOW),
      () => records.leases.claim("work", 16, 1, NOW, NOW),
      () => records.leases.nextRunAt("work"),
      () => records.counts.pendingOf(["work"], NOW),
      () => records.counts.pending(NOW),
      () => records.entries.idOfUnique("key"),
      () => records.leases.settle(1, 1, "done", null, NOW),
      () => records.leases.requeue(1, 1, { runAt: NOW, error: null, costsAttempt: true }),
      () => records.leases.release(RELEASE),
      () => records.leases.recordProgress(1, 0.5),
      () => records.entries.prioritise("file", 1, 5),
      () => records.entries.moveSubject("file", 1, 2),
      () => records.entries.runNow(["work"], NOW, 500),
      () => records.entries.retry(1, NOW),
      () => records.entries.cancel(1, NOW),
      () => records.counts.overdue(NOW),
      () => records.counts.byKindAndState(),
      () => records.views.get(1, String),
    ]) {
      const plan = plansOf(act).split("\n");
      expect(plan.filter((line) => /TEMP B-TREE FOR ORDER|^SCAN job(?! USING)/.test(line))).toEqual([]);
    }
  },
);

test("a job that is due stays due, in the order of its priority, and comes before the time of others", async () => {
  await using queue = createTestJobs();
  const { records } = planned(queue.store);
  const add = (priority: number, delayMs: number) =>
    queue.store.writeRelaxed(() =>
      records.entries.insert({ kind: "work", subject: "file", subjectId: 1, delayMs }, priority, NOW),
    );
  const [low, high, later, far] = [add(1, 0), add(9, 0), add(5, 1_000), add(99, 60_000)];
  const claimed = queue.store.writeRelaxed(() => records.leases.claim("work", 10, 1, NOW, NOW + 1_000));
  expect(claimed.map(({ id }) => id)).toEqual([low, high, later]);
  expect(queue.store.writeRelaxed(() => records.leases.claim("work", 10, 2, NOW, NOW + 59_999))).toEqual([]);
  expect(
    queue.store.writeRelaxed(() => records.leases.claim("work", 10, 2, NOW, NOW + 60_000)).map(({ id }) => id),
  ).toEqual([far]);
});

test.each([0, 5_000])("with %i other jobs waiting, a job runs with the same few statements", async (waiting) => {
  await using queue = createTestJobs();
  const { records } = planned(queue.store);
  queue.store.writeRelaxed(() => {
    for (let number = 0; number < waiting; number += 1)
      records.entries.insert({ kind: "other", subject: "program", subjectId: null, delayMs: 3_600_000 }, 0, NOW);
  });
  const jobs = queue.open(async () => [{ kind: "done" }]);
  jobs.register({ ...idle, kind: "other" });
  await everyTurn();

  const statements: string[] = [];
  queue.store.trace(() => (text) => statements.push(text.trim().split(/\s+/).slice(0, 2).join(" ")));
  const id = queue.store.writeRelaxed(() => enqueue(jobs));
  await expect.poll(() => queue.row(id).state).toBe("done");
  await everyTurn();
  // Reads: is a job due (before and after), when is the next. Writes: queued, marked as due, claimed, settled.
  expect(statements.filter((text) => text !== "SELECT state,").length).toBeLessThanOrEqual(11);
  expect(statements.filter((text) => text.startsWith("INSERT"))).toHaveLength(1);
  expect(statements.filter((text) => text.startsWith("UPDATE"))).toHaveLength(3);
});

test("many waiting jobs that become due at once are moved in short transactions", async () => {
  await using queue = createTestJobs();
  const { records } = planned(queue.store);
  queue.store.writeRelaxed(() => {
    for (let number = 0; number < 1_200; number += 1)
      records.entries.insert({ kind: "work", subject: "file", subjectId: number, delayMs: 3_600_000 }, 0, NOW);
  });
  const jobs = queue.open(neverEnds);
  jobs.pause();
  const waiting = () =>
    queue.store.sql<{ count: number }>("SELECT count(*) AS count FROM job WHERE delayed = 1").get()?.count;
  jobs.runNow(["work"]);
  expect(waiting()).toBe(700);
  await everyTurn();
  expect(waiting()).toBe(0);
});
