import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mounted, unmountAll } from "../support/memoryDisk.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";
import { findProgram } from "./support/display.ts";
import { makeFilms } from "./support/films.ts";
import { launchWindow, type RunningWindow, realWindow } from "./support/launch.ts";
import { createOwner } from "./support/page.ts";

const canMove = process.platform === "linux" && findProgram("gio") !== null;

describe.skipIf(!realWindow() || !canMove)("the bin of the system, from the window", () => {
  const folder = temporaryFolder("bin");
  const films = join(folder, "films");
  const diskWithoutBin = mounted("size=64m");
  let window: RunningWindow;
  let page: Page;

  beforeAll(async () => {
    await makeFilms(films, ["First Light (1931).mp4"]);
    if (diskWithoutBin) await makeFilms(diskWithoutBin, ["Second Wind (1932).mp4"]);
    window = await launchWindow(join(folder, "library"), { XDG_DATA_HOME: join(folder, "data") });
    page = window.page;
    await createOwner(page);
    for (const watched of [films, diskWithoutBin]) if (watched) await watch(watched);
  });
  afterAll(async () => {
    await window?.program.close();
    unmountAll();
  });

  const watch = (path: string) =>
    page.evaluate(async (watched) => {
      const headers = { "content-type": "application/json" };
      const answer = await fetch("/api/folders", { method: "POST", headers, body: JSON.stringify({ path: watched }) });
      if (!answer.ok) throw new Error(await answer.text());
    }, path);

  async function moveToBin(title: RegExp): Promise<void> {
    await page.goto("app://filmotheque/");
    await page.getByRole("link", { name: title }).first().click();
    await page.getByRole("button", { name: "Move to bin" }).click();
    const question = page.getByRole("alertdialog").or(page.getByRole("dialog"));
    await question.getByText(/goes to the Trash and leaves the library/).waitFor();
    await question.getByRole("button", { name: "Move to bin" }).click();
  }

  test("takes a file of the person's own disk, and undo says where it is", async () => {
    const file = join(films, "First Light (1931).mp4");
    await moveToBin(/First Light/);
    await page.getByText(/1 file moved to the bin/).waitFor();
    expect(existsSync(file)).toBe(false);
    expect(existsSync(join(folder, "data/Trash/files", basename(file)))).toBe(true);
    await expect.poll(() => page.getByRole("link", { name: /First Light/ }).count()).toBe(0);
    await page.getByRole("button", { name: "Undo" }).click();
    await page
      .getByText(/restore the file from the Trash/)
      .first()
      .waitFor();
    await page
      .getByRole("link", { name: /First Light/ })
      .first()
      .waitFor();
  });

  test("leaves a file where its disk has no bin, and says so", async ({ skip }) => {
    if (!diskWithoutBin) return skip("only root may mount a disk");
    await moveToBin(/Second Wind/);
    await page.getByText(/Second Wind \(1932\)\.mp4 could not be moved to the bin/).waitFor();
    expect(existsSync(join(diskWithoutBin, "Second Wind (1932).mp4"))).toBe(true);
    await page.getByRole("heading", { name: /Second Wind/ }).waitFor();
  });
});
