import { mkdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { Page } from "playwright-core";
import sharp from "sharp";

export const ROOT = resolve(import.meta.dirname, "../..");
export const PICTURES = join(ROOT, "docs/screenshots");

/** A picture of the page as people see it once everything has arrived. The ending of the name says how it is kept. */
export async function take(page: Page, name: string): Promise<void> {
  await arrived(page);
  const path = join(PICTURES, /\.\w+$/.test(name) ? name : `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  const picture = sharp(await page.screenshot());
  await (path.endsWith(".webp") ? picture.webp({ quality: 72 }) : picture.png({ palette: true, quality: 90 })).toFile(
    path,
  );
  console.log(relative(ROOT, path));
}

export async function arrived(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle", { timeout: 1_000 }).catch(() => undefined);
  await page.evaluate(() =>
    Promise.all(
      [...document.images]
        .filter((image) => !image.complete && image.loading !== "lazy")
        .map(
          (image) =>
            new Promise((done) => {
              image.addEventListener("load", done);
              image.addEventListener("error", done);
            }),
        ),
    ),
  );
  await page.waitForTimeout(500);
}

/** Frames of a moving picture, each as wide as it will be shown. */
export class Recording {
  readonly #frames: Buffer[] = [];
  readonly #delays: number[] = [];
  readonly #width: number;

  constructor(width: number) {
    this.#width = width;
  }

  /** @param showsMs how long this frame is shown */
  async add(shot: Buffer, showsMs: number): Promise<void> {
    this.#frames.push(await sharp(shot).resize({ width: this.#width }).png().toBuffer());
    this.#delays.push(showsMs);
  }

  async keep(name: string, quality: number): Promise<void> {
    await sharp(this.#frames, { join: { animated: true } })
      .webp({ delay: this.#delays, loop: 0, quality })
      .toFile(join(PICTURES, name));
    console.log(`docs/screenshots/${name}`);
  }
}
