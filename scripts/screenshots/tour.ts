import type { Page } from "playwright-core";
import { arrived, Recording } from "./take.ts";

const WIDTH = 900;
const LETTER_MS = 130;
const LOOK_MS = 1_500;

/** A walk of half a minute: library, search, film, rating, review, suggestions, monitoring, the flow. */
export async function recordTour(page: Page, url: string): Promise<void> {
  const recording = new Recording(WIDTH);
  const look = async (ms = LOOK_MS) => {
    await arrived(page);
    await recording.add(await page.screenshot(), ms);
  };
  const glance = async (ms: number) => recording.add(await page.screenshot(), ms);

  await page.goto(`${url}/home`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await look();
  await page.goto(url);
  await page.getByRole("list", { name: "Films" }).getByRole("link").first().waitFor();
  await look();
  await page.keyboard.press("Control+k");
  for (const letter of "keato") {
    await page.keyboard.type(letter);
    await arrived(page);
    await glance(LETTER_MS);
  }
  await look(1_000);
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  for (const letter of "caligary") {
    await page.keyboard.type(letter);
    await arrived(page);
    await glance(LETTER_MS);
  }
  await look(1_000);
  await page.getByRole("list", { name: "Films" }).getByRole("link").first().click();
  await page.getByRole("heading", { level: 1, name: /Caligari/ }).waitFor();
  await look();
  await page.keyboard.press("9");
  await look(1_200);
  await page.goto(`${url}/review`);
  await page.getByRole("radio").first().waitFor();
  await look();
  await page.goto(`${url}/for-you`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await look();
  await page.goto(`${url}/monitoring`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await look();
  await recording.keep("tour.webp", 55);
}
