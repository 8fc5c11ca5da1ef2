import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { makePlaybackClip, subRip } from "../fixtures/playbackClips.ts";
import { DEADLINES } from "../support/deadlines.ts";
import { encodeText } from "../support/encodeText.ts";
import { PlayerPage } from "./pages/player.ts";
import { SetupPage } from "./pages/setup.ts";
import { expectAccessible } from "./support/accessible.ts";
import { launchTestBrowser } from "./support/browser.ts";
import { reloadAfterFailure } from "./support/reloadAfterFailure.ts";
import { startSampleHost } from "./support/sampleHost.ts";

const dataFolder = mkdtempSync(join(tmpdir(), "filmotheque-e2e-"));
const films = join(dataFolder, "..", `${dataFolder.split("/").at(-1)}-films`);
const failures: string[] = [];
let host: Awaited<ReturnType<typeof startSampleHost>>;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let player: PlayerPage;
const ids = new Map<string, number>();

const PART_SECONDS = 8;

async function makeFilms(): Promise<void> {
  const at = (...names: string[]) => join(films, ...names);
  await Promise.all([
    makePlaybackClip(at("Two Halves (1971)", "Two Halves (1971) cd1.mp4"), { seconds: PART_SECONDS }),
    makePlaybackClip(at("Two Halves (1971)", "Two Halves (1971) cd2.mp4"), {
      seconds: PART_SECONDS,
      pattern: "testsrc",
    }),
    makePlaybackClip(at("Many Tongues (1972)", "Many Tongues (1972).mkv"), {
      seconds: 30,
      audio: [
        { language: "eng", encoder: "aac" },
        { language: "fre", encoder: "aac" },
        { language: "ger", encoder: "ac3" },
      ],
      chapters: ["The road", "The river", "The sea"],
      subtitles: [
        { language: "fre", text: subRip("Bonsoir <i>vous</i>", "Au revoir") },
        { language: "eng", text: subRip("Only the sign"), forced: true },
      ],
    }),
    makePlaybackClip(at("Deep Sound (1973)", "Deep Sound (1973).mkv"), {
      seconds: 6,
      audio: [{ language: "eng", encoder: "dca" }],
    }),
    makePlaybackClip(at("Old Picture (1974)", "Old Picture (1974).avi"), {
      seconds: 6,
      video: ["mpeg4"],
      audio: [{ language: "eng", encoder: "libmp3lame" }],
    }),
    makePlaybackClip(at("On Air (1975)", "On Air (1975).ts"), { seconds: 6 }),
    makePlaybackClip(at("Two Copies (1976)", "Two Copies (1976) 720p.mp4"), { seconds: 6 }),
    makePlaybackClip(at("Two Copies (1976)", "Two Copies (1976) 1080p.avi"), {
      seconds: 6,
      video: ["mpeg4"],
      audio: [{ language: "eng", encoder: "libmp3lame" }],
    }),
  ]);
  await makePlaybackClip(at("Drawn Words (1977)", "Drawn Words (1977).mp4"), {
    seconds: 6,
    audio: [{ language: "jpn", encoder: "aac" }],
  });
  // VobSub: the index and its images; which language they are in is in the name.
  for (const ending of ["idx", "sub"])
    writeFileSync(at("Drawn Words (1977)", `Drawn Words (1977).fr.${ending}`), "# VobSub");
  const sidecar = (name: string, content: string | Uint8Array) =>
    writeFileSync(at("Many Tongues (1972)", `Many Tongues (1972).${name}`), content);
  sidecar("ru.srt", encodeText(subRip("Добрый вечер, друзья"), "windows-1251"));
  sidecar("pt-BR.sub", "{0}{50}Boa noite|{y:i}amigo");
  sidecar("zh-Hant.ass", "[Events]\nDialogue: 0,0:00:00.00,0:00:02.00,Default,,0,0,0,,{\\i1}晚安{\\i0}\\N朋友");
  sidecar("de.srt", subRip("<script>alert(1)</script>Guten <b>Abend</b>"));
}

beforeAll(async () => {
  [host, browser] = await Promise.all([startSampleHost(dataFolder), launchTestBrowser(), makeFilms()]);
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
  page = await context.newPage();
  page.on("pageerror", (error) => failures.push(error.message));
  page.on("console", (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) failures.push(message.text());
  });
  player = new PlayerPage(page);
  await page.goto(host.url);
  await new SetupPage(page).createOwner("Ada", "nitrate and silver");
  await new SetupPage(page).dropYourFilms.waitFor();
  await page.request.post(`${host.url}/api/folders`, { data: { path: films } });
});

reloadAfterFailure(() => page);

