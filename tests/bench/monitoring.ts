import { mkdtempSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { readConfig } from "../../src/config.ts";
import { createEngine, type Engine } from "../../src/engine.ts";
import { serve } from "../../src/server/index.ts";
import { openWebHost } from "../../src/server/webHost.ts";
import { LoginPage } from "../e2e/pages/login.ts";
import { SetupPage } from "../e2e/pages/setup.ts";
import { launchBrowser } from "../e2e/support/browser.ts";
import { makeManyClips } from "../fixtures/clips.ts";
import { type BenchLibrary, fillWithFilms, OWNER, openBenchLibrary, unreachableServices } from "./benchLibrary.ts";
import { atLeast, atMost, quantile, type Row } from "./row.ts";

const FILMS = 2_000;
const DROPPED = 2_000;
const ROUNDS = 100;
const PAIRS = 11;
const REQUESTS_A_ROUND = 40;
const DAY_MS = 24 * 3_600_000;
const PAGES = 10;
const EVENTS_A_SECOND = 200;
const STREAM_SECONDS = 5;
const FINISHED_JOBS = 100_000;
const RESOLUTION_MS = 5;
const PAGE_FOLDER = join(import.meta.dirname, "../../dist/renderer");

/** What watching costs, and how fast the panel answers. */
export async function benchMonitoring(): Promise<Row[]> {
  return [
    ...(await instrumentationOfLists()),
    ...(await instrumentationOfImports()),
    ...(await figures()),
    ...(await particles()),
    ...(await streams()),
    ...(await purge()),
  ];
}

/** Two hosts take turns, so that other load on the machine affects both. */
async function instrumentationOfLists(): Promise<Row[]> {
  const measured = await openListHost(true);
  const silent = await openListHost(false);
  try {
    const ratios: number[] = [];
    for (let at = 0; at < ROUNDS; at += 1) {
      const isFirst = at % 2 === 0;
      const first = await (isFirst ? measured : silent).round();
      const second = await (isFirst ? silent : measured).round();
      ratios.push(isFirst ? first / second : second / first);
    }
    const slower = (quantile(ratios, 0.5) - 1) * 100;
    return [atMost(`instrumentation: list requests over HTTP slower by (median of ${ROUNDS} rounds)`, slower, 2, "%")];
  } finally {
    await measured.close();
    await silent.close();
  }
}

async function openListHost(isMeasured: boolean) {
  const library = await openBenchLibrary({}, isMeasured);
  fillWithFilms(library, FILMS);
  const host = await openWebHost(async () => library.engine, { host: "127.0.0.1", port: 0 });
  const login = await fetch(`${host.url}/api/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(OWNER),
  });
  const { sessionId } = (await login.json()) as { sessionId: string };
  const headers = { authorization: `Bearer ${sessionId}` };
  async function round(): Promise<number> {
    const start = performance.now();
    for (let at = 0; at < REQUESTS_A_ROUND; at += 1)
      await (await fetch(`${host.url}/api/films?limit=60`, { headers })).text();
    return performance.now() - start;
  }
  await round();
  return {
    round,
    async close() {
      await host.stop();
      rmSync(library.folder, { recursive: true, force: true });
    },
  };
}

async function instrumentationOfImports(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "filmotheque-clips-"));
  try {
    for (const path of await makeManyClips(folder, DROPPED)) utimesSync(path, 1_700_000_000, 1_700_000_000);
    await imported(folder, true);
    const ratios: number[] = [];
    for (let at = 0; at < PAIRS; at += 1) {
      const isFirst = at % 2 === 0;
      const first = await imported(folder, isFirst);
      const second = await imported(folder, !isFirst);
      ratios.push(isFirst ? first / second : second / first);
    }
    const slower = (quantile(ratios, 0.5) - 1) * 100;
    return [atMost(`instrumentation: import of 2,000 files slower by (median of ${PAIRS} pairs)`, slower, 2, "%")];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Until every file is recorded and read. */
async function imported(folder: string, isMeasured: boolean): Promise<number> {
  const library = await openBenchLibrary({}, isMeasured);
  try {
    const start = performance.now();
    await library.ask("/api/files", "POST", { paths: [folder] });
    const { sql } = library.engine.local.store;
    const left = () =>
      sql<{ count: number }>("SELECT count(*) AS count FROM job WHERE kind = 'probe' AND state <> 'done'").get()
        ?.count ?? 0;
    while (left() > 0) await wait(5);
    return performance.now() - start;
  } finally {
    await library.close();
  }
}

async function figures(): Promise<Row[]> {
  const library = await openBenchLibrary();
  fillWithFilms(library, 500);
  for (let at = 0; at < 200; at += 1) await library.ask(`/api/films?limit=${1 + (at % 200)}`);
  thirtyDays(library);
  const scrapes: number[] = [];
  for (let at = 0; at < 50; at += 1) {
    const start = performance.now();
    await (await library.engine.fetch(new Request("http://bench/metrics"), { address: "127.0.0.1" })).text();
    scrapes.push(performance.now() - start);
  }
  await library.engine.stop();
  const host = await serve({ ...readConfig(unreachableServices(library.folder)), pageFolder: PAGE_FOLDER });
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
    const page = await context.newPage();
    await page.goto(host.url);
    await new LoginPage(page).logIn(OWNER.userId, OWNER.password);
    const opened: number[] = [];
    for (let at = 0; at < 5; at += 1) {
      await page.getByRole("navigation").getByRole("link", { name: "Settings" }).click();
      await page.getByRole("heading", { level: 1, name: "Settings" }).waitFor();
      await page.evaluate(watchOpening);
      // As a user does it: the pointer moves there, then the button goes down.
      await page.getByRole("navigation").getByRole("link", { name: "Monitoring" }).click();
      opened.push(await page.evaluate(() => (window as unknown as { opened: Promise<number> }).opened));
    }
    return [
      atMost("GET /metrics with everything populated, p99", quantile(scrapes, 0.99), 20, "ms"),
      atMost("the panel opens with 30 days of history, slowest of five", Math.max(...opened), 300, "ms"),
    ];
  } finally {
    await browser.close();
    await host.stop();
    rmSync(library.folder, { recursive: true, force: true });
  }
}

/** In the page: from the click until the tiles hold their figures and that is painted. */
function watchOpening(): void {
  const opened = new Promise<number>((resolve) => {
    document.addEventListener(
      "click",
      ({ timeStamp }) => {
        const look = () => {
          const tiles = [...document.querySelectorAll("main ul[aria-labelledby=tiles] li")];
          const isThere = tiles.length === 7 && /\d/.test(tiles[3]?.textContent ?? "");
          requestAnimationFrame(isThere ? () => resolve(performance.now() - timeStamp) : look);
        };
        look();
      },
      { once: true, capture: true },
    );
  });
  Object.assign(window, { opened });
}

/** Every series of the history, minute by minute for two days and hour by hour for thirty. */
function thirtyDays({ engine }: BenchLibrary): void {
  const { sql, writeRelaxed } = engine.local.store;
  const now = Date.now();
  const buckets = "0 1 2 3 4 5 4 3 2 1 0 0 0 0";
  const metrics: readonly [string, readonly object[]][] = [
    ["use_case_duration_seconds", Array.from({ length: 10 }, (_, at) => ({ use_case: `UC${at + 1}`, outcome: "ok" }))],
    [
      "batch_duration_seconds",
      [
        { use_case: "UC2", batch: "first" },
        { use_case: "UC2", batch: "next" },
      ],
    ],
    ["page_view_seconds", [{ view: "library" }, { view: "film" }]],
    ["memory_bytes", [{ part: "process" }, { part: "heap" }]],
    ["cpu_ratio", [{ figure: "mean" }, { figure: "peak" }]],
    ["http_request_duration_seconds", [{}]],
    ["jobs_total", [{ outcome: "done" }]],
    ["errors_total", [{}]],
    ["file_to_enriched_seconds", [{}]],
  ];
  writeRelaxed(() => {
    for (const [metric, all] of metrics)
      for (const labels of all) {
        sql("INSERT OR IGNORE INTO metric_series (metric, labels) VALUES (:metric, :labels)").run({
          metric,
          labels: JSON.stringify(labels),
        });
        for (const [step, span] of [
          [60, 2 * DAY_MS],
          [3_600, 30 * DAY_MS],
        ] as const)
          sql(`
            WITH RECURSIVE moment(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM moment WHERE n < :points)
            INSERT OR IGNORE INTO metric_point
            SELECT series.id, :step, :from + n * :step * 1000, 25, 0.5, 0.1, 0.9, :buckets
            FROM moment, metric_series AS series WHERE series.metric = :metric AND series.labels = :labels`).run({
            step,
            points: Math.floor(span / (step * 1000)) - 1,
            from: Math.floor((now - span) / (step * 1000)) * step * 1000,
            buckets,
            metric,
            labels: JSON.stringify(labels),
          });
      }
  });
}

/** As many particles as the flow draws at once, in a real Chromium without a graphics card. */
async function particles(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "filmotheque-bench-"));
  let engine: Engine | undefined;
  const host = await openWebHost(
    async (names) => {
      engine = await createEngine({ ...readConfig(unreachableServices(folder)), ...names, pageFolder: PAGE_FOLDER });
      return engine;
    },
    { host: "127.0.0.1", port: 0 },
  );
  const browser = await launchBrowser();
  try {
    const page = await (
      await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" })
    ).newPage();
    await page.goto(host.url);
    await new SetupPage(page).createOwner("Bench", OWNER.password);
    await new SetupPage(page).dropYourFilms.waitFor();
    await page.goto(`${host.url}/flow`);
    await page.locator("canvas").waitFor();
    const emit = engine?.local.emit ?? (() => undefined);
    // Twelve films a batch and one question: forty of them are over five hundred dots, again and again.
    const feeding = setInterval(() => {
      for (let at = 0; at < 4; at += 1)
        emit({
          type: "flow.request",
          traceId: `t${at}`,
          useCase: `UC${2 + at}`,
          session: null,
          route: "/api/films",
          status: 200,
          items: 60,
          durationMs: 5,
        });
    }, 60);
    await page.waitForTimeout(2_000);
    const { frames, drawMs, dots } = await page.evaluate(watchFrames);
    clearInterval(feeding);
    return [
      atLeast("the flow: particles at once", dots, 450, ""),
      atLeast("… frames a second", frames, 55, "/s"),
      atMost("… the page's work a frame, p95", drawMs, 8, "ms"),
    ];
  } finally {
    await browser.close();
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In the page, for three seconds: frames, how long the work of one takes, how many dots there are. */
function watchFrames(): Promise<{ frames: number; drawMs: number; dots: number }> {
  const SECONDS = 3;
  const works: number[] = [];
  let frames = 0;
  let dots = 0;
  const end = performance.now() + SECONDS * 1_000;
  return new Promise((resolve) => {
    const frame = (at: number) => {
      frames += 1;
      dots = Math.max(dots, Number(document.querySelector("canvas")?.dataset.particles ?? 0));
      // Behind every callback of this frame.
      const channel = new MessageChannel();
      channel.port1.onmessage = () => works.push(performance.now() - at);
      channel.port2.postMessage(null);
      if (at < end) requestAnimationFrame(frame);
      else {
        works.sort((a, b) => a - b);
        resolve({ frames: frames / SECONDS, drawMs: works[Math.floor(works.length * 0.95)] ?? 0, dots });
      }
    };
    requestAnimationFrame(frame);
  });
}

async function streams(): Promise<Row[]> {
  const library = await openBenchLibrary();
  const host = await openWebHost(async () => library.engine, { host: "127.0.0.1", port: 0 });
  try {
    const login = await fetch(`${host.url}/api/sessions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(OWNER),
    });
    const { sessionId } = (await login.json()) as { sessionId: string };
    const stop = new AbortController();
    let received = 0;
    const readers = Array.from({ length: PAGES }, async () => {
      const stream = await fetch(`${host.url}/api/events`, {
        headers: { authorization: `Bearer ${sessionId}` },
        signal: stop.signal,
      });
      try {
        for await (const chunk of stream.body ?? [])
          received += Buffer.from(chunk).toString().split("\ndata:").length - 1;
      } catch {
        // The bench ends the streams.
      }
    });
    await wait(300);
    const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
    delay.enable();
    const sent = EVENTS_A_SECOND * STREAM_SECONDS;
    const start = performance.now();
    for (let at = 0; at < sent; at += 1) {
      library.engine.local.emit({
        type: "flow.request",
        traceId: String(at),
        useCase: "UC2",
        session: null,
        route: "/api/films",
        status: 200,
        items: 60,
        durationMs: 2,
      });
      const due = start + ((at + 1) * 1000) / EVENTS_A_SECOND;
      if (due > performance.now()) await wait(due - performance.now());
    }
    delay.disable();
    await wait(300);
    stop.abort();
    await Promise.all(readers);
    const lag = Math.max(0, delay.percentile(99) / 1e6 - RESOLUTION_MS);
    return [
      atMost(`${PAGES} pages at ${EVENTS_A_SECOND} events/s: event loop, p99`, lag, 20, "ms"),
      atMost("… events that did not arrive", Math.max(0, sent * PAGES - received), 1, "events"),
    ];
  } finally {
    await host.stop();
    rmSync(library.folder, { recursive: true, force: true });
  }
}

async function purge(): Promise<Row[]> {
  const library = await openBenchLibrary();
  try {
    const { sql, writeRelaxed } = library.engine.local.store;
    writeRelaxed(() =>
      sql(`
        WITH RECURSIVE job_number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM job_number WHERE n < ${FINISHED_JOBS})
        INSERT INTO job (kind, subject, subject_id, state, run_at, queued_at, finished_at)
        SELECT CASE n % 3 WHEN 0 THEN 'probe' WHEN 1 THEN 'identify' ELSE 'card' END, 'file', n, 'done', 1, 1, 1
        FROM job_number`).run(),
    );
    const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
    delay.enable();
    const start = performance.now();
    await library.ask("/api/maintenance/purge", "POST", {});
    const isOver = () =>
      sql("SELECT 1 FROM maintenance_run WHERE task = 'purge' AND outcome = 'done'").get() !== undefined;
    while (!isOver()) await wait(10);
    const seconds = (performance.now() - start) / 1000;
    delay.disable();
    return [
      atMost("purge of 100,000 finished jobs", seconds, 2, "s"),
      atMost("… event loop held, longest", delay.max / 1e6 - RESOLUTION_MS, 50, "ms"),
    ];
  } finally {
    await library.close();
  }
}
