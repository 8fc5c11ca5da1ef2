import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { _electron, type ElectronApplication, type Page } from "playwright-core";
import sharp from "sharp";
import { findMediaPrograms } from "../../src/intake/ffmpeg/mediaPrograms.ts";
import { LibraryPage } from "../../tests/e2e/pages/library.ts";
import { SetupPage } from "../../tests/e2e/pages/setup.ts";
import { dragOverWindow } from "../../tests/electron/support/drag.ts";
import { makeFilms } from "../../tests/electron/support/films.ts";
import { openRealWindow, type RealWindow } from "../../tests/electron/support/realWindow.ts";
import { DEADLINES, eventually } from "../../tests/support/deadlines.ts";
import { arrived, PICTURES } from "./take.ts";

const SIZE = { width: 1280, height: 840 };

/** `node scripts/screenshots/window.ts`: pictures of the real window with its menu bar, as a display shows it. */
const { found, close } = await openRealWindow();
if ("missing" in found) throw new Error(`no real window here: ${found.missing}`);
const folder = mkdtempSync(join(tmpdir(), "filmotheque-window-pictures-"));
try {
  await takeAll(found.window);
} finally {
  close();
  rmSync(folder, { recursive: true, force: true });
}

async function takeAll(window: RealWindow): Promise<void> {
  const program = await _electron.launch({
    executablePath: window.executable,
    args: [window.appFolder],
    chromiumSandbox: true,
    env: {
      ...definedEnvironment(),
      ...window.environment,
      FILMOTHEQUE_DATA: join(folder, "library"),
      FILMOTHEQUE_LANGUAGE: "en",
    },
  });
  const page = await program.firstWindow();
  page.setDefaultTimeout(DEADLINES.conditionMs);
  await program.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setBounds({ x: 0, y: 0, ...size }),
    SIZE,
  );
  const take = (name: string) => picture(name, window);
  const setup = new SetupPage(page);
  await setup.heading.waitFor();
  await setup.createOwner("Ada", "nitrate and silver");
  await setup.dropYourFilms.waitFor();
  await setup.trySamples();
  const library = new LibraryPage(page);
  await library.film("Nosferatu").first().waitFor();
  await library.go();
  await arrivedIn(page);
  await take("window-library");

  const films = await makeFilms(join(folder, "films"), [
    "Metropolis (1927).mp4",
    "Sunrise (1927).mp4",
    "Safety Last (1923).mp4",
  ]);
  await dragOverWindow(page, { files: films }, "dragCancel", async () => {
    await wait(600);
    await take("window-drop");
  });
  await library.open("Nosferatu");
  await page.getByRole("heading", { level: 1, name: /Nosferatu/ }).waitFor();
  await arrivedIn(page);
  await take("window-film");
  await openMenu(program);
  await take("window-menu");
  await program.close();
}

/** Everything identified, enriched and painted. */
async function arrivedIn(page: Page): Promise<void> {
  await eventually("every job is done", () =>
    page.evaluate(async () => {
      const answer = await fetch("/api/jobs/summary");
      const { items }: { items: { state: string }[] } = await answer.json();
      return items.every(({ state }) => state === "done");
    }),
  );
  await arrived(page);
}

/** The menu of the bar, as a click opens it. */
async function openMenu(program: ElectronApplication): Promise<void> {
  await program.evaluate(({ BrowserWindow, Menu }) => {
    const [window] = BrowserWindow.getAllWindows();
    const view = Menu.getApplicationMenu()?.items[2]?.submenu;
    if (window) view?.popup({ window, x: 90, y: 0 });
  });
  await wait(800);
}

async function picture(name: string, { environment }: RealWindow): Promise<void> {
  const { ffmpeg } = await findMediaPrograms();
  if (!ffmpeg) throw new Error("no ffmpeg to take the picture with");
  const raw = join(folder, `${name}.png`);
  const size = `${SIZE.width}x${SIZE.height}`;
  const input = ["-f", "x11grab", "-video_size", size, "-i", `${environment.DISPLAY}+0,0`];
  execFileSync(ffmpeg.path, ["-v", "error", ...input, "-frames:v", "1", "-y", raw]);
  await sharp(raw)
    .png({ palette: true, quality: 90 })
    .toFile(join(PICTURES, `${name}.png`));
  console.log(`docs/screenshots/${name}.png`);
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
