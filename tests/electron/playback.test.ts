import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PlayerPage } from "../e2e/pages/player.ts";
import { makePlaybackClip, subRip } from "../fixtures/playbackClips.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";
import { launchWindow, type RunningWindow, realWindow } from "./support/launch.ts";
import { createOwner } from "./support/page.ts";
import { startAgain } from "./support/start.ts";

describe.skipIf(!realWindow())("the player in the window", () => {
  const folder = temporaryFolder("playback");
  const library = join(folder, "library");
  const film = join(folder, "films", "Many Tongues (1972).mkv");
  let window: RunningWindow;
  let page: Page;
  let player: PlayerPage;

  beforeAll(async () => {
    await makePlaybackClip(film, {
      seconds: 20,
      audio: [
        { language: "eng", encoder: "aac" },
        { language: "fre", encoder: "ac3" },
      ],
      chapters: ["The road", "The river"],
      subtitles: [{ language: "fre", text: subRip("Bonsoir <i>vous</i>") }],
    });
    writeFileSync(film.replace(".mkv", ".de.srt"), subRip("Guten Abend"));
    window = await launchWindow(library, { XDG_CONFIG_HOME: join(folder, "config") });
    page = window.page;
    player = new PlayerPage(page);
    await createOwner(page);
    await startAgain(library, film);
  });
  afterAll(() => window?.program.close());

  test("a film plays over the window's own scheme, with ranges, chapters and subtitles", async () => {
    await page.getByRole("link", { name: /Many Tongues/ }).click();
    await page.getByRole("button", { name: "Open in player" }).waitFor();
    await page.getByRole("region", { name: "Files and versions" }).getByText("French", { exact: false }).waitFor();
    await player.open();
    await expect.poll(() => player.seconds()).toBeGreaterThan(0.5);
    await page.keyboard.press("k");
    await player.choose(/^Chapters$/, /The river/);
    await expect.poll(() => player.seconds()).toBeCloseTo(10, 0);
    await player.position.fill("0.5");
    await player.choose(/^Subtitles$/, /^French/);
    await expect.poll(async () => (await player.video()).cues).toEqual(["Bonsoir <i>vous</i>"]);
  });

  test("another audio track is a stream of the engine, which ends when the player is closed", async () => {
    await player.choose(/^Audio$/, /French.*converted/);
    await expect
      .poll(async () => (await player.video()).address)
      .toMatch(/\/remux\?(?:from=[\d.]+&)?audio=1&convert=1$/);
    await page.keyboard.press("k");
    await expect.poll(() => player.seconds()).toBeGreaterThan(1);
    await player.close();
    await expect.poll(() => page.locator("video").count()).toBe(0);
  });
});
