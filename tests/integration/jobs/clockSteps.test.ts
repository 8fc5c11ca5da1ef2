import fc from "fast-check";
import { expect, test } from "vitest";
import { createMonotonicClock } from "../../../src/time/index.ts";
import { everyTurn } from "../../support/gates.ts";
import { createTestJobs, enqueue, type Work } from "./testJobs.ts";

const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;

/** Deferred twice, then done. */
function deferredTwice(): Work["run"] {
  let tries = 0;
  return async () => {
    tries += 1;
    return [tries <= 2 ? { kind: "deferred", delayMs: 30_000 } : { kind: "done" }];
  };
}

test("a clock set three years forward and back delays no job", async () => {
  await using queue = createTestJobs();
  const jobs = queue.open(deferredTwice());
  await queue.pass(3 * YEAR_MS);
  const id = enqueue(jobs);
  await everyTurn();
  expect(queue.row(id).state).toBe("queued");
  await queue.pass(-3 * YEAR_MS);
  expect(queue.row(id).run_at - queue.clock.now()).toBeLessThanOrEqual(30_000);
  await queue.pass(30_001);
  await queue.pass(30_001);
  expect(queue.row(id).state).toBe("done");
});

test("a clock that was set back while the program was closed delays no job either", async () => {
  await using queue = createTestJobs();
  const first = queue.open(deferredTwice());
  const id = enqueue(first);
  await everyTurn();
  await first.stop();
  queue.clock.wall -= 3 * YEAR_MS;
  queue.open(deferredTwice());
  expect(queue.row(id).run_at - queue.clock.now()).toBeLessThanOrEqual(30_000);
});

test("no job waits longer than the maximum delay, even if a longer one is requested or stored", async () => {
  await using queue = createTestJobs();
  const jobs = queue.open(async () => [{ kind: "done" }]);
  const asked = enqueue(jobs, 1, YEAR_MS);
  const longest = 75 * 60_000;
  expect(queue.row(asked).run_at - queue.clock.now()).toBe(longest);
  queue.store.sql("UPDATE job SET run_at = run_at + :year").run({ year: YEAR_MS });
  queue.open(async () => [{ kind: "done" }]);
  expect(queue.row(asked).run_at - queue.clock.now()).toBe(longest);
});

test("a job that runs keeps its lease when the clock is set forward", async () => {
  await using queue = createTestJobs();
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
  const jobs = queue.open(async () => {
    await mayEnd;
    return [{ kind: "done" }];
  });
  const id = enqueue(jobs);
  await everyTurn();
  await queue.pass(YEAR_MS);
  expect(queue.row(id)).toMatchObject({ state: "running", attempts: 1 });
  end();
  await expect.poll(() => queue.row(id)).toMatchObject({ state: "done", attempts: 1 });
});

test("a wait is never longer than intended, even when the clock is changed", () => {
  const steps = fc.array(fc.integer({ min: -4 * YEAR_MS, max: 4 * YEAR_MS }), { maxLength: 20 });
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: DAY_MS }), (jumps, waitMs) => {
      const machine = { wall: 1_000_000_000_000, now: () => machine.wall };
      const time = createMonotonicClock(machine);
      const until = time.now() + waitMs;
      for (const jump of jumps) {
        machine.wall += jump;
        expect(until - time.now()).toBeLessThanOrEqual(waitMs);
      }
      machine.wall += waitMs;
      expect(time.now()).toBeGreaterThanOrEqual(until);
    }),
  );
});
