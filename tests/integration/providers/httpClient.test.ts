import { afterEach, beforeEach, expect, test } from "vitest";
import { REQUEST_PRIORITY } from "../../../src/providers/index.ts";
import { startTmdbStandIn, type TmdbStandIn } from "../../standins/index.ts";
import { DEADLINES } from "../../support/deadlines.ts";
import { acceleratedPacing, failureOf, SECRET, tmdbClientOver } from "./providerFixtures.ts";

let standIn: TmdbStandIn;
beforeEach(async () => {
  standIn = await startTmdbStandIn();
});
afterEach(() => standIn.close());

const LIGHTHOUSE = 4_000_001;
/** No answer of a stand-in takes this long, on no machine. */
const PATIENT_MS = DEADLINES.conditionMs;

test("a 429 with Retry-After pauses the whole provider for exactly that long", async () => {
  const { tmdb, clock } = tmdbClientOver(standIn);
  standIn.failNext(429, { retryAfterSeconds: 7 });

  expect(await failureOf(tmdb.film(LIGHTHOUSE))).toMatchObject({
    code: "provider_rate_limited",
    facts: { provider: "tmdb", retryAfterMs: 7_000 },
  });
  expect(await failureOf(tmdb.searchFilms({ title: "cinder" }))).toMatchObject({ code: "provider_rate_limited" });
  expect(standIn.requests).toHaveLength(1);

  clock.advance(7_000);
  expect(await tmdb.searchFilms({ title: "cinder" })).toHaveLength(3);
});

test("Retry-After as a date is relative to now, and is limited to fifteen minutes", async () => {
  const { tmdb, clock } = tmdbClientOver(standIn);
  standIn.failNext(429, { retryAfter: new Date(clock.now() + 90_000).toUTCString() });
  expect(await failureOf(tmdb.film(LIGHTHOUSE))).toMatchObject({ facts: { retryAfterMs: 90_000 } });

  clock.advance(90_000);
  standIn.failNext(429, { retryAfterSeconds: 999_999 });
  expect(await failureOf(tmdb.film(LIGHTHOUSE))).toMatchObject({ facts: { retryAfterMs: 900_000 } });
});

test.for(["0", "-5", "5.5", "Wed, 21 Oct 2015 07:28:00 GMT", "soon", "-99999"])(
  "a 429 with Retry-After: %s rests the provider as one without, ever longer",
  async (retryAfter) => {
    const { tmdb, clock } = tmdbClientOver(standIn);
    for (const atLeastMs of [1_000, 2_000, 4_000]) {
      standIn.failNext(429, { retryAfter });
      const { facts } = await failureOf(tmdb.film(LIGHTHOUSE));
      expect(facts?.retryAfterMs).toBeGreaterThanOrEqual(atLeastMs);
      expect(facts?.retryAfterMs).toBeLessThanOrEqual(atLeastMs * 1.25);
      clock.advance(atLeastMs * 1.25);
    }
    expect(standIn.requests).toHaveLength(3);
  },
);

test("a number of seconds that no number holds is a long rest, and not none", async () => {
  const { tmdb } = tmdbClientOver(standIn);
  standIn.failNext(429, { retryAfter: "9".repeat(40) });
  expect(await failureOf(tmdb.film(LIGHTHOUSE))).toMatchObject({ facts: { retryAfterMs: 900_000 } });
});

test("a requested pause ends at once when a user retries", async () => {
  const { tmdb } = tmdbClientOver(standIn);
  standIn.failNext(429, { retryAfterSeconds: 99_999_999 });
  expect(await failureOf(tmdb.film(LIGHTHOUSE))).toMatchObject({ facts: { retryAfterMs: 900_000 } });
  expect(await failureOf(tmdb.film(LIGHTHOUSE))).toMatchObject({ code: "provider_rate_limited" });
  expect(standIn.requests).toHaveLength(1);
  tmdb.reset();
  expect(await tmdb.film(LIGHTHOUSE)).toMatchObject({ provider: "tmdb" });
});

