import { join } from "node:path";
import { dumpAnswers } from "./apiDump.ts";
import { type Dump, dumpDatabase, findDamage } from "./databaseDump.ts";
import { type Kill, type KillableProgram, Killed } from "./killableProgram.ts";
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
export function playRound(world: KillWorld, scenario: Scenario, plan: KillPlan = nobodyDies): Promise<RoundResult> {
  return new Round(world, scenario).play(plan);
}

class Round {
  readonly #world: KillWorld;
  readonly #scenario: Scenario;
  readonly #program: KillableProgram;
  /** What was answered, by what it is about: it must hold after every start. */
  readonly #promises = new Map<string, Step>();
  readonly #broken: string[] = [];
  readonly #stuck: string[] = [];
  /** Of the step that was asked for and not answered yet: whether it was done is not known. */
  #doubtful: readonly string[] = [];

  constructor(world: KillWorld, scenario: Scenario) {
    this.#world = world;
    this.#scenario = scenario;
    this.#program = world.program;
  }

  async play(plan: KillPlan): Promise<RoundResult> {
    const program = this.#program;
    await this.#world.begin(this.#scenario.base.name, this.#scenario.base.make);
    await this.#scenario.arrange?.(this.#world);
    const killsBefore = program.kills.length;
    program.lifetimesMs.length = 0;
    program.deaths.length = 0;
    program.plan = plan;

    const begun = performance.now();
    await this.#survive(async () => undefined);
    const startMs = performance.now() - begun;
    for (const step of await this.#survive(async () => this.#scenario.steps(this.#world))) await this.#take(step);
    const stuck = await this.#survive(() => this.#world.untilSettled());
    this.#stuck.push(...stuck);
    const lifetimesMs = [...program.lifetimesMs, program.usedMs];

    program.plan = nobodyDies;
    program.spare();
    await this.#survive(async () => undefined);
    const answers = await this.#survive(() => this.#readAnswers());
    await program.stop();
    return this.#result(answers, { startMs, lifetimesMs, kills: program.kills.slice(killsBefore) });
  }

  async #take(step: Step): Promise<void> {
    let wasAsked = false;
    await this.#survive(async () => {
      if (wasAsked && (await step.isDone?.(this.#world))) return;
      wasAsked = true;
      this.#doubtful = step.promise ? [step.promise.about, ...(step.promise.replaces ?? [])] : [];
      await step.act(this.#world);
    });
    for (const about of this.#doubtful) this.#promises.delete(about);
    this.#doubtful = [];
    if (step.promise) this.#promises.set(step.promise.about, step);
  }

  async #readAnswers(): Promise<Dump> {
    const world = this.#world;
    const read = (path: string, session: string) => world.ask(path, { session });
    const answers = await dumpAnswers(read, world.sessions as Record<string, string>);
    const more = (await this.#scenario.also?.(world)) ?? {};
    // Viewing a film may request what it lacks.
    this.#stuck.push(...(await world.untilSettled()));
    return { ...answers, ...more };
  }

  #result(
    answers: Dump,
    { startMs, lifetimesMs, kills }: Pick<RoundResult, "startMs" | "lifetimesMs"> & { readonly kills: readonly Kill[] },
  ): RoundResult {
    const { library } = this.#world;
    const names = filesIn(library);
    const file = join(library, "library.db");
    const dump = withoutChance({ ...answers, ...dumpDatabase(file) });
    return {
      dump,
      wrong: this.#scenario.judge?.(dump) ?? [],
      files: [...new Set(names.map(withoutTime))].toSorted(),
      kills: kills.length,
      killsAtWork: kills.filter(({ wasAtWork }) => wasAtWork).length,
      broken: this.#broken,
      stuck: this.#stuck,
      damage: [
        ...this.#program.deaths,
        ...findDamage(file),
        ...findLostPictures(library).map((hash) => `picture ${hash} is not there`),
      ],
      strays: findStrayFiles(library, names),
      startMs,
      lifetimesMs,
    };
  }

  /** Does something with a program that runs, again and again until no kill comes in between. */
  async #survive<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        if (!this.#program.isRunning) {
          await this.#program.start();
          await this.#world.stayLoggedIn();
          await this.#checkPromises();
          this.#program.use();
        }
        return await work();
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
      }
    }
  }

  async #checkPromises(): Promise<void> {
    for (const [about, { what, promise }] of this.#promises) {
      if (this.#doubtful.includes(about) || (await promise?.holds(this.#world))) continue;
      this.#broken.push(what);
      this.#promises.delete(about);
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
