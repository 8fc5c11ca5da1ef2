import { pseudoRandom } from "../../fixtures/clips.ts";
import { runChaos } from "../../support/chaos/chaosRun.ts";
import type { Row } from "../row.ts";

const MINUTES = Number(process.env.FILMOTHEQUE_BENCH_CHAOS_MINUTES ?? 20);
const SEED = Number(process.env.FILMOTHEQUE_TEST_SEED ?? 1895);

/** Kills, full disks, clocks that jump, renames, providers that fail, two people at work: it ends balanced. */
export async function benchChaos(): Promise<Row[]> {
  const { counts, problems } = await runChaos(MINUTES, pseudoRandom(SEED));
  for (const [about, list] of Object.entries(problems))
    for (const problem of list.slice(0, 20)) console.error(`${about}: ${problem}`);
  const summary = Object.entries(counts).map(([what, count]) => `${count} ${what}`);
  return [
    { figure: `chaos for ${MINUTES} minutes`, measured: summary.join(", "), target: "", met: true },
    ...Object.entries(problems).map(([about, list]) => ({
      figure: `… ${about}`,
      measured: list.length === 0 ? "none" : `${list.length}`,
      target: "none",
      met: list.length === 0,
    })),
  ];
}
