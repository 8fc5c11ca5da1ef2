import { mkdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { eventually } from "../../tests/support/deadlines.ts";

export const ROOT = resolve(import.meta.dirname, "../..");
/** One answer may lead to the next request: the page is looked at this often, one after the other. */
const LOOKS_AT_REST = 4;
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

/** Until what is in sight is there and rests, however long that takes on this machine. */
export async function arrived(page: Page): Promise<void> {
  let looks = 0;
  await eventually("what is in sight has arrived", async () => {
    looks = (await page.evaluate(isAtRest)) ? looks + 1 : 0;
    return looks >= LOOKS_AT_REST;
  });
}

/** Runs in the page: nothing in sight is a placeholder, an image on its way, or moves towards an end. */
async function isAtRest(): Promise<boolean> {
  await document.fonts.ready;
  // Two frames: what the last answer changed has been laid out.
  await new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame)));
  const isInSight = (element: Element) => {
    const { top, bottom, left, right, width } = element.getBoundingClientRect();
    return width > 0 && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  };
  const isWaitedFor = [...document.querySelectorAll("[aria-busy=true], .skeleton")].some(isInSight);
  const isLoading = [...document.images].some((image) => !image.complete && isInSight(image));
  const isMoving = document
    .getAnimations()
    .some(({ playState, effect }) => playState === "running" && effect?.getTiming().iterations !== Infinity);
  return !isWaitedFor && !isLoading && !isMoving;
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
