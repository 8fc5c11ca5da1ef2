import { setTimeout as wait } from "node:timers/promises";
import { launchBrowser } from "../e2e/support/browser.ts";
import { fillWithFilms, openBenchLibrary } from "./benchLibrary.ts";
import { logIn, openPage, residentMegabytes, startHost, stop } from "./hostProcess.ts";
import { atMost, type Row } from "./row.ts";

const FILMS = 10_000;
const STARTS = 3;
const REST_MS = 10_000;
const SCROLLED_ROWS = 120;

/** The web host as a separate process, and the page in a real Chromium, over ten thousand films. */
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

async function timeStart(folder: string): Promise<number> {
  const start = performance.now();
  const { child, url } = await startHost(folder);
  await fetch(`${url}/api/health`);
  const duration = performance.now() - start;
  await stop(child);
  return duration;
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
    const page = await openPage(browser, url, await logIn(url));
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
