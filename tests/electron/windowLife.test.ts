import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ElectronApplication } from "playwright-core";
import { describe, expect, test } from "vitest";
import { SetupPage } from "../e2e/pages/setup.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";
import { copyApp } from "./support/copyApp.ts";
import { answerDialogs, shownDialogs } from "./support/dialogs.ts";
import { launchWindow, realWindow, windowEnvironment } from "./support/launch.ts";

describe.skipIf(!realWindow())("the window", () => {
  test("keeps its place and its zoom after a kill", async () => {
    const folder = temporaryFolder("place");
    const first = await launchWindow(folder);
    await new SetupPage(first.page).heading.waitFor();
    await first.program.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setBounds({ x: 40, y: 60, width: 900, height: 640 });
    });
    await expect.poll(() => readOrNothing(join(folder, "window", "window.json"))).toContain('"width":900');
    await clickMenu(first.program, "Zoom in");
    await clickMenu(first.program, "Zoom in");
    const stateFile = join(folder, "window", "window.json");
    await expect.poll(() => readOrNothing(stateFile)).toContain('"zoom":1.25');
    await expect.poll(() => readOrNothing(stateFile)).toContain('"width":900');
    first.process.kill("SIGKILL");
    await first.exited();

    const second = await launchWindow(folder);
    await new SetupPage(second.page).heading.waitFor();
    const state = await second.program.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      return { bounds: window?.getNormalBounds(), zoom: window?.webContents.getZoomFactor() };
    });
    expect(state).toEqual({ bounds: { x: 40, y: 60, width: 900, height: 640 }, zoom: 1.25 });
    await second.program.close();
  });

  test("opens with a damaged state, and on a display where its own is gone", async () => {
    const folder = temporaryFolder("damaged-state");
    mkdirSync(join(folder, "window"), { recursive: true });
    writeFileSync(join(folder, "window", "window.json"), '{"bounds":{"x":99');
    writeFileSync(join(folder, "window", "preferences.json"), "\0\0\0");
    writeFileSync(join(folder, "window", "session"), "not encrypted by anyone");
    const window = await launchWindow(folder);
    await new SetupPage(window.page).heading.waitFor();

    const left = () => window.program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds().x);
    await window.program.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 9_000, y: 50, width: 900, height: 640 }),
    );
    await expect.poll(left).toBe(9_000);
    await window.program.evaluate(({ screen }) => {
      screen.emit("display-removed", {}, screen.getPrimaryDisplay());
    });
    await expect.poll(left).toBeLessThan(1_920);
    await window.program.close();
  });

  test("is shown and focused when the program is started a second time", async () => {
    const folder = temporaryFolder("second");
    const first = await launchWindow(folder);
    await new SetupPage(first.page).heading.waitFor();
    await first.program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    const { executable, appFolder } = realWindow()!;
    const second = spawn(executable, [appFolder], { env: windowEnvironment(folder), stdio: "ignore" });
    expect((await once(second, "exit"))[0]).toBe(0);
    const isVisible = () =>
      first.program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible()));
    await expect.poll(isVisible).toEqual([true]);
    await first.program.close();
  });

  test("offers to load the page again when its process ended, and does", async () => {
    const window = await launchWindow(temporaryFolder("crash"));
    await new SetupPage(window.page).heading.waitFor();
    await answerDialogs(window.program, 0);
    await window.program.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    await expect
      .poll(() => shownDialogs(window.program))
      .toMatchObject([{ message: "The page stopped working", hasParent: true }]);
    const heading = () =>
      window.program.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript("document.querySelector('h1')?.textContent"),
      );
    await expect.poll(heading).toMatch(/Create the owner account/);
    await window.program.close();
  });

  test.for([
    ["a preload script that fails", "dist/preload/preload.cjs", 'throw new Error("broken on purpose")'],
    ["a page that is missing", "dist/renderer/index.html", null],
  ] as const)("says that it could not load its page: %s", async ([, file, content]) => {
    const app = copyApp(realWindow()!, temporaryFolder("broken"));
    const window = await launchWindow(temporaryFolder("broken-library"), {}, app);
    await new SetupPage(window.page).heading.waitFor();
    await answerDialogs(window.program, 1);
    if (content === null) rmSync(join(app, file));
    else writeFileSync(join(app, file), content);
    await window.program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload());
    expect(await window.exited()).toBe(0); // the second button closes the window, and the program with it
  });

  test("says that its page is missing from the start, and opens the library all the same", async () => {
    const app = copyApp(realWindow()!, temporaryFolder("no-page"));
    rmSync(join(app, "dist/renderer/index.html"));
    const folder = temporaryFolder("no-page-library");
    const window = await launchWindow(folder, {}, app);
    const log = join(folder, "logs", "filmotheque.log");
    await expect.poll(() => readOrNothing(log)).toContain("the page could not be loaded");
    window.process.kill("SIGTERM");
    expect(await window.exited()).toBe(0);
  });

  test.for([
    { problem: "throws", content: 'throw new Error("broken on purpose")' },
    { problem: "cannot be parsed", content: "import {" },
    { problem: "waits for a file that is missing", content: 'await import("./gone.js")' },
  ])("says in the page that it could not start: its script $problem", async ({ content }) => {
    const { app, script } = copyWithScript();
    writeFileSync(script, content);
    const folder = temporaryFolder("broken-script-library");
    const window = await launchWindow(folder, {}, app);
    await window.page.getByRole("alert").getByRole("heading", { name: "The page could not start" }).waitFor();
    const log = join(folder, "logs", "filmotheque.log");
    await expect.poll(() => readOrNothing(log)).toContain("the page could not start");
    await window.program.close();
  });

  test("offers to load the page again when its script is missing, and shows it once the script is there", async () => {
    const { app, script } = copyWithScript();
    const whole = readFileSync(script);
    rmSync(script);
    const window = await launchWindow(temporaryFolder("no-script-library"), {}, app);
    const reload = window.page.getByRole("alert").getByRole("button", { name: "Reload the page" });
    await reload.waitFor();
    writeFileSync(script, whole);
    await reload.click();
    await new SetupPage(window.page).heading.waitFor();
    await window.program.close();
  });

  test("says in one dialog that the program met an unexpected error, and ends", async () => {
    const window = await launchWindow(temporaryFolder("error"));
    await new SetupPage(window.page).heading.waitFor();
    await answerDialogs(window.program, "never");
    for (let error = 0; error < 2; error += 1)
      await window.program.evaluate(() => {
        setImmediate(() => {
          throw Object.assign(new Error("broken on purpose"), { code: "EACCES" });
        });
      });
    await expect.poll(() => shownDialogs(window.program)).toHaveLength(1);
    const [dialog] = await shownDialogs(window.program);
    expect(dialog).toMatchObject({ message: expect.stringMatching(/unexpected error/), hasParent: true });
    expect(dialog?.detail).toMatch(/^broken on purpose/);
    window.process.kill("SIGTERM");
    expect(await window.exited()).toBe(1);
  });

  test.for([
    { language: "fr", heading: "Créez le compte du propriétaire", item: "Édition" },
    { language: "en", heading: "Create the owner account", item: "Edit" },
  ])("is in the language that the environment names, page and menu alike: $language", async (wanted) => {
    const window = await launchWindow(temporaryFolder("language"), { FILMOTHEQUE_LANGUAGE: wanted.language });
    await window.page.getByRole("heading", { name: wanted.heading }).waitFor();
    await expect.poll(() => menuLabels(window.program)).toContain(wanted.item);
    await window.page.reload();
    await window.page.getByRole("heading", { name: wanted.heading }).waitFor();
    expect(await menuLabels(window.program)).toContain(wanted.item);
    await window.program.close();
  });

  test("has menus and dialogs in the page's language and theme, from the moment they change", async () => {
    const window = await launchWindow(temporaryFolder("language"));
    const setup = new SetupPage(window.page);
    await setup.heading.waitFor();
    const menu = () => menuLabels(window.program);
    await expect.poll(menu).toContain("Edit");
    await setup.speak("Français");
    await expect.poll(menu).toContain("Édition");

    const theme = () => window.program.evaluate(({ nativeTheme }) => nativeTheme.themeSource);
    await expect.poll(theme).toBe("dark");
    await window.page.evaluate(() => (globalThis as { filmotheque?: Shell }).filmotheque?.setAppearance("fr", "light"));
    await expect.poll(theme).toBe("light");

    const asked = await window.program.evaluate(async ({ dialog, BrowserWindow }) => {
      const calls: { title?: string; hasParent: boolean }[] = [];
      dialog.showOpenDialog = (async (...words: unknown[]) => {
        calls.push({ title: (words.at(-1) as { title?: string }).title, hasParent: words[0] instanceof BrowserWindow });
        return { canceled: true, filePaths: [] };
      }) as typeof dialog.showOpenDialog;
      await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript("window.filmotheque.chooseFolder()");
      return calls;
    });
    expect(asked).toEqual([{ title: "Choisir un dossier", hasParent: true }]);
    await window.program.close();
  });
});

type Shell = { setAppearance(language: string, theme: string): Promise<unknown> };

function menuLabels(program: ElectronApplication): Promise<string[]> {
  return program.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? []);
}

async function clickMenu(program: ElectronApplication, label: string): Promise<void> {
  await program.evaluate(({ Menu, BrowserWindow }, wanted) => {
    BrowserWindow.getAllWindows()[0]?.focus();
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []);
    items?.find((item) => item.label === wanted)?.click();
  }, label);
}

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** A copy of the program, and the script that its page starts. */
function copyWithScript() {
  const app = copyApp(realWindow()!, temporaryFolder("script"));
  const html = readFileSync(join(app, "dist/renderer/index.html"), "utf8");
  const address = /<script type="module"[^>]* src="([^"]+)"/.exec(html)?.[1] ?? "";
  return { app, script: join(app, "dist/renderer", address) };
}
