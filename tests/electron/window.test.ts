import type { ElectronApplication, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { temporaryFolder } from "../support/temporaryFolder.ts";
import { launchWindow, realWindow } from "./support/launch.ts";

describe.skipIf(!realWindow())("the built window", () => {
  let program: ElectronApplication;
  let page: Page;

  beforeAll(async () => {
    ({ program, page } = await launchWindow(temporaryFolder("window")));
  });
  afterAll(() => program?.close());

  test("shows the page from its private address, and the engine answers there", async () => {
    expect(page.url()).toMatch(/^app:\/\/filmotheque\//);
    expect(await page.evaluate(() => fetch("/api/health").then(({ status }) => status))).toBe(200);
  });

  test("the page has the preload's functions, and no others", async () => {
    const names = await page.evaluate(() =>
      Object.keys((globalThis as { filmotheque?: object }).filmotheque ?? {}).sort(),
    );
    expect(names).toEqual([
      "checkForUpdates",
      "chooseFolder",
      "choosePlayer",
      "dragFile",
      "isSessionLost",
      "language",
      "machineSettings",
      "onEvent",
      "openInPlayer",
      "openingState",
      "pathsOfFiles",
      "platform",
      "reportPageError",
      "setAppearance",
      "setKeepRunning",
      "setPlayer",
      "setPlaying",
      "setStartsWithSystem",
      "setUpdateAutomatically",
      "showInFolder",
      "takeOpenRequest",
    ]);
  });
});
