import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { driftTasks } from "../../../src/drift/tasks.ts";
import { createPredictions } from "../../../src/recommendation/prediction/predictions.ts";
import { loadRatings, profileAllRatings } from "../../../src/recommendation/training/loadRatings.ts";
import { profileAllRatingsIn } from "../../../src/recommendation/training/readInThread.ts";
import { readinessTasks } from "../../../src/recommendation/training/tasks.ts";
import { openStore } from "../../../src/store/index.ts";
import { createWorkers, runStoppable, type TaskRunner } from "../../../src/workers/index.ts";
import { createStopFlag } from "../../../src/workers/stopFlag.ts";
import { DEADLINES, eventually } from "../../support/deadlines.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const store = openStore(join(temporaryFolder(), "library"));
const workers = createWorkers({
  threadFile: pathToFileURL(join(import.meta.dirname, "endlessPredictions.ts")).href,
});
const predictions = createPredictions({
  store,
  workers,
  registry: { serving: () => null },
  log: { record: () => undefined },
  filmChanges: { count: () => 0 },
  communitiesFolder: temporaryFolder(),
});

afterAll(async () => {
  await workers.close();
  store.close();
});

const neverAborted = () => new AbortController().signal;
const threadOfPredictions = async () => (await predictions.predict("somebody", 1, neverAborted())).version;
const threadsOf = async (name: string) => (await workers.memory()).find(({ pool }) => pool === name)?.threads;

function endlessPage(signal: AbortSignal): Promise<unknown> {
  const query = { limit: 1, cursor: undefined, exploration: 0 };
  return predictions.personalPage({ key: 1, userId: "somebody", maximumAge: null }, query, "en", signal);
}

test("lists of disconnected clients are stopped, and the thread keeps running with its models", async () => {
  const thread = await threadOfPredictions();
  for (const _ of [1, 2, 3]) {
    const client = new AbortController();
    const end = Promise.allSettled([endlessPage(client.signal)]);
    client.abort(new Error("gone"));
    expect(await end).toMatchObject([{ status: "rejected", reason: { message: "gone" } }]);
  }
  const client = new AbortController();
  const running = Promise.allSettled([endlessPage(client.signal)]);
  // Drift does not wait for the list.
  const measures = await runStoppable(
    workers,
    driftTasks.measureBaseline,
    (stop) => ({ database: store.file, before: 1, stop }),
    { maxWaitMs: DEADLINES.conditionMs, maxRunMs: DEADLINES.conditionMs },
  );
  expect(measures).toMatchObject({ usage: { files: null }, ratings: 0 });
  client.abort(new Error("gone"));
  expect(await running).toMatchObject([{ status: "rejected", reason: { message: "gone" } }]);
  expect(await threadOfPredictions()).toBe(thread);
  await eventually("one thread for predictions", async () => (await threadsOf("prediction")) === 1);
});

test("a task that takes too long is stopped, says when to try again, and its thread keeps running", async () => {
  const thread = await threadOfPredictions();
  const thresholds = { minRatingsPerFilm: 1, minRatingsPerUser: 1 };
  const slow = runStoppable(
    workers,
    readinessTasks.countTrainable,
    (stop) => ({ database: store.file, stop, thresholds }),
    {
      maxWaitMs: DEADLINES.conditionMs,
      maxRunMs: 50,
    },
  );
  await expect(slow).rejects.toMatchObject({ code: "library_busy", facts: { retryAfterSeconds: 5 } });
  expect(await threadOfPredictions()).toBe(thread);
});

test("a client that leaves a profile of all ratings ends it, and the thread of trainings stays", async () => {
  const parts = { workers, database: store.file };
  const thread = await loadRatings(parts, neverAborted());
  const client = new AbortController();
  const started = Promise.withResolvers<void>();
  const observed: TaskRunner = {
    run: (task, input, options = {}) => {
      const onStart = () => {
        options.onStart?.();
        started.resolve();
      };
      return workers.run(task, input, { ...options, onStart });
    },
  };
  const running = Promise.allSettled([profileAllRatings({ ...parts, workers: observed }, client.signal)]);
  await started.promise;
  client.abort(new Error("gone"));
  expect(await running).toMatchObject([{ status: "rejected", reason: { message: "gone" } }]);
  expect(await loadRatings(parts, neverAborted())).toEqual(thread);
});

test("a profile that nobody waits for reads no further page", () => {
  const stop = createStopFlag();
  stop.set();
  expect(() => profileAllRatingsIn({ database: store.file, stop: stop.buffer })).toThrow("read_stopped");
});
