import { readdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { makeManyClips } from "../../fixtures/clips.ts";
import { titleOf, yearOf } from "./invent.ts";
import type { Visitor } from "./visitor.ts";

/** Clips get numbers above those of any library's films. */
const FIRST_TITLE = 5_000_000;
const LOOK_EVERY_MS = 500;
/** Wait before counting again, when the library was too busy. */
const UNKNOWN: Readonly<Record<string, number>> = { queued: 1 };

/** Creates clips with film names, old enough to count as completely written. */
export async function makeClipFolder(folder: string, count: number, from = 0): Promise<void> {
  const names = Array.from({ length: count }, (_, index) => {
    const number = FIRST_TITLE + from + index;
    return `${titleOf(number)} (${yearOf(number)}) ${number}.mp4`;
  });
  await makeManyClips(folder, count, { names });
  for (const name of readdirSync(folder)) utimesSync(join(folder, name), 1_700_000_000, 1_700_000_000);
}

/** @returns seconds until every file is probed, NaN where that takes longer than `maxSeconds` */
export async function addFolder(owner: Visitor, folder: string, maxSeconds: number): Promise<number> {
  const start = performance.now();
  const { status, text } = await owner.ask("POST", "/api/files", { paths: [folder] });
  if (status >= 400) throw new Error(`the folder was refused: ${status} ${text}`);
  for (;;) {
    const answer = await owner.ask("GET", "/api/files/counts");
    const counts = answer.status === 200 ? (JSON.parse(answer.text) as Readonly<Record<string, number>>) : UNKNOWN;
    const seconds = (performance.now() - start) / 1000;
    if ((counts.queued ?? 0) + (counts.probing ?? 0) === 0) return seconds;
    if (seconds > maxSeconds) return Number.NaN;
    await wait(LOOK_EVERY_MS);
  }
}
