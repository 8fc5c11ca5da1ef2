import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Killed } from "../kills/killableProgram.ts";
import { createKillWorld, type KillWorld, type PersonName } from "../kills/world.ts";
import { AcceptedActs } from "./acceptedActs.ts";
import { balance, balanceOnDisk } from "./balance.ts";
import { usePersonally } from "./people.ts";
import { mountSmallDisk } from "./smallDisk.ts";
import { changeFolders, makeTrouble, type TroubleCounts } from "./troubles.ts";
import { WatchedFilms } from "./watchedFilms.ts";
import type { Orders } from "./worldProcess.ts";

export interface ChaosResult {
  readonly counts: Readonly<Record<string, number>>;
  /** What does not balance at the end, by what it is about. */
  readonly problems: Readonly<Record<string, readonly string[]>>;
}

const TRIES_IN_PEACE = 5;
const HOST = join(import.meta.dirname, "worldProcess.ts");
/** Those of the run itself, or of a library that is opened to inspect it. */
const OUR_OWN = /^ballast-of-the-chaos-run$/;

/** Everything at once for so long, then peace: what is left must be what people, folder and program agree on. */
export async function runChaos(minutes: number, random: () => number): Promise<ChaosResult> {
  const world = await createKillWorld();
  mkdirSync(world.library, { recursive: true });
  const disk = mountSmallDisk(world.library);
  try {
    return await play(world, disk, minutes, random);
  } finally {
    await world.close(() => disk.remove());
  }
}

async function play(world: KillWorld, disk: ReturnType<typeof mountSmallDisk>, minutes: number, random: () => number) {
  let orders: Orders = { clockOffsetMs: 0, isFull: false };
  const ordersFile = join(world.root, "orders.json");
  const order = (change: Partial<Orders>) => {
    orders = { ...orders, ...change, ...(disk.isReal ? { isFull: false } : {}) };
    writeFileSync(ordersFile, JSON.stringify(orders));
    const { pid } = world.program;
    // Before it answers it has no handler for the signal, and would die of it; it reads its orders when it starts.
    if (pid && world.program.isRunning) process.kill(pid, "SIGUSR2");
  };
  order({});
  world.program.runs([HOST], { FILMOTHEQUE_CHAOS_ORDERS: ordersFile });

  const films = new WatchedFilms(world.root);
  await films.make();
  const acts = new AcceptedActs();
  const counts: TroubleCounts = {};
  const failures: string[] = [];
  await world.program.start();
  await world.setUp();
  await world.done("/api/folders", { method: "POST", body: { path: films.folder } });

  const ending = new AbortController();
  const person = (name: PersonName) =>
    usePersonally({ world, name, acts, random, films, onSessionLost: () => world.logIn(name) }, ending.signal);
  const parts = { world, films, disk, random, counts, failures, order };
  const all = [person("ada"), person("bea"), makeTrouble(parts, ending.signal), changeFolders(parts, ending.signal)];
  await Promise.race([pause(minutes * 60_000), ...all]);
  ending.abort();
  await Promise.all(all);

  const [stuck, settled] = await inPeace(world, async () => [
    await makePeace(world, films, counts, order),
    await balance(world, films, acts),
  ]);
  const starts = world.program.starts;
  await world.program.stop();
  const { accepted, refused, doubtful } = acts;
  return {
    counts: {
      ...counts,
      starts,
      "acts accepted": accepted,
      "acts refused": refused,
      "acts in doubt": doubtful,
      "files at the end": films.at("watched").length,
      "real full disks": disk.isReal ? (counts["full disks"] ?? 0) : 0,
    },
    problems: {
      failures: [...failures, ...world.program.deaths],
      "stuck jobs": stuck,
      ...settled,
      ...balanceOnDisk(world.library, OUR_OWN),
    },
  };
}

/** The providers answer, the clock is right, the owner looks through the folder and tries what failed again. */
async function makePeace(
  world: KillWorld,
  films: WatchedFilms,
  counts: TroubleCounts,
  order: (change: Partial<Orders>) => void,
): Promise<readonly string[]> {
  order({ clockOffsetMs: 0, isFull: false });
  for (const provider of [world.tmdb, world.wikimedia]) provider.clearFaults();
  await world.logIn("ada");
  await world.logIn("bea");
  await world.untilSettled();
  const [{ path }] = (await world.done("/api/folders")).items;
  await world.done("/api/folders/rescan", { method: "POST", body: { path } });
  const stuck = await world.untilSettled();
  for (const { id } of (await world.done("/api/jobs?state=failed&limit=200")).items)
    await world.ask(`/api/jobs/${id}/retry`, { method: "POST" });
  await world.untilSettled();
  // Files looked up while a provider answered nonsense are in the review: their owner has them looked up again.
  const recognisable = new Set(films.at("watched").flatMap(({ film, path }) => (film ? [path] : [])));
  const filmIds = (
    (await world.done("/api/files?limit=200")).items as { path: string; state: string; filmId: number }[]
  )
    .filter((file) => recognisable.has(file.path) && (file.state === "ambiguous" || file.state === "unmatched"))
    .map(({ filmId }) => filmId);
  counts["looked up again by the owner"] = filmIds.length;
  if (filmIds.length > 0) await world.done("/api/films/refresh", { method: "POST", body: { filmIds, what: "match" } });
  return [...stuck, ...(await world.untilSettled())];
}

/** Without kills; a program that still ends is started again, and reported at the end. */
async function inPeace<T>({ program }: KillWorld, work: () => Promise<T>): Promise<T> {
  for (let left = TRIES_IN_PEACE; ; left -= 1) {
    try {
      if (!program.isRunning) await program.start();
      return await work();
    } catch (error) {
      if (!(error instanceof Killed) || left === 0) throw error;
    }
  }
}
