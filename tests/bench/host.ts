import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { launchBrowser } from "../e2e/support/browser.ts";
import { fillWithFilms, nobodyOutside, OWNER, openBenchLibrary } from "./benchLibrary.ts";
import { atMost, type Row } from "./row.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const FILMS = 10_000;
const STARTS = 3;
const REST_MS = 10_000;
const SCROLLED_ROWS = 120;

/** The web host as a process of its own, and the page in a real Chromium, over ten thousand films. */
export async function benchHost(): Promise<Row[]> {
  const library = await openBenchLibrary();
  fillWithFilms(library, FILMS);
  await library.engine.stop();
  try {
    const starts: number[] = [];
    for (let round = 0; round < STARTS; round += 1) starts.push(await timeStart(library.folder));
    const { child, url } = await startHost(library.folder);
    try {
      await wait(REST_MS);
      const idle = residentMegabytes(child);
      return [
        atMost("start to first answer, slowest of three", Math.max(...starts) / 1000, 1.5, "s"),
        atMost("idle memory of the web host", idle, 200, "MB"),
        atMost("login including argon2id, slowest of five", await slowestLogin(url), 400, "ms"),
        ...(await benchGrid(url)),
      ];
    } finally {
      await stop(child);
    }
  } finally {
    await library.close();
  }
}

async function startHost(folder: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [join(ROOT, "dist/main/server.js")], {
    env: { ...process.env, ...nobodyOutside(folder) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const chunk of child.stdout!) {
    const url = /listening on (\S+)/.exec(String(chunk))?.[1];
    if (url) return { child, url };
  }
  throw new Error("the host did not start");
}

async function timeStart(folder: string): Promise<number> {
  const start = performance.now();
  const { child, url } = await startHost(folder);
  await fetch(`${url}/api/health`);
  const duration = performance.now() - start;
  await stop(child);
  return duration;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((done) => child.once("exit", done));
  child.kill("SIGTERM");
  await ended;
}

function residentMegabytes({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1000;
}

async function logIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(OWNER),
  });
  return ((await answer.json()) as { sessionId: string }).sessionId;
}

async function slowestLogin(url: string): Promise<number> {
  const durations: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const start = performance.now();
    await logIn(url);
    durations.push(performance.now() - start);
  }
  return Math.max(...durations);
}

async function benchGrid(url: string): Promise<Row[]> {
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await context.addCookies([
      { name: "filmotheque_session", value: await logIn(url), url, httpOnly: true, sameSite: "Strict" },
    ]);
    const page = await context.newPage();
    const paints: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      await page.goto(url);
      await page.getByRole("list", { name: "Films" }).getByRole("link").first().waitFor();
      paints.push(
        await page.evaluate(() => performance.getEntriesByName("filmotheque:grid-painted")[0]?.startTime ?? Number.NaN),
      );
    }
    const blankMs = await page.evaluate(longestBlank, SCROLLED_ROWS);
    return [
      atMost(
        "10,000 films in Chromium: navigation to placeholders painted, slowest of three",
        Math.max(...paints) / 1000,
        1,
        "s",
      ),
      atMost(`… longest blank row while scrolling ${SCROLLED_ROWS} rows`, blankMs, 150, "ms"),
    ];
  } finally {
    await browser.close();
  }
}

/** Runs in the page: scrolls fast and watches whether the middle of the grid shows a film, frame by frame. */
async function longestBlank(rows: number): Promise<number> {
  let main: HTMLElement = document.querySelector<HTMLElement>("a[href*='/films/']")!;
  while (
    main.parentElement &&
    (main.scrollHeight <= main.clientHeight * 2 || getComputedStyle(main).overflowY === "visible")
  ) {
    main = main.parentElement;
  }
  const box = main.getBoundingClientRect();
  // A row is taller than the distance of two points: one without films leaves more than the two empty that
  // a gap and a line of text may hold.
  const points = [0.2, 0.35, 0.5, 0.65, 0.8].map((part) => box.top + box.height * part);
  let longest = 0;
  let blankSince: number | null = null;
  const end = main.scrollTop + rows * 290;
  let frames = 0;
  while (main.scrollTop < end - 1) {
    const before = main.scrollTop;
    main.scrollTop += 120;
    if (main.scrollTop === before) break;
    const now = await new Promise<number>((done) => requestAnimationFrame(done));
    frames += 1;
    const shown = points.filter((y) =>
      document.elementsFromPoint(box.left + box.width / 3, y).some((element) => element.closest("a[href*='/films/']")),
    );
    if (shown.length >= points.length - 2) blankSince = null;
    else blankSince ??= now;
    if (blankSince !== null) longest = Math.max(longest, now - blankSince);
  }
  // A page that does not scroll has measured nothing.
  return frames > rows ? longest : Number.NaN;
}