test("a clock that is set back does not prolong a provider's rest", async () => {
  const { tmdb, clock } = tmdbClientOver(standIn);
  clock.advance(86_400_000);
  standIn.failNext(429, { retryAfterSeconds: 60 });
  await failureOf(tmdb.film(LIGHTHOUSE));
  clock.advance(-86_400_000);
  const { facts } = await failureOf(tmdb.film(LIGHTHOUSE));
  expect(facts?.retryAfterMs).toBeLessThanOrEqual(60_000);
  clock.advance(60_000);
  expect(await tmdb.film(LIGHTHOUSE)).toMatchObject({ provider: "tmdb" });
});

test("a 429 that says nothing more is answered with waits of 1, 2, 4 and at most 30 seconds", async () => {
  const { tmdb, clock } = tmdbClientOver(standIn);
  const waits: number[] = [];
  for (let time = 0; time < 7; time += 1) {
    standIn.failNext(429);
    const { facts } = await failureOf(tmdb.film(LIGHTHOUSE));
    waits.push(Number(facts?.retryAfterMs));
    clock.advance(Number(facts?.retryAfterMs));
  }
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
});

test("six connections that get a 429 in one wave count as one", async () => {
  const { tmdb } = tmdbClientOver(standIn);
  standIn.failNext(429, { times: 6 });
  const failures = await Promise.all(Array.from({ length: 6 }, () => failureOf(tmdb.film(LIGHTHOUSE))));
  expect(failures.map((failure) => failure.facts?.retryAfterMs)).toEqual([1_000, 1_000, 1_000, 1_000, 1_000, 1_000]);
});

test.each([
  ["a 500", (faults: TmdbStandIn) => faults.failNext(500), "server_error"],
  ["a 503", (faults: TmdbStandIn) => faults.failNext(503), "server_error"],
  ["HTML instead of JSON", (faults: TmdbStandIn) => faults.htmlNext(), "not_json"],
  ["half an answer", (faults: TmdbStandIn) => faults.truncateNext(), "network"],
  ["silence", (faults: TmdbStandIn) => faults.hangNext(), "timeout"],
])("%s is an outage, never 'nothing found', and the next call works", async (_, fault, reason) => {
  // Long enough for the answer that comes after the silence, on a slow machine too.
  const { tmdb } = tmdbClientOver(standIn, { timeoutMs: reason === "timeout" ? 2_000 : PATIENT_MS });
  fault(standIn);
  expect(await failureOf(tmdb.searchFilms({ title: "cinder" }))).toMatchObject({
    code: "provider_unreachable",
    facts: { reason },
  });
  expect(tmdb.health()).toMatchObject({ state: "degraded" });
  expect(await tmdb.searchFilms({ title: "cinder" })).toHaveLength(3);
  expect(tmdb.health()).toMatchObject({ state: "ok" });
});

test("after five failures in a row the circuit is open for 30 s, then exactly one request is sent", async () => {
  const { tmdb, clock } = tmdbClientOver(standIn);
  standIn.goDown();
  for (let time = 0; time < 5; time += 1) await failureOf(tmdb.film(LIGHTHOUSE));
  expect(tmdb.health()).toMatchObject({ state: "down" });
  const before = standIn.requests.length;

  const refused = await Promise.all(Array.from({ length: 20 }, () => failureOf(tmdb.film(LIGHTHOUSE))));
  expect(refused[0]).toMatchObject({
    code: "provider_unreachable",
    facts: { reason: "circuit_open", retryAfterMs: 30_000 },
  });
  expect(standIn.requests).toHaveLength(before);

  clock.advance(30_000);
  await Promise.all(Array.from({ length: 20 }, () => failureOf(tmdb.film(LIGHTHOUSE))));
  expect(standIn.requests).toHaveLength(before + 1);

  standIn.comeBack();
  clock.advance(30_000);
  expect(await tmdb.film(LIGHTHOUSE)).toMatchObject({ ids: { tmdb: LIGHTHOUSE } });
  expect(tmdb.health()).toMatchObject({ state: "ok" });
});