afterAll(async () => {
  await browser?.close();
  await host?.stop();
  rmSync(dataFolder, { recursive: true, force: true });
  rmSync(films, { recursive: true, force: true });
});

beforeEach(async () => {
  // Preferences that one test saves must not affect the next.
  await page.goto(`${host.url}/settings`);
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith("filmotheque:player")) localStorage.removeItem(key);
  });
});

/** Films whose files were all probed, by title. */
async function probed(): Promise<number[]> {
  const answer = await page.request.get(`${host.url}/api/films?limit=50`);
  const { items } = (await answer.json()) as { items: { id: number; title: string }[] };
  const found: number[] = [];
  for (const { id, title } of items) {
    const film = await detail(id);
    ids.set(title, id);
    const hasSidecars = title !== "Many Tongues" || film.files.every(({ subtitles }) => subtitles.length === 6);
    if (hasSidecars && film.files.every(({ durationSeconds }) => durationSeconds !== null)) found.push(id);
  }
  return found;
}

type Detail = {
  watched: boolean;
  positionSeconds: number | null;
  files: { durationSeconds: number | null; subtitles: unknown[] }[];
};

async function detail(id: number): Promise<Detail> {
  return (await page.request.get(`${host.url}/api/films/${id}`)).json() as Promise<Detail>;
}

async function show(title: string): Promise<number> {
  const id = ids.get(title);
  if (id === undefined) throw new Error(`There is no film ${title} among ${[...ids.keys()].join(", ")}`);
  await page.goto(`${host.url}/films/${id}`);
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  return id;
}

test("films of a watched folder are read, with what the player needs to know of them", async () => {
  await expect.poll(async () => (await probed()).length, { timeout: DEADLINES.conditionMs }).toBe(7);
});

test("a film in two parts has one time line, and goes on into the second part without a press", async () => {
  const id = await show("Two Halves");
  await player.open();
  const total = Number(await player.position.getAttribute("max"));
  expect(total).toBeGreaterThan(2 * PART_SECONDS - 1);
  await player.dialog.getByText(/\/ 0:1[56]$/).waitFor();
  // Shortly before the end of the first part; the second part is preloaded by then.
  await player.position.fill(String(PART_SECONDS - 1.5));
  await expect.poll(() => player.seconds()).toBeGreaterThan(PART_SECONDS + 0.2);
  const second = await player.video();
  expect([second.paused, second.time < PART_SECONDS / 2]).toEqual([false, true]);
  await expectAccessible(page);
  // Back across the boundary, and forward again.
  await page.keyboard.press("k");
  await player.position.fill("2");
  await expect.poll(() => player.seconds()).toBeCloseTo(2, 0);
  await player.position.fill(String(PART_SECONDS + 4));
  await expect.poll(() => player.seconds()).toBeCloseTo(PART_SECONDS + 4, 0);
  await expect.poll(async () => Math.round((await player.video()).time)).toBe(4);
  await player.close();
  await expect.poll(async () => Math.round((await detail(id)).positionSeconds ?? 0)).toBe(PART_SECONDS + 4);
});

test("the whole film decides whether it was watched, not one part", async () => {
  const id = await show("Two Halves");
  await page.request.put(`${host.url}/api/films/${id}/watched`, { data: { watched: false, positionSeconds: 0 } });
  await page.reload();
  await player.open();
  await page.keyboard.press("k");
  await player.position.fill(String(PART_SECONDS - 0.1));
  await expect.poll(() => player.seconds()).toBeGreaterThan(PART_SECONDS - 1);
  await player.close();
  await expect.poll(async () => (await detail(id)).positionSeconds ?? 0).toBeGreaterThan(PART_SECONDS - 1);
  expect((await detail(id)).watched).toBe(false);
  await page.reload();
  await player.open();
  await player.position.fill(String(2 * PART_SECONDS - 0.3));
  await player.close();
  await expect.poll(async () => (await detail(id)).watched).toBe(true);
});

test("another audio track is heard from where the film is, and remembered", async () => {
  await show("Many Tongues");
  await player.open();
  expect((await player.video()).address).toMatch(/\/stream$/);
  await page.keyboard.press("k");
  await player.position.fill("10.4");
  await player.choose(/^Audio$/, /French/);
  await expect.poll(async () => (await player.video()).address).toMatch(/\/remux\?from=10(\.\d+)?&audio=1$/);
  await expect.poll(() => player.seconds()).toBeCloseTo(10, 0);
  await page.keyboard.press("k");
  await expect.poll(() => player.seconds()).toBeGreaterThan(10.5);
  await page.keyboard.press("l");
  await expect.poll(() => player.seconds()).toBeGreaterThan(20);
  await player.choose(/^Audio$/, /German.*converted/);
  await expect.poll(async () => (await player.video()).address).toMatch(/audio=2&convert=1$/);
  await player.choose(/^Audio$/, /French/);
  await player.close();
  await show("Many Tongues");
  await player.open();
  await expect.poll(async () => (await player.video()).address).toMatch(/audio=1/);
});

