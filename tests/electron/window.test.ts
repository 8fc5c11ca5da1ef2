import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { _electron, type ElectronApplication, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findElectron, hasDisplay } from "../../scripts/electronBinary.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const binary = findElectron();
const missing = binary ? (hasDisplay() ? null : "there is no display") : "no Electron binary is installed";
if (missing) console.log(`The window's own tests are skipped: ${missing}.`);

describe.skipIf(missing)("the built window", () => {
  let program: ElectronApplication;
  let page: Page;

  beforeAll(async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), "filmotheque-window-"));
    program = await _electron.launch({
      executablePath: binary ?? "",
      args: [ROOT],
      env: { ...process.env, FILMOTHEQUE_DATA: dataFolder } as Record<string, string>,
    });
    page = await program.firstWindow();
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
    expect(names).toEqual(["chooseFolder", "openInPlayer", "pathsOfFiles", "platform", "showInFolder"]);
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