test("an answer without end is cut at the limit", async () => {
  const { tmdb } = tmdbClientOver(standIn, { maxBytes: 1_000_000 });
  standIn.endlessNext();
  expect(await failureOf(tmdb.film(LIGHTHOUSE))).toMatchObject({
    code: "provider_answer_invalid",
    facts: { reason: "too_large" },
  });
});

test("a redirect inside the host is followed, one that leads out is refused and never asked", async () => {
  const { tmdb } = tmdbClientOver(standIn);
  standIn.redirectNext(`/3/movie/${LIGHTHOUSE}?language=fr-FR&api_key=${SECRET}`);
  expect(await tmdb.film(LIGHTHOUSE)).toMatchObject({ ids: { tmdb: LIGHTHOUSE } });
  expect(standIn.requests).toHaveLength(2);

  await using elsewhere = await startTmdbStandIn();
  standIn.redirectNext(`${elsewhere.url}/movie/${LIGHTHOUSE}`);
  expect(await failureOf(tmdb.film(LIGHTHOUSE))).toMatchObject({
    code: "provider_answer_invalid",
    facts: { reason: "redirect_outside" },
  });
  standIn.redirectNext("http://169.254.169.254/latest/meta-data");
  expect(await failureOf(tmdb.image("/poster-4000001.jpg", "w342"))).toMatchObject({
    facts: { reason: "redirect_outside" },
  });
  expect(elsewhere.requests).toHaveLength(0);
});

test("redirects in a circle end", async () => {
  const { tmdb } = tmdbClientOver(standIn);
  for (let hop = 0; hop < 8; hop += 1) standIn.redirectNext(`/3/movie/${LIGHTHOUSE}`);
  expect(await failureOf(tmdb.film(LIGHTHOUSE))).toMatchObject({ code: "provider_unreachable" });
  expect(standIn.requests.length).toBeLessThanOrEqual(6);
});

test("while offline nothing is sent, and being offline is no failure of the provider", async () => {
  let isOffline = true;
  const { tmdb } = tmdbClientOver(standIn, { offline: () => isOffline });
  for (let time = 0; time < 6; time += 1) {
    expect(await failureOf(tmdb.film(LIGHTHOUSE))).toMatchObject({
      code: "provider_unreachable",
      facts: { reason: "offline" },
    });
  }
  expect(standIn.requests).toHaveLength(0);
  isOffline = false;
  expect(await tmdb.film(LIGHTHOUSE)).toMatchObject({ ids: { tmdb: LIGHTHOUSE } });
});

test("a caller that gives up gets its own reason, and the provider is not blamed", async () => {
  const { tmdb, calls } = tmdbClientOver(standIn);
  const controller = new AbortController();
  standIn.hangNext();
  const pending = failureOf(tmdb.film(LIGHTHOUSE, { signal: controller.signal }));
  await expect.poll(() => standIn.requests.length).toBe(1);
  controller.abort(new Error("the person left the page"));

  expect((await pending).message).toBe("the person left the page");
  await expect.poll(() => calls.at(-1)?.outcome).toBe("aborted");
  expect(tmdb.health()).toMatchObject({ state: "unknown" });
});

test("never more than ten requests are under way at once", async () => {
  const { tmdb } = tmdbClientOver(standIn, { timeoutMs: PATIENT_MS });
  for (let request = 0; request < 14; request += 1) standIn.hangNext();
  const callers = Array.from({ length: 14 }, () => new AbortController());
  const pending = callers.map(({ signal }) => failureOf(tmdb.film(LIGHTHOUSE, { signal })));
  for (const [index, caller] of callers.entries()) {
    await expect.poll(() => standIn.requests.length).toBe(Math.min(10 + index, 14));
    caller.abort(new Error("the person left the page"));
  }
  await Promise.all(pending);
});

