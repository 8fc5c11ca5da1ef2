import { expect, test } from "vitest";
import type { StorageGate } from "../../../src/jobs/index.ts";
import type { Store } from "../../../src/store/index.ts";
import { everyTurn } from "../../support/gates.ts";
import { createTestJobs, enqueue, neverEnds, type Work } from "./testJobs.ts";

const DAY_MS = 86_400_000;

test("a job that the program dies of ends after its attempts, and says why", async () => {
  await using queue = createTestJobs();
  let begun = 0;
  const poison: Work["run"] = (...given) => {
    begun += 1;
    return neverEnds(...given);
  };
  const givenUp: unknown[] = [];
  const onGivenUp: Work["onGivenUp"] = ({ subjectId }, { code, fact }) => void givenUp.push([subjectId, code, fact]);
  const id = enqueue(queue.open(poison));
  await everyTurn();
  for (let start = 0; start < 20; start += 1) {
    queue.open(poison, { onGivenUp });
    await everyTurn();
    await queue.pass(DAY_MS);
  }
  expect(begun).toBe(8);
  expect(queue.row(id)).toMatchObject({ state: "failed", attempts: 8, error_code: "crashed_repeatedly" });
  expect(givenUp).toEqual([[1, "crashed_repeatedly", "8"]]);
});

test("after a crash a job waits longer each time before it runs again", async () => {
  await using queue = createTestJobs();
  const id = enqueue(queue.open(neverEnds));
  await everyTurn();
  const waits: number[] = [];
  for (let start = 0; start < 4; start += 1) {
    queue.open(neverEnds);
    expect(queue.row(id)).toMatchObject({ state: "queued", error_code: "interrupted" });
    waits.push(queue.row(id).run_at - queue.clock.now());
    await queue.pass(DAY_MS);
  }
  expect(waits).toEqual([10_000, 20_000, 40_000, 80_000]);
});

test("what the program may have died of runs alone, and its neighbours are done", async () => {
  await using queue = createTestJobs();
  const jobs = queue.open(neverEnds, { batchSize: 8 });
  const release = jobs.pauseDispatch(60_000);
  for (const subjectId of [1, 2, 3]) enqueue(jobs, subjectId);
  release();
  await everyTurn();
  const batches: (number | null)[][] = [];
  const again = queue.open(
    async (batch) => {
      batches.push(batch.map(({ subjectId }) => subjectId));
      return batch.map(() => ({ kind: "done" }));
    },
    { batchSize: 8 },
  );
  await queue.pass(DAY_MS);
  await expect.poll(() => again.counts()).toEqual([{ kind: "work", state: "done", count: 3 }]);
  expect(batches).toEqual([[1], [2], [3]]);
});

test("what fails its batch is tried again alone, its neighbours are done, and it is given up after its attempts", async () => {
  await using queue = createTestJobs();
  const givenUp: unknown[] = [];
  const jobs = queue.open(
    async (batch) => {
      if (batch.some(({ subjectId }) => subjectId === 2)) throw new Error("it cannot be read");
      return batch.map(() => ({ kind: "done" }));
    },
    { batchSize: 8, onGivenUp: ({ subjectId }, { code, fact }) => givenUp.push([subjectId, code, fact]) },
  );
  const release = jobs.pauseDispatch(60_000);
  for (const subjectId of [1, 2, 3]) enqueue(jobs, subjectId);
  release();
  await everyTurn();
  for (let tries = 1; tries < 8; tries += 1) {
    expect(givenUp).toEqual([]);
    await queue.pass(DAY_MS);
    await everyTurn();
  }
  const counts = [
    { kind: "work", state: "done", count: 2 },
    { kind: "work", state: "failed", count: 1 },
  ];
  await expect.poll(() => jobs.counts()).toEqual(counts);
  expect(givenUp).toEqual([[2, "unexpected", "it cannot be read"]]);
});

