import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright-core";
import { makeFilms } from "./films.ts";

/** Adds one film to the library of the window. @returns its id */
export async function oneFilm(page: Page, folder: string): Promise<number> {
  const paths = await makeFilms(folder, ["The Blue Lighthouse (1971).mp4"]);
  await page.evaluate(
    (body) => fetch("/api/files", { method: "POST", headers: { "content-type": "application/json" }, body }),
    JSON.stringify({ paths }),
  );
  const firstId = () =>
    page.evaluate(async () => {
      const { items } = (await (await fetch("/api/films?limit=1")).json()) as { items: { id: number }[] };
      return items[0]?.id ?? 0;
    });
  for (let left = 600; left > 0; left -= 1) {
    const id = await firstId();
    if (id > 0) return id;
    await pause(100);
  }
  throw new Error("the film did not come into the library");
}

/** As the page does it with a dropped image. @returns the status of the answer */
export function givePoster(page: Page, film: number, bytes: Uint8Array): Promise<number> {
  const base64 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
  return page.evaluate(
    async ({ film, base64 }) => {
      const body = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      return (await fetch(`/api/films/${film}/poster`, { method: "PUT", body })).status;
    },
    { film, base64 },
  );
}
