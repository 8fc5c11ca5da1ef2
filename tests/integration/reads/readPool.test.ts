import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { createReadPool, type ReadPool } from "../../../src/reads/index.ts";
import { openStore } from "../../../src/store/index.ts";
import { createWorkers } from "../../../src/workers/index.ts";
import { DEADLINES, eventually } from "../../support/deadlines.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const store = openStore(join(temporaryFolder(), "library"));
const started: string[] = [];
const workers = createWorkers({
  threadFile: pathToFileURL(join(import.meta.dirname, "endlessReads.ts")).href,
  onTask: (pool, task) => started.push(`${pool}.${task}`),
});

afterAll(async () => {
  await workers.close();
  store.close();
});

const PATIENT = { maxWaitMs: DEADLINES.conditionMs, maxReadMs: DEADLINES.conditionMs };

function poolWith(limits: { readonly maxWaitMs: number; readonly maxReadMs: number }): ReadPool {
  return createReadPool({ store, workers, clock: Date, limits });
}

const threads = async () => (await workers.memory()).find(({ pool }) => pool === "reads")?.threads;

test("queries of clients that disconnect end, and their threads answer the next request", async () => {
  const reads = poolWith(PATIENT);
  const clients = [new AbortController(), new AbortController()];
  const endless = clients.map(({ signal }) => reads.during(signal).films.facets(1));
  const ends = Promise.allSettled(endless);
  const next = reads.during(new AbortController().signal).people.page(1);
  await eventually("both threads are occupied", async () => (await threads()) === 2);
  for (const client of clients) client.abort(new Error("gone"));
  for (const end of await ends) expect(end).toMatchObject({ status: "rejected", reason: { message: "gone" } });
  // It waited for the two, which leave the queue only when their threads are free.
  expect(await next).toBeNull();
  expect(await threads()).toBe(2);
  expect(started.filter((task) => task === "reads.films.facets")).toHaveLength(2);
});

test("a query that takes too long is stopped, and the client is told when to try again", async () => {
  const reads = poolWith({ ...PATIENT, maxReadMs: 50 });
  const slow = reads.during(new AbortController().signal).statistics.of(1);
  await expect(slow).rejects.toMatchObject({ code: "library_busy", facts: { retryAfterSeconds: 5 } });
  expect(await reads.during(new AbortController().signal).people.page(1)).toBeNull();
});

test("a request that finds no free thread is refused rather than kept waiting", async () => {
  const client = new AbortController();
  const occupying = poolWith(PATIENT);
  const ends = Promise.allSettled([1, 2].map((user) => occupying.during(client.signal).films.facets(user)));
  const impatient = poolWith({ ...PATIENT, maxWaitMs: 50 });
  const refused = impatient.during(new AbortController().signal).people.page(1);
  await expect(refused).rejects.toMatchObject({ code: "library_busy", facts: { retryAfterSeconds: 5 } });
  client.abort();
  await ends;
});

test("a client that disconnects before its turn causes no query", async () => {
  const reads = poolWith(PATIENT);
  const occupying = new AbortController();
  const ends = Promise.allSettled([1, 2].map((user) => reads.during(occupying.signal).films.facets(user)));
  started.length = 0;
  const waiting = new AbortController();
  const given = reads.during(waiting.signal).people.collections(1);
  waiting.abort(new Error("gone"));
  await expect(given).rejects.toThrow("gone");
  const early = reads.during(AbortSignal.abort(new Error("gone early"))).people.collections(1);
  await expect(early).rejects.toThrow("gone early");
  occupying.abort();
  await ends;
  expect(await reads.during(new AbortController().signal).people.page(1)).toBeNull();
});

/** A user whose reads never end by themselves, and who asks for as many as there are threads. */
async function aGreedyUser(user: number) {
  const client = new AbortController();
  const ends = Promise.allSettled(
    [1, 2].map(() => poolWith(PATIENT).during(client.signal, { user }).films.facets(user)),
  );
  await eventually("both threads are occupied", async () => (await threads()) === 2);
  return {
    async leave() {
      client.abort(new Error("gone"));
      return await ends;
    },
  };
}

test("a user whose reads hold every thread gives one of them to another who asks", async () => {
  const greedy = await aGreedyUser(1);
  const other = poolWith(PATIENT).during(new AbortController().signal, { user: 2 });
  expect(await other.people.page(1)).toBeNull();
  expect(await other.people.page(2)).toBeNull();
  // The read that was stopped for it runs again: both still end with their client, and not with an error of their own.
  for (const end of await greedy.leave())
    expect(end).toMatchObject({ status: "rejected", reason: { message: "gone" } });
});

test("reads that were given up while they waited no longer count as waiting", async () => {
  const occupying = await aGreedyUser(1);
  const given = new AbortController();
  const asked = Array.from({ length: 100 }, () => poolWith(PATIENT).during(given.signal, { user: 2 }).people.page(1));
  // The first may have got the thread that the other user gives back.
  given.abort(new Error("gone"));
  await Promise.allSettled(asked);
  const next = poolWith(PATIENT).during(new AbortController().signal, { user: 2 });
  await expect(Promise.all(Array.from({ length: 50 }, () => next.people.page(1)))).resolves.toHaveLength(50);
  await occupying.leave();
});

test("a user who asks for many things at once does not delay another, and is refused beyond a limit", async () => {
  const answered: string[] = [];
  const occupying = await aGreedyUser(1);
  const many = poolWith(PATIENT).during(new AbortController().signal, { user: 2 });
  const one = poolWith(PATIENT).during(new AbortController().signal, { user: 3 });
  const asked = Array.from({ length: 150 }, () => many.people.page(1).then(() => answered.push("many")));
  const given = one.people.page(1).then(() => answered.push("one"));
  const ends = await Promise.allSettled(asked);
  await given;
  expect(answered.indexOf("one")).toBeLessThan(3);
  expect(ends.filter(({ status }) => status === "fulfilled").length).toBeLessThanOrEqual(101);
  for (const end of ends.slice(110)) expect(end).toMatchObject({ reason: { code: "library_busy" } });
  await occupying.leave();
});