test("subtitles of any format and encoding are shown, by their language and region, without their markup", async () => {
  await show("Many Tongues");
  await player.open();
  await page.keyboard.press("k");
  await player.position.fill("0.5");
  // An English film for an English user: only forced subtitles.
  await expect.poll(async () => (await player.video()).cues).toEqual(["Only the sign"]);
  for (const [language, cue] of [
    [/^French/, "Bonsoir <i>vous</i>"],
    [/^Russian/, "Добрый вечер, друзья"],
    [/^(Brazilian Portuguese|Portuguese \(Brazil\))/, "Boa noite\n<i>amigo</i>"],
    [/^(Traditional Chinese|Chinese \(Traditional\))/, "<i>晚安</i>\n朋友"],
    [/^German/, "alert(1)Guten <b>Abend</b>"],
  ] as const) {
    await player.choose(/^Subtitles$/, language);
    await expect.poll(async () => (await player.video()).cues).toEqual([cue]);
  }
  await page.keyboard.press("c");
  await expect.poll(async () => (await player.video()).cues).not.toEqual(["alert(1)Guten <b>Abend</b>"]);
  await page.keyboard.press("c");
  await expect.poll(async () => (await player.video()).cues).toEqual(["alert(1)Guten <b>Abend</b>"]);
  await player.close();
  await show("Many Tongues");
  await player.open();
  await player.position.fill("0.5");
  await expect.poll(async () => (await player.video()).cues).toEqual(["alert(1)Guten <b>Abend</b>"]);
});

test("subtitles out of sync are moved by keys and in the menu, and stay moved for that file", async () => {
  await show("Many Tongues");
  await player.open();
  await page.keyboard.press("k");
  await player.choose(/^Subtitles$/, /^German/);
  await player.position.fill("0.5");
  await expect.poll(async () => (await player.video()).cues).toEqual(["alert(1)Guten <b>Abend</b>"]);
  await page.keyboard.press("h");
  await player.dialog.getByText("Subtitle offset: +0.1").waitFor();
  for (let step = 0; step < 9; step += 1) await page.keyboard.press("h");
  await expect.poll(async () => (await player.video()).cues).toEqual([]);
  await player.close();
  await show("Many Tongues");
  await player.open();
  await page.keyboard.press("k");
  await player.dialog.getByRole("button", { name: /^Subtitles$/ }).click();
  await page.getByText("Subtitle offset: +1.0").waitFor();
  await page.getByRole("menuitem", { name: "Reset offset" }).click();
  await page.keyboard.press("Escape");
  await player.position.fill("0.5");
  await expect.poll(async () => (await player.video()).cues).toEqual(["alert(1)Guten <b>Abend</b>"]);
  await player.close();
});

test("chapters are in a menu with their pictures and on keys", async () => {
  await show("Many Tongues");
  await player.open();
  await page.keyboard.press("k");
  await player.dialog.getByRole("button", { name: /^Chapters$/ }).click();
  const pictures = page.getByRole("menuitemradio").locator("img");
  await expect
    .poll(() => pictures.evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth > 0)))
    .toEqual([true, true, true]);
  await page.keyboard.press("Escape");
  await player.choose(/^Chapters$/, /The river/);
  await expect.poll(() => player.seconds()).toBeCloseTo(10, 0);
  await page.keyboard.press("n");
  await expect.poll(() => player.seconds()).toBeCloseTo(20, 0);
  await player.dialog.getByText("The sea", { exact: false }).first().waitFor();
  await page.keyboard.press("p");
  await expect.poll(() => player.seconds()).toBeCloseTo(10, 0);
});

