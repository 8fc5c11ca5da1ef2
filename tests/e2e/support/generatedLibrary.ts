import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fillWithFilms, OWNER, openBenchLibrary } from "../../bench/benchLibrary.ts";
import { LibraryPage } from "../pages/library.ts";
import { LoginPage } from "../pages/login.ts";
import { launchTestBrowser } from "./browser.ts";
import { startSampleHost } from "./sampleHost.ts";

/** A library of generated films, and its owner in front of the list. */
export async function openGeneratedLibrary(films: number) {
  const dataFolder = mkdtempSync(join(tmpdir(), "filmotheque-e2e-"));
  const made = await openBenchLibrary({ FILMOTHEQUE_DATA: dataFolder });
  fillWithFilms(made, films);
  await made.engine.stop();
  const [host, browser] = await Promise.all([startSampleHost(dataFolder), launchTestBrowser()]);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
  const page = await context.newPage();
  const library = new LibraryPage(page);
  await page.goto(host.url);
  await new LoginPage(page).logIn(OWNER.userId, OWNER.password);
  await library.films.first().waitFor();
  return {
    host,
    page,
    library,
    async close() {
      await browser.close();
      await host.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
