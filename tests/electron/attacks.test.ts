import type { ElectronApplication, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SetupPage } from "../e2e/pages/setup.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";
import { launchWindow, realWindow } from "./support/launch.ts";

type Shell = Record<string, (...words: unknown[]) => Promise<unknown>>;
type Opened = { opened?: string[] };

/** Each line of "The shell" in the security goals, tried from the page of the real window. */
describe.skipIf(!realWindow())("a hostile page in the window", () => {
  let program: ElectronApplication;
  let page: Page;

  beforeAll(async () => {
    ({ program, page } = await launchWindow(temporaryFolder("attacks")));
    await new SetupPage(page).heading.waitFor();
    await program.evaluate(({ shell }) => {
      const record = globalThis as Opened;
      record.opened = [];
      shell.openExternal = async (address) => void record.opened?.push(address);
    });
  });
  afterAll(() => program?.close());

  const opened = () => program.evaluate(() => (globalThis as Opened).opened ?? []);

  test("finds no Node and no Electron", async () => {
    const names = ["require", "process", "module", "global", "Buffer", "ipcRenderer", "electron", "__dirname"];
    expect(await page.evaluate((wanted) => wanted.filter((name) => name in globalThis), names)).toEqual([]);
  });

  test("cannot change the preload's functions, nor reach through them", async () => {
    const result = await page.evaluate(() => {
      const shell = (globalThis as unknown as { filmotheque: Shell }).filmotheque;
      try {
        shell.chooseFolder = async () => "/etc";
      } catch {
        // Frozen in strict mode.
      }
      const constructed = (shell.chooseFolder as unknown as { constructor: typeof Function }).constructor;
      return {
        isReplaced: String(shell.chooseFolder).includes("/etc"),
        process: constructed === Function ? typeof constructed("return typeof process")() : "foreign",
      };
    });
    expect(result.isReplaced).toBe(false);
  });

  test.for([
    ["openInPlayer", ["/etc/passwd"]],
    ["openInPlayer", []],
    ["showInFolder", [{ toString: "/etc" }]],
    ["setAppearance", ["fr", "<script>"]],
    ["onEvent", ["filmotheque:../secret"]],
  ] as const)("%s with %j is refused", async ([call, words]) => {
    const refused = page.evaluate(
      ([name, given]) => (globalThis as unknown as { filmotheque: Shell }).filmotheque[name]?.(...given),
      [call, words] as const,
    );
    await expect(refused).rejects.toThrow(/wrong arguments|unknown event|conversion/i);
  });

  test.for(["file:///etc/passwd", "http://example.org/", "javascript:alert(1)", "data:text/html,x", "app://other/"])(
    "cannot lead the window to %s",
    async (address) => {
      await page.evaluate((target) => {
        window.open(target);
        const link = document.createElement("a");
        link.href = target;
        document.body.append(link);
        link.click();
        link.remove();
      }, address);
      expect(page.url()).toMatch(/^app:\/\/filmotheque\//);
      expect(program.windows()).toHaveLength(1);
      expect(await opened()).toEqual([]);
    },
  );

  test("opens a web address in the person's own browser, once, and stays where it is", async () => {
    await page.evaluate(() => window.open("https://www.themoviedb.org/movie/653"));
    await expect.poll(opened).toEqual(["https://www.themoviedb.org/movie/653"]);
    expect(program.windows()).toHaveLength(1);
  });

  test("cannot run inline code, load foreign code, or read files", async () => {
    const results = await page.evaluate(async () => {
      const inline = document.createElement("script");
      inline.textContent = "globalThis.ranInline = true";
      document.body.append(inline);
      const tried = (work: Promise<unknown>) =>
        work.then(
          () => "allowed",
          () => "refused",
        );
      return {
        inline: "ranInline" in globalThis,
        file: await tried(fetch("file:///etc/passwd")),
        foreign: await tried(fetch("http://127.0.0.1:9/")),
        worker: await tried(navigator.serviceWorker?.register("/sw.js") ?? Promise.reject()),
      };
    });
    expect(results).toEqual({ inline: false, file: "refused", foreign: "refused", worker: "refused" });
  });

  test("gets no frame, no guest and no permission", async () => {
    const found = await page.evaluate(async () => {
      const frame = document.createElement("iframe");
      frame.src = "https://evil.example/";
      const guest = document.createElement("webview");
      document.body.append(frame, guest);
      const reads = (work: () => unknown) => {
        try {
          return work();
        } catch {
          return "another origin";
        }
      };
      const state = {
        frame: reads(() => frame.contentWindow?.location.href),
        guest: "loadURL" in guest,
        notifications: await Notification.requestPermission(),
        camera: await (navigator.mediaDevices?.getUserMedia({ video: true }) ?? Promise.reject()).then(
          () => "granted",
          () => "denied",
        ),
      };
      frame.remove();
      guest.remove();
      return state;
    });
    expect(found.frame).not.toMatch(/evil/);
    expect(found).toMatchObject({ guest: false, notifications: "denied", camera: "denied" });
  });

  test("cannot keep the window from closing, and the program from ending", async () => {
    const other = await launchWindow(temporaryFolder("unload"));
    await new SetupPage(other.page).heading.click(); // a page that was touched may ask before it is left
    await other.page.evaluate(() => {
      window.onbeforeunload = (event) => event.preventDefault();
    });
    other.process.kill("SIGTERM");
    expect(await other.exited()).toBe(0);
  });

  test("runs in the system's sandbox", async () => {
    const preferences = await program.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      const { sandbox, contextIsolation, nodeIntegration, webSecurity } = contents.getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webSecurity };
    });
    expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true });
    expect(program.process().spawnargs).not.toContain("--no-sandbox");
  });
});
