import { pseudoRandom } from "../../fixtures/clips.ts";
import { type Difference, differencesOf } from "../../support/kills/differences.ts";
import { randomKills } from "../../support/kills/killPlan.ts";
import { playRound, type RoundResult } from "../../support/kills/rounds.ts";
import type { Scenario } from "../../support/kills/scenario.ts";
import { allScenarios } from "../../support/kills/scenarios/index.ts";
import { createKillWorld, type KillWorld } from "../../support/kills/world.ts";
import type { Row } from "../row.ts";

const KILLS = Number(process.env.FILMOTHEQUE_BENCH_KILLS ?? 500);
const SEED = Number(process.env.FILMOTHEQUE_TEST_SEED ?? 1895);
const KILLS_A_ROUND = 5;
/** A scenario whose work is over before its kills come is not played for ever. */
const MOST_ROUNDS = 200;

interface Tally {
  readonly scenario: Scenario;
  readonly whole: RoundResult;
  rounds: number;
  kills: number;
  atWork: number;
  readonly differences: Difference[];
  readonly strays: string[];
  readonly stuck: string[];
  readonly lost: string[];
  readonly damage: string[];
}

/** Five hundred kills: each kind of work ends in the same library as without kills. */
export async function benchKills(): Promise<Row[]> {
  const wanted = process.env.FILMOTHEQUE_BENCH_SCENARIOS?.split(",");
  const scenarios = allScenarios().filter(({ name }) => !wanted || wanted.includes(name));
  const world = await createKillWorld();
  const random = pseudoRandom(SEED);
  const tallies: Tally[] = [];
  try {
    for (const scenario of scenarios) tallies.push(begin(scenario, await playRound(world, scenario)));
    for (const [index, tally] of tallies.entries()) {
      const before = tallies.slice(0, index).reduce((sum, { kills }) => sum + kills, 0);
      const share = Math.ceil((KILLS - before) / (tallies.length - index));
      while (tally.kills < share && tally.rounds < MOST_ROUNDS) await killIn(world, tally, share - tally.kills, random);
      console.error(JSON.stringify(shown(tally)));
    }
  } finally {
    await world.close();
  }
  return toRows(tallies);
}

function begin(scenario: Scenario, whole: RoundResult): Tally {
  const found = judge(whole);
  for (const [what, list] of Object.entries(found))
    if (list.length > 0) console.error(`${scenario.name} without kills, ${what}: ${list.slice(0, 10).join("\n")}`);
  return { scenario, whole, rounds: 0, kills: 0, atWork: 0, differences: [], ...found };
}

const judge = ({ strays, stuck, broken, damage, wrong }: RoundResult) => ({
  strays: [...strays],
  stuck: [...stuck],
  lost: [...broken],
  damage: [...damage, ...wrong],
});

async function killIn(world: KillWorld, tally: Tally, most: number, random: () => number): Promise<void> {
  const { scenario, whole } = tally;
  const kills = Math.min(KILLS_A_ROUND, most);
  const result = await playRound(world, scenario, randomKills({ ...whole, random, kills }));
  tally.rounds += 1;
  tally.kills += result.kills;
  tally.atWork += result.killsAtWork;
  const found = judge(result);
  const unexpected = result.files.filter((name) => !whole.files.includes(name));
  tally.strays.push(...found.strays, ...unexpected.filter((name) => !found.strays.includes(name)));
  tally.stuck.push(...found.stuck);
  tally.lost.push(...found.lost);
  tally.damage.push(...found.damage);
  const differences = differencesOf(whole.dump, result.dump);
  tally.differences.push(...differences);
  tell(scenario.name, tally.rounds, differences, found, unexpected);
}

function tell(
  name: string,
  round: number,
  differences: readonly Difference[],
  found: object,
  unexpected: readonly string[],
) {
  for (const { about, missing, extra } of differences) {
    console.error(`${name}, round ${round}: ${about}: ${missing.length} missing, ${extra.length} more`);
    for (const row of missing.slice(0, 3)) console.error(`  - ${row.slice(0, 600)}`);
    for (const row of extra.slice(0, 3)) console.error(`  + ${row.slice(0, 600)}`);
  }
  for (const [what, list] of Object.entries({ ...found, unexpected }))
    if ((list as string[]).length > 0)
      console.error(`${name}, round ${round}: ${what}: ${(list as string[]).slice(0, 8).join(", ")}`);
}

function shown({ scenario, whole, ...tally }: Tally) {
  const { rounds, kills, atWork, differences, strays, stuck, lost, damage } = tally;
  const counts = { differences: differences.length, strays: strays.length, stuck: stuck.length };
  const more = { lost: lost.length, damage: damage.length, workMs: whole.lifetimesMs.map(Math.round) };
  return { scenario: scenario.name, rounds, kills, atWork, ...counts, ...more };
}

function toRows(tallies: readonly Tally[]): Row[] {
  const rows = tallies.map((tally): Row => {
    const { scenario, kills, atWork, differences, strays, stuck, lost, damage } = shown(tally);
    const counts = { differences, "stray files": strays, "stuck jobs": stuck, "broken promises": lost, damage };
    return {
      figure: `kills during ${scenario}`,
      measured: `${kills} kills, ${atWork} at work; ${Object.entries(counts)
        .map(([what, count]) => `${count} ${what}`)
        .join(", ")}`,
      target: "the same library, nothing lost, stuck or left behind",
      met: kills > 0 && differences + strays + stuck + lost + damage === 0,
    };
  });
  const kills = tallies.reduce((sum, tally) => sum + tally.kills, 0);
  const atWork = tallies.reduce((sum, tally) => sum + tally.atWork, 0);
  return [
    ...rows,
    { figure: "kills in all", measured: `${kills}, ${atWork} at work`, target: `≥ ${KILLS}`, met: kills >= KILLS },
  ];
}
