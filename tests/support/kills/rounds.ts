import { join } from "node:path";
import { dumpAnswers } from "./apiDump.ts";
import { type Dump, dumpDatabase, findDamage } from "./databaseDump.ts";
import { Killed } from "./killableProgram.ts";
import { type KillPlan, nobodyDies } from "./killPlan.ts";
import type { Scenario, Step } from "./scenario.ts";
import { filesIn, findLostPictures, findStrayFiles } from "./strayFiles.ts";
import type { KillWorld } from "./world.ts";

export interface RoundResult {
  readonly dump: Dump;
  readonly files: readonly string[];
  readonly kills: number;
  readonly killsAtWork: number;
  /** What was answered with success and was not there after a kill. */
  readonly broken: readonly string[];
  readonly stuck: readonly string[];
  readonly damage: readonly string[];
  /** What the scenario says against its end. */
  readonly wrong: readonly string[];
  readonly strays: readonly string[];
  readonly startMs: number;
  readonly lifetimesMs: readonly number[];
}

/** Plays a scenario once, from its first step to a program that has ended well. */
export async function playRound(
  world: KillWorld,
  scenario: Scenario,
  plan: KillPlan = nobodyDies,
): Promise<RoundResult> {
  const { program } = world;
  await world.begin(scenario.base.name, scenario.base.make);
  await scenario.arrange?.(world);
  const killsBefore = program.kills.length;
  program.lifetimesMs.length = 0;
  program.deaths.length = 0;
  const broken: string[] = [];
  const promises = new Map<string, Step>();
  /** Of the step that was asked for and not answered yet: whether it was done is not known. */
  let doubtful: readonly string[] = [];
  program.plan = plan;

  const begun = performance.now();
  let stuck: readonly string[] = [];
  await survive(async () => undefined);
  const startMs = performance.now() - begun;
  const steps = await survive(async () => scenario.steps(world));
  for (const step of steps) {
    let wasAsked = false;
    await survive(async () => {
      if (wasAsked && (await step.isDone?.(world))) return;
      wasAsked = true;
      doubtful = step.promise ? [step.promise.about, ...(step.promise.replaces ?? [])] : [];
      await step.act(world);
    });
    for (const about of doubtful) promises.delete(about);
    doubtful = [];
    if (step.promise) promises.set(step.promise.about, step);
  }
  await survive(async () => {
    stuck = await world.untilSettled();
  });
  const lifetimesMs = [...program.lifetimesMs, program.usedMs];

  program.plan = nobodyDies;
  program.spare();
  await survive(async () => undefined);
  const answers = await survive(async () => {
    const read = (path: string, session: string) => world.ask(path, { session });
    const first = await dumpAnswers(read, world.sessions as Record<string, string>);
    const more = (await scenario.also?.(world)) ?? {};
    // A film that is looked at may ask for what it lacks.
    stuck = [...stuck, ...(await world.untilSettled())];
    return { ...first, ...more };
  });
  await program.stop();

  const names = filesIn(world.library);
  const file = join(world.library, "library.db");
  const kills = program.kills.slice(killsBefore);
  const dump = withoutChance({ ...answers, ...dumpDatabase(file) });
  return {
    dump,
    wrong: scenario.judge?.(dump) ?? [],
    files: [...new Set(names.map(withoutTime))].toSorted(),
    kills: kills.length,
    killsAtWork: kills.filter(({ wasAtWork }) => wasAtWork).length,
    broken,
    stuck,
    damage: [
      ...program.deaths,
      ...findDamage(file),
      ...findLostPictures(world.library).map((hash) => `picture ${hash} is not there`),
    ],
    strays: findStrayFiles(world.library, names),
    startMs,
    lifetimesMs,
  };

  /** Does something with a program that runs, again and again until no kill comes in between. */
  async function survive<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        if (!program.isRunning) {
          await program.start();
          await world.stayLoggedIn();
          await checkPromises();
          program.use();
        }
        return await work();
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
      }
    }
  }

  async function checkPromises(): Promise<void> {
    for (const [about, { what, promise }] of promises) {
      if (doubtful.includes(about) || (await promise?.holds(world))) continue;
      broken.push(what);
      promises.delete(about);
    }
  }
}

/** Names of backups hold the time of day, those of uploads are drawn. */
function withoutTime(name: string): string {
  return name
    .replace(/(?<=uploads\/)[0-9a-f]{16}/, "…")
    .replace(/\d{4}-\d{2}-\d{2}T[\d.-]+\d/, "TIME")
    .replace(/^(logs\/\S+\.log)\.\d+$/, "$1");
}

/** What is drawn at random, and the time of day within a text. */
function withoutChance(dump: Dump): Dump {
  const same = (row: string) =>
    row.replaceAll(/(?<![0-9a-f])[0-9a-f]{16}(?![0-9a-f])/gi, "…").replaceAll(/\b1[6-9]\d{11}\b/g, "…");
  return Object.fromEntries(Object.entries(dump).map(([about, rows]) => [about, rows.map(same).toSorted()]));
}
