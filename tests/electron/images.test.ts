import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { temporaryFolder } from "../support/temporaryFolder.ts";
import { givePoster, oneFilm } from "./support/givePoster.ts";
import { launchWindow, type RunningWindow, realWindow } from "./support/launch.ts";
import { createOwner } from "./support/page.ts";

const WAITING_MS = 180_000;
const create = { width: 300, height: 450, channels: 3, background: "#c8501e" } as const;
const noise = { ...create, noise: { type: "gaussian", mean: 128, sigma: 30 } } as const;

describe.skipIf(!realWindow())("images in the window", () => {
  const folder = temporaryFolder("window-images");
  let window: RunningWindow;
  let film: number;
  let errors = "";

  beforeAll(async () => {
    window = await launchWindow(join(folder, "library"));
    window.process.stderr?.on("data", (chunk) => {
      errors += String(chunk);
    });
    await createOwner(window.page);
    film = await oneFilm(window.page, join(folder, "films"));
  }, WAITING_MS);
  afterAll(() => window?.program.close());

  test.each(["jpeg", "png", "webp", "avif"] as const)(
    "a %s becomes a poster",
    async (format) => {
      const bytes = await sharp({ create }).toFormat(format).toBuffer();
      expect(await givePoster(window.page, film, bytes)).toBe(204);
    },
    WAITING_MS,
  );

  test.each(["gif", "tiff"] as const)(
    "a %s is refused",
    async (format) => {
      const bytes = await sharp({ create }).toFormat(format).toBuffer();
      expect(await givePoster(window.page, film, bytes)).toBe(415);
    },
    WAITING_MS,
  );

  test(
    "a truncated image is refused, and the next one is read",
    async () => {
      const bytes = await sharp({ create: noise }).jpeg().toBuffer();
      expect(await givePoster(window.page, film, bytes.subarray(0, bytes.length / 2))).toBe(415);
      expect(await givePoster(window.page, film, bytes)).toBe(204);
    },
    WAITING_MS,
  );

  test("no second GLib is loaded in addition to Electron's, and it reports nothing", () => {
    // After the images above.
    const loaded = readFileSync(`/proc/${window.process.pid}/maps`, "utf8");
    expect(loaded).toContain("better-sqlite3");
    expect(loaded).not.toMatch(/libvips|sharp-linux/);
    expect(errors).not.toContain("GLib");
  });
});
