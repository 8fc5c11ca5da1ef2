import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { taskThreadFile } from "../../../src/engine/taskThreadFile.ts";
import { identificationTasks } from "../../../src/identification/tasks.ts";
import { intakeTasks } from "../../../src/intake/tasks.ts";
import { createWorkers } from "../../../src/workers/index.ts";
import { WorkerPool } from "../../../src/workers/workerPool.ts";
import { makeClip } from "../../fixtures/clips.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { temporaryWorkers } from "../../support/temporaryWorkers.ts";

const workers = temporaryWorkers();
const folder = temporaryFolder();

test("threads start with the first task and say what they hold", async () => {
  const [before] = await workers.memory();
  expect(before).toEqual({ pool: "media", threads: 0, bytes: 0 });
  await workers.run(intakeTasks.inspectPaths, { paths: [folder] });
  const [after] = await workers.memory();
  expect(after?.threads).toBe(1);
  expect(after?.bytes).toBeGreaterThan(1_000_000);
});

test("names are parsed in a thread of their own", async () => {
  const [release] = await workers.run(identificationTasks.parseReleaseNames, ["/films/Alien.1979.1080p.BluRay.mkv"]);
  expect(release).toMatchObject({ year: 1979 });
});

test("what a task throws arrives with its code", async () => {
  const absent = workers.run(intakeTasks.hashFile, { path: join(folder, "absent.mkv") });
  await expect(absent).rejects.toMatchObject({ name: "TaskFailed", code: "ENOENT" });
});

test("a task that takes too long is ended, and the next one finds a thread", async () => {
  const path = await makeClip(join(folder, "a.mp4"));
  const endless = workers.run(intakeTasks.hashFile, { path: "/dev/zero" }, { timeoutMs: 200 });
  await expect(endless).rejects.toMatchObject({ code: "worker_timeout" });
  expect(await workers.run(intakeTasks.hashFile, { path })).toMatch(/^[0-9a-f]{64}$/);
});

test("a task that is given up ends with the caller's reason", async () => {
  const giveUp = new AbortController();
  const endless = workers.run(intakeTasks.hashFile, { path: "/dev/zero" }, { signal: giveUp.signal });
  setTimeout(() => giveUp.abort(new Error("enough")), 100);
  await expect(endless).rejects.toThrow("enough");
});

/** A thread that is stuck in one task and computes in another. */
function threadThatMayBeStuck(): string {
  const file = join(temporaryFolder(), "thread.mjs");
  const source = new URL("../../../src/workers/serveTasks.ts", import.meta.url).href;
  writeFileSync(
    file,
    `import { readFileSync } from "node:fs";
    import { serveTasks } from ${JSON.stringify(source)};
    const stuck = (pipe) => readFileSync(pipe, "utf8");
    const busy = (milliseconds) => { for (const end = Date.now() + milliseconds; Date.now() < end; ); return "done"; };
    const tasks = { stuck: { id: "stuck", load: async () => stuck }, busy: { id: "busy", load: async () => busy } };
    export default serveTasks(tasks);`,
  );
  return pathToFileURL(file).href;
}

// A pipe that nobody writes to blocks its reader inside the system, as a dead network drive does.
test.skipIf(process.platform === "win32")(
  "a stuck thread is noticed by its missing heartbeat and replaced; one that computes for long is not",
  async () => {
    const pipe = join(temporaryFolder(), "pipe");
    execFileSync("mkfifo", [pipe]);
    const [heartbeatMs, silenceMs] = [100, 3_000];
    const threadFile = threadThatMayBeStuck();
    const pool = new WorkerPool({
      name: "parsing",
      maxThreads: 1,
      threadFile,
      heartbeatMs,
      silenceMs,
      onError: (error) => expect(error).toBeUndefined(),
    });
    expect(await pool.run({ taskId: "busy", input: silenceMs * 2 }, {})).toBe("done");
    await expect(pool.run({ taskId: "stuck", input: pipe }, {})).rejects.toMatchObject({ code: "worker_timeout" });
    expect(await pool.run({ taskId: "busy", input: 1 }, {})).toBe("done");
    await pool.close();
    // Nobody waits for its late result, which lets the thread end.
    await writeFile(pipe, "late");
  },
);

test("closing settles every waiting call", async () => {
  const closing = createWorkers({ threadFile: taskThreadFile });
  const tasks = Array.from({ length: 5 }, () => closing.run(intakeTasks.hashFile, { path: "/dev/zero" }));
  const ends = Promise.allSettled(tasks);
  await closing.close();
  for (const end of await ends) expect(end).toMatchObject({ status: "rejected", reason: { code: "workers_closed" } });
});

test("threads whose code is missing refuse their tasks instead of keeping them", async () => {
  const errors: unknown[] = [];
  // This file does not exist, as in a build that lacks a file.
  const pool = new WorkerPool({
    name: "parsing",
    maxThreads: 1,
    threadFile: new URL("./missing.ts", import.meta.url).href,
    onError: (error) => errors.push(error),
  });
  await expect(pool.run({ taskId: "any.task", input: {} }, {})).rejects.toMatchObject({ code: "worker_failed" });
  expect(errors).toHaveLength(1);
  await pool.close();
});
