import type { Browser, Page } from "playwright-core";
import { copySampleLibrary, SAMPLES_OWNER } from "../../support/sampleLibrary.ts";
import { LibraryPage } from "../pages/library.ts";
import { SetupPage } from "../pages/setup.ts";
import { launchTestBrowser } from "./browser.ts";
import { startSampleHost } from "./sampleHost.ts";

export interface OwnersPage {
  readonly host: Awaited<ReturnType<typeof startSampleHost>>;
  readonly browser: Browser;
  readonly page: Page;
}

/** A new library without films, and its owner in front of the page. */
export async function openOwnersPage(dataFolder: string): Promise<OwnersPage> {
  const opened = await open(dataFolder);
  const { host, page } = opened;
  await page.goto(host.url);
  await new SetupPage(page).createOwner(SAMPLES_OWNER.userId, SAMPLES_OWNER.password);
  await new SetupPage(page).dropYourFilms.waitFor();
  return opened;
}

/**
 * The sample films, of which nothing is left to do, and their owner in front of the list.
 * @param more of the host's environment
 */
export async function openSampleLibrary(
  dataFolder: string,
  more: Readonly<Record<string, string>> = {},
): Promise<OwnersPage> {
  await copySampleLibrary(dataFolder);
  const opened = await open(dataFolder, more);
  const { host, page } = opened;
  await page.request.post(`${host.url}/api/sessions`, { data: SAMPLES_OWNER });
  await page.goto(host.url);
  await new LibraryPage(page).films.first().waitFor();
  return opened;
}

async function open(dataFolder: string, more: Readonly<Record<string, string>> = {}): Promise<OwnersPage> {
  const [host, browser] = await Promise.all([startSampleHost(dataFolder, more), launchTestBrowser()]);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
  return { host, browser, page: await context.newPage() };
}
