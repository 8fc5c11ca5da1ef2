import { afterAll, beforeAll, expect, test } from "vitest";
import { pseudoRandom } from "../../fixtures/clips.ts";
import { DEADLINES } from "../../support/deadlines.ts";
import { differencesOf } from "../../support/kills/differences.ts";
import { randomKills } from "../../support/kills/killPlan.ts";
import { playRound } from "../../support/kills/rounds.ts";
import type { Scenario } from "../../support/kills/scenario.ts";
import { curating, merging, rating, restoring, undoing } from "../../support/kills/scenarios/index.ts";
import { createKillWorld, type KillWorld } from "../../support/kills/world.ts";

const KILLS = 3;
let world: KillWorld;

beforeAll(async () => {
  world = await createKillWorld();
});

afterAll(() => world?.close());

// The bench of the same name plays every kind of work, five hundred times.
test.for<Scenario>([rating, undoing, merging, curating, restoring])(
  "$name: work that is killed three times ends in the same library as work that is not",
  { timeout: DEADLINES.longTestMs },
  async (scenario) => {
    const whole = await playRound(world, scenario);
    expect(whole).toMatchObject({ broken: [], stuck: [], damage: [], strays: [], wrong: [] });

    const random = pseudoRandom(1895);
    const killed = await playRound(world, scenario, randomKills({ ...whole, random, kills: KILLS }));
    expect(killed).toMatchObject({ broken: [], stuck: [], damage: [], strays: [], wrong: [] });
    expect(differencesOf(whole.dump, killed.dump)).toEqual([]);
    expect(killed.files.filter((name) => !whole.files.includes(name))).toEqual([]);
  },
);
