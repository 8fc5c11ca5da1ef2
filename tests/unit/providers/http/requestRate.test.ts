import fc from "fast-check";
import { expect, test } from "vitest";
import { perMinute, type RateLimits, RequestRate } from "../../../../src/providers/http/requestRate.ts";

const TMDB: RateLimits = { windowMs: 1_000, most: 40, first: 20 };

/** Sends without a pause for that long, by a clock that only this loop moves. @returns when each request was sent */
function sendFor(rate: RequestRate, fromMs: number, durationMs: number, onSent: (now: number) => void): number[] {
  const sent: number[] = [];
  for (let now = fromMs; now < fromMs + durationMs; ) {
    const waitMs = rate.take(now);
    if (waitMs === 0) {
      sent.push(now);
      onSent(now);
    }
    now += waitMs;
  }
  return sent;
}

/** The most requests in any window that ends with one of them. */
function mostInWindow(sent: readonly number[], windowMs: number): number {
  return Math.max(0, ...sent.map((end) => sent.filter((at) => at <= end && end - at < windowMs).length));
}

test("while requests succeed the rate grows to the documented limit and never exceeds it in any window", () => {
  const rate = new RequestRate(TMDB);
  const sent = sendFor(rate, 0, 30_000, (now) => rate.onSuccess(now));
  expect(rate.perMinute).toBe(40 * 60);
  expect(mostInWindow(sent, 1_000)).toBe(40);
  expect(sent.filter((at) => at < 1_000).length).toBeLessThan(40);
});

test("a wave of 429 lowers the rate once; success soon raises it again, to just below what was refused", () => {
  const rate = new RequestRate({ windowMs: 1_000, most: 40 });
  for (const startedAt of [100, 110, 120]) rate.onRateLimit(startedAt, 200);
  expect(rate.perMinute).toBe(28 * 60);
  rate.onRateLimit(201, 300);
  expect(rate.perMinute).toBe(19 * 60);
  for (let success = 0; success < 4; success += 1) rate.onSuccess(400);
  expect(rate.perMinute).toBe(20 * 60);
  for (let success = 0; success < 1_000; success += 1) rate.onSuccess(50_000);
  expect(rate.perMinute).toBe(26 * 60);
  // After a minute it tries a little more, by one request a window.
  for (let success = 0; success < 26; success += 1) rate.onSuccess(70_000);
  expect(rate.perMinute).toBe(27 * 60);
});

test.for([40, 30, 12])(
  "a provider that allows %i requests a second gets nearly as many, and refuses a few at most",
  (allowed) => {
    const rate = new RequestRate(TMDB);
    const answered: number[] = [];
    let refused = 0;
    // Each refusal stops all requests for a second, as the circuit breaker does.
    for (let now = 0; now < 120_000; ) {
      const waitMs = rate.take(now);
      if (waitMs > 0) {
        now += waitMs;
        continue;
      }
      const recent = answered.filter((at) => now - at < 1_000).length;
      if (recent < allowed) {
        answered.push(now);
        rate.onSuccess(now);
      } else {
        refused += 1;
        rate.onRateLimit(now, now);
        now += 1_000;
      }
    }
    expect(refused).toBeLessThanOrEqual(8);
    expect(answered.length / 120).toBeGreaterThan(allowed * 0.85);
  },
);

test("a provider that refuses everything is still asked once a window, so that its recovery is noticed", () => {
  const rate = new RequestRate(TMDB);
  for (let at = 0; at < 50_000; at += 1_000) rate.onRateLimit(at + 1, at + 2);
  expect(rate.perMinute).toBe(60);
});

test("whatever the responses and their times, no window holds more than the limit", () => {
  const events = fc.array(fc.tuple(fc.nat(400), fc.constantFrom("ok", "limited")), { maxLength: 200 });
  fc.assert(
    fc.property(events, (answers) => {
      const rate = new RequestRate(perMinute(160));
      let now = 0;
      const sent: number[] = [];
      for (const [pauseMs, answer] of answers) {
        now += pauseMs;
        if (rate.take(now) === 0) sent.push(now);
        if (answer === "ok") rate.onSuccess(now);
        else rate.onRateLimit(now, now);
      }
      expect(mostInWindow(sent, 15_000)).toBeLessThanOrEqual(40);
    }),
  );
});
