import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { _electron } from "playwright-core";
import sharp from "sharp";
import { givePoster, oneFilm } from "../../electron/support/givePoster.ts";
import { createOwner } from "../../electron/support/page.ts";
import type { RealWindow } from "../../electron/support/realWindow.ts";
import { unreachableServices } from "../benchLibrary.ts";
import { residentMegabytes } from "../hostProcess.ts";
import { atMost, type Row } from "../row.ts";

/** `FILMOTHEQUE_BENCH_IMAGES=500` for a shorter run: the first figure is then taken after 100. */
const COUNT = Number(process.env.FILMOTHEQUE_BENCH_IMAGES ?? 5_000);
const FIRST = COUNT / 5;
const DIFFERENT = 20;
const REPORT_EVERY = 100;

/** Memory of the window's main process, whose thread decodes images, over many posters; and what GLib reports. */
export async function imageRows(window: RealWindow): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "filmotheque-bench-window-"));
  const program = await _electron.launch({
    executablePath: window.executable,
    args: [window.appFolder],
    env: {
      ...inherited(),
      ...window.environment,
      ...unreachableServices(join(folder, "library")),
      FILMOTHEQUE_LANGUAGE: "en",
    },
  });
  let reports = 0;
  program.process().stderr?.on("data", (chunk) => {
    reports += String(chunk).split("GLib").length - 1;
  });
  try {
    const page = await program.firstWindow();
    await createOwner(page);
    const film = await oneFilm(page, join(folder, "films"));
    const images = await Promise.all(Array.from({ length: DIFFERENT }, (_, index) => drawImage(index)));
    const start = performance.now();
    let first = Number.NaN;
    for (let done = 1; done <= COUNT; done += 1) {
      const status = await givePoster(page, film, images[done % DIFFERENT]!);
      if (status !== 204) throw new Error(`the poster was answered with ${status}`);
      const resident = residentMegabytes(program.process());
      if (done === FIRST) first = resident;
      if (done % REPORT_EVERY === 0) console.error(`  ${done} images: ${Math.round(resident)} MB`);
    }
    const perSecond = (COUNT * 1_000) / (performance.now() - start);
    const last = residentMegabytes(program.process());
    return [
      { figure: `window: memory after ${FIRST} images`, measured: `${Math.round(first)} MB`, target: "", met: true },
      atMost(`window: memory after ${COUNT} images`, last, first + 30, "MB"),
      atMost("window: lines that GLib reports", reports, 1, "lines"),
      { figure: "window: images a second", measured: perSecond.toFixed(1), target: "", met: true },
    ];
  } finally {
    await program.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A JPEG of a poster's usual size, with as much detail as a photograph. */
function drawImage(index: number): Promise<Buffer> {
  const noise = { type: "gaussian", mean: 90 + index * 4, sigma: 25 } as const;
  return sharp({ create: { width: 250, height: 375, channels: 3, background: "#000", noise } })
    .resize(1_000, 1_500)
    .jpeg({ quality: 88 })
    .toBuffer();
}

function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