test("the keys of other players work, and volume, mute and speed are remembered", async () => {
  await show("Many Tongues");
  await player.open();
  await expect.poll(async () => (await player.video()).paused).toBe(false);
  await page.keyboard.press("Space");
  await expect.poll(async () => (await player.video()).paused).toBe(true);
  const expectAt = (seconds: number) => expect.poll(() => player.seconds()).toBeCloseTo(seconds, 0);
  await page.keyboard.press("5");
  await expectAt(15);
  await page.keyboard.press("j");
  await expectAt(5);
  await page.keyboard.press("ArrowRight");
  await expectAt(10);
  await page.keyboard.press("ArrowLeft");
  await expectAt(5);
  const before = await player.seconds();
  await page.keyboard.press(".");
  await expect.poll(() => player.seconds()).toBeCloseTo(before + 0.04, 2);
  await page.keyboard.press(",");
  await expect.poll(() => player.seconds()).toBeCloseTo(before, 2);
  for (const key of ["ArrowDown", "ArrowDown", ">", "m"]) await page.keyboard.press(key);
  await expect.poll(() => player.video()).toMatchObject({ volume: 0.9, muted: true, speed: 1.25 });
  await page.keyboard.press("f");
  await expect.poll(() => page.evaluate(() => document.fullscreenElement?.getAttribute("role"))).toBe("dialog");
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await sheet.getByText("Subtitles on or off").waitFor();
  await expectAccessible(page);
  await sheet.getByRole("button", { name: "Close" }).click();
  await page.keyboard.press("f");
  await expect.poll(() => page.evaluate(() => document.fullscreenElement === null)).toBe(true);
  await player.close();
  await show("Many Tongues");
  await player.open();
  await expect.poll(() => player.video()).toMatchObject({ volume: 0.9, muted: true, speed: 1.25 });
});

test("sound that the browser cannot decode is announced, and converted", async () => {
  await show("Deep Sound");
  await player.note.getByText("The sound (DTS) can’t be played in this browser.", { exact: false }).waitFor();
  await player.note.getByRole("link", { name: "Download" }).waitFor();
  await expectAccessible(page);
  await player.open();
  await expect.poll(async () => (await player.video()).address).toMatch(/audio=0&convert=1$/);
  await expect.poll(() => player.seconds()).toBeGreaterThan(1);
});

test("subtitles that are images are announced before playback, with another player, and greyed out in the menu", async () => {
  await show("Drawn Words");
  await player.note
    .getByText("The subtitles (French) are images, which this browser can’t show.", { exact: false })
    .waitFor();
  await player.note.getByRole("link", { name: "Download" }).waitFor();
  await expectAccessible(page);
  await player.open();
  await player.dialog.getByRole("button", { name: /^Subtitles$/ }).click();
  const options = page.getByRole("menuitemradio");
  await options.getByText("Images: shown only in another player").waitFor();
  // Off, and the VobSub once: its data file is no track of its own.
  expect(await options.count()).toBe(2);
});

test("a picture that the browser cannot decode is announced before playback", async () => {
  await show("Old Picture");
  await player.note.getByText("The picture (MPEG-4 ASP) can’t be played in this browser.", { exact: false }).waitFor();
  expect(await page.getByRole("button", { name: "Play", exact: true }).count()).toBe(0);
  await page.getByRole("button", { name: "Try to play it anyway" }).click();
  await player.dialog.getByText("This browser can’t play this film", { exact: false }).waitFor();
});

test("a container that browsers do not open is played as a stream, without a word", async () => {
  await show("On Air");
  expect(await player.note.count()).toBe(0);
  await player.open();
  await expect.poll(() => player.seconds()).toBeGreaterThan(1);
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => player.seconds()).toBeGreaterThan(4);
});

test("of several versions the one that can be played here is proposed", async () => {
  await show("Two Copies");
  expect(await player.note.count()).toBe(0);
  await page.getByRole("button", { name: /^Version:/ }).click();
  await page.getByRole("menuitemradio", { name: /not playable here/ }).click();
  await player.note.waitFor();
});

test("a card plays its film, says where it resumes, and does not play again when the page is loaded anew", async () => {
  const id = ids.get("Many Tongues")!;
  await page.request.put(`${host.url}/api/films/${id}/watched`, {
    data: { watched: false, positionSeconds: 0 },
    headers: { origin: host.url },
  });
  await page.goto(`${host.url}/?sort=year`);
  const card = page.getByRole("listitem").filter({ hasText: "Many Tongues" });
  await card.hover();
  await card.getByRole("button", { name: /^(Play|Resume) Many Tongues$/ }).click();
  await player.position.waitFor();
  await expect.poll(async () => (await player.video()).paused).toBe(false);
  await player.close();
  await page.reload();
  await page.getByRole("article").getByRole("button", { name: "Play", exact: true }).waitFor();
  expect(await page.locator("video").count()).toBe(0);
  await page.goto(`${host.url}/`);
  await page.getByRole("button", { name: "Shuffle" }).click();
  await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/films\/\d+$/);
  await page.goto(`${host.url}/`);
  await page.getByRole("button", { name: "Surprise me" }).click();
  await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/films\/\d+$/);
});

test("nothing failed in the page meanwhile", () => {
  expect(failures).toEqual([]);
});
