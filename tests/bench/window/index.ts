import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { _electron, type Page } from "playwright-core";
import { LoginPage } from "../../e2e/pages/login.ts";
import { openRealWindow, type RealWindow } from "../../electron/support/realWindow.ts";
import { makeManyClips } from "../../fixtures/clips.ts";
import { fillWithFilms, OWNER, openBenchLibrary, paintPosters } from "../benchLibrary.ts";
import { fling } from "../interface/scrolling.ts";
import { atLeast, atMost, type Row } from "../row.ts";
import { imageRows } from "./images.ts";
import { processorSeconds, processTree, proportionalMegabytes } from "./processTree.ts";
import { end, startAlone, startWindow, type WindowProcess, windowEnvironmentOf } from "./windowProcess.ts";

const FILMS = 10_000;
const ROUNDS = 3;
const DROPPED = 2_000;
const SETTLING_MS = 35_000;
const IDLE_MS = 20_000;
const FLING = { rows: 1_000, seconds: 8 };

/** The program in the real window: start, idle, a large drop, scrolling. */
export async function benchWindow(): Promise<Row[]> {
  const { found, close } = await openRealWindow();
  if ("missing" in found)
    return [{ figure: "the real window", measured: `skipped: ${found.missing}`, target: "", met: true }];
  const library = await openBenchLibrary();
  try {
    fillWithFilms(library, FILMS);
    await paintPosters(library);
    await library.engine.stop();
    await firstStart(found.window, library.folder);
    return [
      ...(await benchStart(found.window, library.folder)),
      ...(await benchIdleAndScrolling(found.window, library.folder)),
      ...(await benchDrop(found.window)),
      ...(await imageRows(found.window)),
    ];
  } finally {
    rmSync(library.folder, { recursive: true, force: true });
    close();
  }
}

/** Logs in, so that later starts show the library at once. */
async function firstStart(window: RealWindow, folder: string): Promise<void> {
  const running = await startWindow(window, folder);
  await arrive(running.page);
  await running.close();
}

async function arrive(page: Page): Promise<void> {
  const login = new LoginPage(page);
  const poster = page.getByRole("list", { name: "Films" }).locator("img").first();
  await poster.or(login.heading).first().waitFor();
  if (await login.heading.isVisible()) await login.logIn(OWNER.userId, OWNER.password);
  await poster.waitFor();
  await poster.evaluate((image: HTMLImageElement) => image.decode());
}

async function benchStart(window: RealWindow, folder: string): Promise<Row[]> {
  const shown: number[] = [];
  const posters: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    shown.push(await shownAfter(window, folder));
    const running = await startWindow(window, folder);
    await arrive(running.page);
    posters.push(Date.now() - running.startedAt); // an upper bound: the driver hears of it a moment later
    await running.close();
  }
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
  return [
    atMost(`start to window shown, median of ${ROUNDS}`, median(shown) / 1_000, 1.5, "s"),
    atMost(
      `start to the first poster of ${FILMS} films, driven, median of ${ROUNDS}`,
      median(posters) / 1_000,
      2.5,
      "s",
    ),
  ];
}

/** The program logs when its window was shown, counted from the creation of its process. */
async function shownAfter(window: RealWindow, folder: string): Promise<number> {
  const before = shownTimes(folder).length;
  const child = startAlone(window, folder);
  while (shownTimes(folder).length === before) await wait(200);
  await end(child);
  return shownTimes(folder).at(-1) ?? Number.NaN;
}

function shownTimes(folder: string): number[] {
  const logs = join(folder, "logs");
  const text = readdirSync(logs).map((name) => readFileSync(join(logs, name), "utf8"));
  return [...text.join("\n").matchAll(/"sinceStartMs":(\d+)/g)].map((found) => Number(found[1]));
}

async function benchIdleAndScrolling(window: RealWindow, folder: string): Promise<Row[]> {
  const child = startAlone(window, folder);
  // After a minute without a request the maintenance of a new library begins: that is work, and not measured here.
  await wait(SETTLING_MS);
  const ids = processTree(child.pid ?? 0);
  const before = processorSeconds(ids);
  await wait(IDLE_MS);
  const share = (processorSeconds(ids) - before) / (IDLE_MS / 1_000);
  const memory = proportionalMegabytes(ids);
  await end(child);

  const running = await startWindow(window, folder);
  await arrive(running.page);
  const scrolling = await benchScrolling(running);
  await running.close();
  return [
    atMost(
      `idle after ${(SETTLING_MS + IDLE_MS) / 1_000} s: memory of all ${ids.length} processes (PSS)`,
      memory,
      350,
      "MB",
    ),
    atMost(`… processor in the last ${IDLE_MS / 1_000} s`, share * 100, 0.5, "%"),
    ...scrolling,
  ];
}

async function benchScrolling({ page }: WindowProcess): Promise<Row[]> {
  const thrown = await page.evaluate(fling, FLING);
  return [
    atLeast(`a fling through rows in the window, ${FLING.seconds} s`, thrown.rows, FLING.rows - 1, "rows"),
    atMost("… longest blank place", thrown.longestBlankMs, 100, "ms"),
    atMost(`… dropped frames of ${thrown.frames}`, thrown.droppedShare * 100, 2, "%"),
  ];
}

/** The delay of the main process's event loop while many files are dropped. */
async function benchDrop(window: RealWindow): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "filmotheque-window-drop-"));
  const clips = join(folder, "films");
  await makeManyClips(clips, DROPPED);
  for (const name of readdirSync(clips)) utimesSync(join(clips, name), 1_700_000_000, 1_700_000_000);
  const program = await _electron.launch({
    executablePath: window.executable,
    args: [window.appFolder],
    env: windowEnvironmentOf(window, join(folder, "library")),
    chromiumSandbox: true,
  });
  try {
    const page = await program.firstWindow();
    await page.evaluate(
      (account) =>
        fetch("/api/setup", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(account),
        }),
      OWNER,
    );
    await program.evaluate(() => {
      const { monitorEventLoopDelay } = process.getBuiltinModule("node:perf_hooks");
      const delay = monitorEventLoopDelay({ resolution: 5 });
      delay.enable();
      Object.assign(globalThis, { delay });
    });
    const accepted = await page.evaluate(async (path) => {
      const body = JSON.stringify({ paths: [path] });
      const answer = await fetch("/api/files", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
      });
      return ((await answer.json()) as { accepted: unknown[] }).accepted.length;
    }, clips);
    const longestMs = await program.evaluate(() => {
      const { delay } = globalThis as unknown as { delay: { max: number } };
      return delay.max / 1e6 - 5;
    });
    return [atMost(`${accepted} files dropped: main process blocked at most`, longestMs, 50, "ms")];
  } finally {
    await program.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
