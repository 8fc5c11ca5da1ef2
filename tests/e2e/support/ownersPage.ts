import type { Browser, Page } from "playwright-core";
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
  const [host, browser] = await Promise.all([startSampleHost(dataFolder), launchTestBrowser()]);
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" })).newPage();
  await page.goto(host.url);
  await new SetupPage(page).createOwner("Ada", "nitrate and silver");
  await new SetupPage(page).dropYourFilms.waitFor();
  return { host, browser, page };
}
