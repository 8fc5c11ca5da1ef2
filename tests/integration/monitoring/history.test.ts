import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { HistoryRecords } from "../../../src/monitoring/history/historyRecords.ts";
import { createHistory, createMetrics } from "../../../src/monitoring/index.ts";
import { openStore } from "../../../src/store/index.ts";
import { libraryOfVersion } from "../../support/libraryOfVersion.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const BEGIN = Date.UTC(2026, 0, 1);

function aHistory() {
  const store = openStore(temporaryFolder());
  const metrics = createMetrics();
  const clock = { at: BEGIN, now: () => clock.at };
  const history = createHistory({ store, metrics: metrics.registered, flush: metrics.flush, clock });
  const listed = (seconds: number) => metrics.useCase({ useCase: "UC2", outcome: "ok", seconds, batch: "first" });
  const ask = (name: string, from: number, stepSeconds = 60) =>
    history.query({ name, from, to: clock.at + 1, stepSeconds }).series;
  return { store, metrics, clock, history, listed, ask, [Symbol.dispose]: () => store.close() };
}

test("each minute holds what came in it, and its percentiles", async () => {
  using kept = aHistory();
  for (let at = 0; at < 100; at += 1) kept.listed(0.004);
  await kept.history.rollUp();
  kept.clock.at += MINUTE_MS;
  kept.listed(2);
  await kept.history.rollUp();
  const [series] = kept.ask("batch_duration_seconds", BEGIN);
  expect(series?.labels).toEqual({ use_case: "UC2", batch: "first" });
  expect(series?.points.map(({ at, count }) => [at, count])).toEqual([
    [BEGIN, 100],
    [BEGIN + MINUTE_MS, 1],
  ]);
  expect(series?.points[0]?.p95).toBeLessThanOrEqual(0.005);
  expect(series?.points[1]?.p50).toBeGreaterThan(1);
});

test("wider steps add up to the same", async () => {
  using kept = aHistory();
  for (let minute = 0; minute < 150; minute += 1) {
    kept.listed(0.01);
    await kept.history.rollUp();
    kept.clock.at += MINUTE_MS;
  }
  const counts = (step: number) => kept.ask("batch_duration_seconds", BEGIN, step)[0]?.points.map(({ count }) => count);
  expect(counts(600)).toEqual(Array(15).fill(10));
  expect(counts(3_600)).toEqual([60, 60, 30]);
  expect(counts(86_400)).toEqual([150]);
});

test("minutes are kept for two days, hours for thirty, days longer", async () => {
  using kept = aHistory();
  kept.listed(0.01);
  await kept.history.rollUp();
  const spanned = async (ms: number) => {
    kept.clock.at = BEGIN + ms;
    kept.listed(0.01);
    await kept.history.rollUp();
    return kept.store
      .sql<{ step_seconds: number }>("SELECT DISTINCT step_seconds FROM metric_point WHERE at < :to ORDER BY 1")
      .all({ to: BEGIN + MINUTE_MS })
      .map(({ step_seconds }) => step_seconds);
  };
  expect(await spanned(HOUR_MS)).toEqual([60, 3_600, 86_400]);
  expect(await spanned(3 * DAY_MS)).toEqual([3_600, 86_400]);
  expect(await spanned(31 * DAY_MS)).toEqual([86_400]);
  expect(kept.ask("batch_duration_seconds", BEGIN, 86_400)[0]?.points[0]?.count).toBe(2);
});

test("a restart resets counters without losing data; a clock set back does no harm", async () => {
  using kept = aHistory();
  kept.listed(0.01);
  await kept.history.rollUp();
  const later = createMetrics();
  const history = createHistory({
    store: kept.store,
    metrics: later.registered,
    flush: later.flush,
    clock: kept.clock,
  });
  later.useCase({ useCase: "UC2", outcome: "ok", seconds: 0.01, batch: "first" });
  await history.rollUp();
  expect(kept.ask("batch_duration_seconds", BEGIN)[0]?.points[0]?.count).toBe(2);
  kept.clock.at -= 10 * DAY_MS;
  later.useCase({ useCase: "UC2", outcome: "ok", seconds: 0.01, batch: "first" });
  await history.rollUp();
  expect(kept.ask("batch_duration_seconds", kept.clock.at - HOUR_MS)[0]?.points[0]?.count).toBe(1);
});

test("a gauge keeps its highest and lowest", async () => {
  using kept = aHistory();
  for (const mean of [0.2, 0.8, 0.5]) {
    kept.metrics.cpu({ mean, peak: 1 });
    await kept.history.rollUp();
  }
  const series = kept.ask("cpu_ratio", BEGIN).find(({ labels }) => labels.figure === "mean");
  expect(series?.points[0]).toMatchObject({ low: 0.2, high: 0.8, mean: 0.5 });
});

test("a metric without samples and a reversed range give nothing, an unknown metric is an error", async () => {
  using kept = aHistory();
  expect(kept.ask("batch_duration_seconds", BEGIN - DAY_MS)).toEqual([]);
  expect(kept.history.query({ name: "cpu_ratio", from: 10, to: 5, stepSeconds: 60 }).series).toEqual([]);
  expect(() => kept.ask("no_such_metric", BEGIN)).toThrow(expect.objectContaining({ code: "unknown_metric" }));
  expect(() => kept.ask("cpu_ratio", BEGIN - 365 * DAY_MS)).toThrow(expect.objectContaining({ code: "span_too_long" }));
});

test("a month of full minutes stays below 20 MB", async () => {
  using kept = aHistory();
  // Every series that there can be, at the rate of two days' minutes, then hours and days.
  const series = 100;
  kept.store.writeRelaxed(() => {
    for (let id = 1; id <= series; id += 1) {
      kept.store.sql("INSERT INTO metric_series (metric, labels) VALUES ('m', :id)").run({ id: String(id) });
      kept.store
        .sql(`
          WITH RECURSIVE minute(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM minute WHERE n < 4000)
          INSERT INTO metric_point SELECT :id, 60, :begin + n * 60000, 12, 0.123456, 0, 0, '0 0 1 2 3 4 1 1 0 0 0 0 0 0'
          FROM minute`)
        .run({ id, begin: BEGIN - 4000 * MINUTE_MS });
    }
  });
  await kept.history.rollUp();
  await wait(0);
  const bytes = kept.store
    .sql<{ bytes: number }>(
      "SELECT sum(pgsize) AS bytes FROM dbstat WHERE name LIKE 'metric%' OR name LIKE 'sqlite_autoindex_metric%'",
    )
    .get()?.bytes;
  expect(bytes).toBeLessThan(20 * 1024 * 1024);
});

test("points that an earlier version wrote are read", () => {
  const folder = libraryOfVersion(temporaryFolder(), 23, (database) => {
    database.exec("INSERT INTO metric_series (id, metric, labels) VALUES (1, 'memory_bytes', '{\"part\":\"heap\"}')");
    database.exec(`INSERT INTO metric_point VALUES (1, 60, ${BEGIN}, 2, 10, 4, 6, '')`);
  });
  const store = openStore(folder);
  expect(new HistoryRecords(store).points(1, 60, BEGIN, BEGIN + 1)).toEqual([
    { at: BEGIN, count: 2, sum: 10, low: 4, high: 6, buckets: [] },
  ]);
  store.close();
});