test("the provider gets no more requests in any second than it documents, and more while it accepts them", async () => {
  const pacing = acceleratedPacing();
  const arrived: number[] = [];
  const fetch: typeof globalThis.fetch = (...request) => {
    arrived.push(pacing.now());
    return globalThis.fetch(...request);
  };
  const { tmdb } = tmdbClientOver(standIn, { pacing, fetch });
  expect(tmdb.usage().perMinute).toBe(20 * 60);
  await Promise.all(Array.from({ length: 200 }, () => tmdb.film(LIGHTHOUSE)));
  expect(arrived).toHaveLength(200);
  for (const end of arrived)
    expect(arrived.filter((at) => at <= end && end - at < 1_000).length).toBeLessThanOrEqual(40);
  expect(tmdb.usage().perMinute).toBe(40 * 60);

  standIn.failNext(429, { retryAfterSeconds: 1 });
  await failureOf(tmdb.film(LIGHTHOUSE));
  expect(tmdb.usage().perMinute).toBe(28 * 60);
});

test("a later step of one film is sent before the first steps of other films", async () => {
  const { tmdb } = tmdbClientOver(standIn, { pacing: acceleratedPacing() });
  const firstSteps = Array.from({ length: 30 }, (_, film) => tmdb.searchFilms({ title: `film ${film}` }));
  const laterStep = tmdb.film(LIGHTHOUSE, { priority: REQUEST_PRIORITY.laterStep });
  await Promise.all([...firstSteps, laterStep]);
  const paths = standIn.requests.map(({ path }) => path);
  // Requests that already have a connection are not reordered.
  expect(paths.indexOf(`/3/movie/${LIGHTHOUSE}`)).toBeLessThanOrEqual(10);
});

test("each call leaves a record with a route pattern, sizes and the reason it was made", async () => {
  const { tmdb, calls } = tmdbClientOver(standIn);
  await tmdb.film(LIGHTHOUSE, { reason: "enrich" });
  expect(calls).toEqual([
    {
      provider: "tmdb",
      host: new URL(standIn.url).host,
      route: "/movie/{id}",
      status: 200,
      bytes: expect.any(Number),
      cached: false,
      durationMs: expect.any(Number),
      reason: "enrich",
      outcome: "ok",
    },
  ]);
});

test("the key appears in no error and no record, for every kind of failure", async () => {
  const { tmdb, calls, clock } = tmdbClientOver(standIn, { timeoutMs: 100, maxBytes: 100_000 });
  const failures: Error[] = [];
  const provoke = async (fault: () => void) => {
    fault();
    failures.push(await failureOf(tmdb.film(LIGHTHOUSE)));
    clock.advance(3_600_000);
  };
  await provoke(() => standIn.failNext(429, { retryAfterSeconds: 1 }));
  await provoke(() => standIn.failNext(500));
  await provoke(() => standIn.failNext(400));
  await provoke(() => standIn.htmlNext());
  await provoke(() => standIn.truncateNext());
  await provoke(() => standIn.hangNext());
  await provoke(() => standIn.endlessNext());
  await provoke(() => standIn.redirectNext(`http://127.0.0.1:1/?api_key=${SECRET}`));
  await provoke(() => standIn.answerNext({ id: `api_key=${SECRET}` }));
  await provoke(() => standIn.wrongKey());
  await provoke(() => standIn.goDown());

  expect(failures).toHaveLength(11);
  const everything = failures
    .map((error) => `${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`)
    .join("\n");
  expect(everything + JSON.stringify(calls) + JSON.stringify(tmdb.health())).not.toContain(SECRET);
});

test("a closed client ends what runs and refuses what comes", async () => {
  const { tmdb } = tmdbClientOver(standIn);
  standIn.hangNext();
  const pending = failureOf(tmdb.film(LIGHTHOUSE));
  await expect.poll(() => standIn.requests.length).toBe(1);
  await tmdb.close();
  expect(await pending).toMatchObject({ code: "provider_unreachable", facts: { reason: "closed" } });
  expect(await failureOf(tmdb.film(LIGHTHOUSE))).toMatchObject({ facts: { reason: "closed" } });
});
