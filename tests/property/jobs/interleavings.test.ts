import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type ActName,
  FileInProgress,
  type FileState,
  MANUAL_TMDB_ID,
} from "../../integration/identification/fileInProgress.ts";

const JOBS = ["card", "identify"] as const satisfies readonly ActName[];
const PERSONS = ["match", "revert", "excludeFromLibrary", "replace"] as const satisfies readonly ActName[];

/** An act begins, or one of those that wait goes on. */
type Step = { readonly begin: ActName } | { readonly letOne: number };

const personsActs = fc.array(fc.constantFrom(...PERSONS), { maxLength: 2 });

/** The acts of a person and the two jobs in any order, and between them as many steps as it likes. */
const schedules = personsActs.chain((acts) =>
  fc.record({
    acts: fc.constant(acts),
    places: fc.array(fc.nat(acts.length), { minLength: JOBS.length, maxLength: JOBS.length }),
    lets: fc.array(fc.array(fc.nat(5), { maxLength: 4 }), { minLength: acts.length + 3, maxLength: acts.length + 3 }),
  }),
);

function stepsOf({ acts, places, lets }: { acts: ActName[]; places: number[]; lets: number[][] }): Step[] {
  const order = orderOf(acts, places);
  return order.flatMap((begin, index) => [...(lets[index] ?? []).map((letOne): Step => ({ letOne })), { begin }]);
}

/** Each job before the act of its place. */
function orderOf(acts: readonly ActName[], places: readonly number[]): ActName[] {
  return Array.from({ length: acts.length + 1 }, (_, place) => [
    ...JOBS.filter((_job, index) => places[index] === place),
    ...acts.slice(place, place + 1),
  ]).flat();
}

async function interleaved(steps: readonly Step[]): Promise<{ state: FileState; failures: unknown[] }> {
  const file = new FileInProgress();
  try {
    for (const step of steps) {
      if ("begin" in step) file.act(step.begin);
      else file.gates.letOne(step.letOne);
      await file.everyTurn();
    }
    await file.settled();
    return { state: file.state(), failures: file.failures };
  } finally {
    await file.end();
  }
}

async function oneAfterTheOther(order: readonly ActName[]): Promise<FileState> {
  const file = new FileInProgress();
  try {
    for (const act of order) {
      file.act(act);
      await file.settled();
    }
    return file.state();
  } finally {
    await file.end();
  }
}

const known = new Map<string, Promise<FileState>>();
function sequential(order: readonly ActName[]): Promise<FileState> {
  const key = order.join();
  const state = known.get(key) ?? oneAfterTheOther(order);
  known.set(key, state);
  return state;
}

async function isOneOf(state: FileState, orders: readonly ActName[][]): Promise<boolean> {
  for (const order of orders) if (isDeepStrictEqual(await sequential(order), state)) return true;
  return false;
}

/** Every order of the acts of a person, who does not wait for one to end before beginning the next, and of the jobs. */
function ordersOf(acts: readonly ActName[]): ActName[][] {
  return permutations([...JOBS, ...acts]);
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

test("any interleaving of jobs and actions ends in the library of some sequential order", async () => {
  await fc.assert(
    fc.asyncProperty(schedules, async (schedule) => {
      const { state, failures } = await interleaved(stepsOf(schedule));
      expect(failures).toEqual([]);
      // A matched file is never a bare card.
      if (state.decision === "matched") expect(state.film?.state).toBe("identified");
      // A manual match is kept.
      if (state.decision === "matched" && state.by === "hand") expect(state.film?.tmdb).toBe(MANUAL_TMDB_ID);
      expect(await isOneOf(state, ordersOf(schedule.acts)), JSON.stringify(state)).toBe(true);
    }),
    { numRuns: 60 },
  );
});
