import { setTimeout as pause } from "node:timers/promises";
import { SMALL_CATALOGUE } from "../../standins/index.ts";
import { Killed } from "../kills/killableProgram.ts";
import type { KillWorld } from "../kills/world.ts";
import type { SmallDisk } from "./smallDisk.ts";
import type { Clip, WatchedFilms } from "./watchedFilms.ts";
import type { Orders } from "./worldProcess.ts";

export type TroubleCounts = Record<string, number>;

export interface TroubleParts {
  readonly world: KillWorld;
  readonly films: WatchedFilms;
  readonly disk: SmallDisk;
  readonly random: () => number;
  readonly counts: TroubleCounts;
  /** What the program did that it must never do. */
  readonly failures: string[];
  /** Tells the program's process of another clock or a full disk. */
  order(orders: Partial<Orders>): void;
}

const DAY_MS = 86_400_000;
const BETWEEN_TROUBLES_MS = 5_000;
const BETWEEN_CHANGES_MS = 2_000;
const CLOCK_STEPS_MS = [60_000, -60_000, 3_600_000, -7_200_000, 3 * DAY_MS, -2 * DAY_MS, 900 * DAY_MS];

/** Injects one fault after another into a program's environment, until aborted. */
export async function makeTrouble(parts: TroubleParts, signal: AbortSignal): Promise<void> {
  const { world, random, counts } = parts;
  const troubles: readonly [share: number, name: string, make: (parts: TroubleParts) => Promise<void>][] = [
    [0.3, "kills", kill],
    [0.1, "graceful stops", stopGracefully],
    [0.1, "full disks", fillDisk],
    [0.2, "clock steps", stepClock],
    [0.3, "provider faults", breakProvider],
  ];
  while (!signal.aborted) {
    await pause(random() * BETWEEN_TROUBLES_MS);
    if (!world.program.isRunning) await startAgain(parts);
    let left = random();
    const [, name, make] = troubles.find(([share]) => {
      left -= share;
      return left < 0;
    })!;
    counts[name] = (counts[name] ?? 0) + 1;
    await make(parts);
  }
}

/** What a person does in a file manager meanwhile. */
export async function changeFolders(parts: TroubleParts, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await pause(parts.random() * BETWEEN_CHANGES_MS);
    await changeFolder(parts);
  }
}

async function kill(parts: TroubleParts): Promise<void> {
  await parts.world.program.kill();
  await startAgain(parts);
}

async function stopGracefully(parts: TroubleParts): Promise<void> {
  await parts.world.program.stop();
  await startAgain(parts);
}

/** A program that does not start is tried again, and reported at the end. */
async function startAgain({ world, failures }: TroubleParts): Promise<void> {
  try {
    await world.program.start();
  } catch (error) {
    failures.push(`it did not start: ${String(error)}`);
  }
}

/** For some seconds nothing can be written, by a real disk where this machine lets one be made. */
async function fillDisk({ disk, order, random }: TroubleParts): Promise<void> {
  order({ isFull: true });
  disk.fill();
  await pause(1_000 + random() * 4_000);
  disk.free();
  order({ isFull: false });
}

/** Set forward or back, and after a while right again, as a machine does that finds its time server. */
async function stepClock({ order, random }: TroubleParts): Promise<void> {
  order({ clockOffsetMs: CLOCK_STEPS_MS[Math.floor(random() * CLOCK_STEPS_MS.length)]! });
  await pause(random() * 5_000);
  if (random() < 0.7) order({ clockOffsetMs: 0 });
}

async function breakProvider({ world: { tmdb, wikimedia }, random }: TroubleParts): Promise<void> {
  const provider = random() < 0.7 ? tmdb : wikimedia;
  const faults = [
    () => provider.failNext(429, { retryAfterSeconds: 1, times: 3 }),
    () => provider.failNext(429, { retryAfter: "99999999" }),
    () => provider.failNext(500, { times: 4 }),
    () => provider.hangNext(),
    () => provider.htmlNext(),
    () => provider.truncateNext(),
    () => provider.answerNext({ results: "no list" }),
  ];
  if (random() < 0.2) {
    provider.goDown();
    await pause(1_000 + random() * 3_000);
    provider.comeBack();
    return;
  }
  faults[Math.floor(random() * faults.length)]?.();
}

/**
 * Only contents that the program knows already change names: under which film a
 * name alone would have been known is no question of integrity.
 */
async function changeFolder({ world, films, random, counts }: TroubleParts): Promise<void> {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const count = (what: string) => {
    counts[what] = (counts[what] ?? 0) + 1;
  };
  const choice = random();
  const stock = pick(films.at("stock"));
  if (stock && choice < 0.5) {
    films.bringIn(stock, random() < 0.3 ? `shelf ${Math.floor(random() * 3)}` : "");
    return count("… came in");
  }
  const away = pick(films.at("away"));
  if (away && choice < 0.6) {
    films.bringIn(away);
    return count("… came back");
  }
  const known = await knownClips(world, films);
  const [one, other] = [pick(known), pick(known)];
  if (!one || !other) return;
  if (choice < 0.68) {
    films.takeAway(one);
    return count("… were taken away");
  }
  if (choice < 0.84 && one !== other) {
    films.swap(one, other);
    return count("… were swapped");
  }
  const borrowed = SMALL_CATALOGUE[Math.floor(random() * SMALL_CATALOGUE.length)]!;
  const name = `${borrowed.title.en.replaceAll("/", "-")} (${borrowed.year}) renamed ${Math.floor(random() * 1_000)}.mp4`;
  films.rename(one, random() < 0.5 ? name : `some file ${Math.floor(random() * 1_000)}.mp4`);
  count("… were renamed");
}

/** @returns contents that the program knows and has decided about */
async function knownClips(world: KillWorld, films: WatchedFilms): Promise<readonly Clip[]> {
  try {
    const { status, body } = await world.ask("/api/files?limit=200");
    if (status === 200) films.note(body.items);
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
  return films.known;
}