test("what ran when the program died is taken back once a disk that was full at the start has room", async () => {
  await using queue = createTestJobs();
  const id = enqueue(queue.open(neverEnds));
  await everyTurn();
  expect(queue.row(id)).toMatchObject({ state: "running" });

  let isFull = true;
  let announceRoom: () => void = () => undefined;
  const storage: StorageGate = {
    isWritable: () => !isFull,
    report: () => isFull,
    whenWritable: () => Promise.resolve(),
    onWritable(listener) {
      announceRoom = listener;
      return () => undefined;
    },
  };
  const fullDisk: Store = {
    ...queue.store,
    writeRelaxed(work) {
      if (isFull) throw Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
      return queue.store.writeRelaxed(work);
    },
  };
  queue.open(async (batch) => batch.map(() => ({ kind: "done" })), {}, storage, fullDisk);
  await everyTurn();
  isFull = false;
  announceRoom();
  await everyTurn();
  expect(queue.row(id)).toMatchObject({ state: "queued", error_code: "interrupted" });
  await queue.pass(DAY_MS);
  await expect.poll(() => queue.row(id).state).toBe("done");
});

test("a stop costs no attempt", async () => {
  await using queue = createTestJobs();
  const jobs = queue.open(
    (_batch, { signal }) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
  );
  const id = enqueue(jobs);
  await everyTurn();
  await jobs.stop();
  expect(queue.row(id)).toMatchObject({ state: "queued", attempts: 0 });
});

test("a payload that no longer reads fails its job and says what is wrong; the others go on", async () => {
  await using queue = createTestJobs();
  const sizes: unknown[] = [];
  const jobs = queue.open(async (batch) => {
    sizes.push(...batch.map(({ payload }) => payload?.size));
    return batch.map(() => ({ kind: "done" }));
  });
  jobs.pause();
  const ids = [1, 2, 3].map((size) => jobs.enqueue({ kind: "work", subject: "file", subjectId: 1, payload: { size } }));
  const rewrite = (id: number, payload: string) =>
    queue.store.sql("UPDATE job SET payload = :payload WHERE id = :id").run({ id, payload });
  rewrite(ids[0]!, '{"size":"large"}');
  rewrite(ids[1]!, "{");
  await queue.pass(1);
  await expect.poll(() => queue.row(ids[2]!).state).toBe("done");
  expect(sizes).toEqual([3]);
  expect(queue.row(ids[0]!)).toMatchObject({ state: "failed", error_code: "job_payload_unreadable" });
  expect(queue.row(ids[0]!).error_fact).toContain("size");
  expect(queue.row(ids[1]!)).toMatchObject({ state: "failed", error_code: "job_payload_unreadable" });
});

test("a job of a kind that this program does not know fails at the start instead of waiting for ever", async () => {
  await using queue = createTestJobs();
  queue.store
    .sql("INSERT INTO job (kind, subject, run_at, queued_at) VALUES ('from_the_future', 'file', :now, :now)")
    .run({ now: queue.clock.now() });
  queue.open(neverEnds);
  expect(queue.row(1)).toMatchObject({
    state: "failed",
    error_code: "unknown_job_kind",
    error_fact: "from_the_future",
  });
});

test("a job with a payload of another kind does not compile", async () => {
  await using queue = createTestJobs();
  const jobs = queue.open(neverEnds);
  const wrong = () => {
    // @ts-expect-error the payload of this kind has a size
    jobs.enqueue({ kind: "work", subject: "file", subjectId: 1, payload: { length: 1 } });
    // @ts-expect-error this kind does not exist
    jobs.enqueue({ kind: "wrok", subject: "file", subjectId: 1 });
    // @ts-expect-error work is about a file
    jobs.enqueue({ kind: "work", subject: "film", subjectId: 1 });
    // @ts-expect-error an effect without a condition
    queue.open(async () => [{ kind: "done", apply: () => undefined }]);
  };
  expect(wrong).toBeTypeOf("function");
});
