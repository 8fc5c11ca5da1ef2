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

  test("the page has no Node and no Electron", async () => {
    const found = await page.evaluate(() =>
      ["require", "process", "module", "ipcRenderer"].filter((name) => name in globalThis),
    );
    expect(found).toEqual([]);
  });

  test("the page has the preload's functions, and no others", async () => {
    const names = await page.evaluate(() =>
      Object.keys((globalThis as { filmotheque?: object }).filmotheque ?? {}).sort(),
    );
    expect(names).toEqual([
      "chooseFolder",
      "onEvent",
      "openInPlayer",
      "openingState",
      "pathsOfFiles",
      "platform",
      "setAppearance",
      "showInFolder",
    ]);
  });

  test("a call with wrong arguments is refused", async () => {
    const refused = page.evaluate(() => {
      const { filmotheque } = globalThis as unknown as {
        filmotheque: { openInPlayer(path: string): Promise<unknown> };
      };
      return filmotheque.openInPlayer("/etc/passwd");
    });
    await expect(refused).rejects.toThrow("wrong arguments");
  });

  test("the page cannot leave, and opens no window", async () => {
    await page.evaluate(() => {
      window.open("file:///etc/passwd");
      location.href = "file:///etc/passwd";
    });
    expect(page.url()).toMatch(/^app:\/\/filmotheque\//);
    expect(program.windows()).toHaveLength(1);
  });

  test("permissions are denied", async () => {
    expect(await page.evaluate(() => Notification.requestPermission())).toBe("denied");
  });
});
