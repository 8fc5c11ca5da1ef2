import fc from "fast-check";
import { expect, test } from "vitest";
import type { Evaluation } from "../../../src/recommendation/evaluation/evaluate.ts";
import { searchGrid } from "../../../src/recommendation/training/gridSearch.ts";
import { listGate, ratingGate } from "../../../src/recommendation/training/promotionGate.ts";
import "../../support/propertySeed.ts";

function evaluated(folds: readonly number[], ndcg: number | null = null): Evaluation {
  const rmse = folds.length > 0 ? folds.reduce((sum, one) => sum + one, 0) / folds.length : null;
  return {
    model: "svd",
    params: {},
    folds: folds.map((fold) => ({ rmse: fold, mae: fold })),
    rmse,
    rmseMargin: 0,
    mae: rmse,
    list: ndcg === null ? null : { ndcg, recall: 0, ndcgLiked: 0, coverage: 0, novelty: 0, popularShare: 0, users: 1 },
    fitMs: [],
    predictMs: [],
  };
}

const ENOUGH = { ratings: 1_000, isRefresh: false, baseline: null };
const failing = ({ lines }: { lines: readonly { line: string; holds: boolean }[] }) =>
  lines.filter(({ holds }) => !holds).map(({ line }) => line);

test("a model that is better by more than the noise serves", () => {
  const production = evaluated([0.9, 0.91, 0.89, 0.9, 0.9]);
  const candidate = evaluated([0.88, 0.89, 0.87, 0.88, 0.88]);
  expect(ratingGate({ ...ENOUGH, candidate, production }).promoted).toBe(true);
});

test.for([
  ["better, but within the noise", [0.7, 1.09, 0.7, 1.09, 0.89], ["beyond_noise"]],
  ["better by a hair", [0.8999, 0.9099, 0.8899, 0.8999, 0.8999], ["lower_rmse"]],
  ["worse", [0.95, 0.96, 0.94, 0.95, 0.95], ["lower_rmse", "beyond_noise"]],
  ["no number", [Number.NaN, 0.9, 0.9, 0.9, 0.9], ["sane", "lower_rmse", "beyond_noise"]],
] as const)("one that is %s does not", ([, folds, lines]) => {
  const production = evaluated([0.9, 0.91, 0.89, 0.9, 0.9]);
  expect(failing(ratingGate({ ...ENOUGH, candidate: evaluated(folds), production }))).toEqual(lines);
});

test("what is promoted is never worse on the shared folds", () => {
  const folds = fc.array(fc.double({ min: 0.3, max: 2, noNaN: true }), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(folds, folds, (ours, theirs) => {
      const [candidate, production] = [evaluated(ours), evaluated(theirs)];
      if (ratingGate({ ...ENOUGH, candidate, production }).promoted)
        expect(candidate.rmse).toBeLessThan(production.rmse!);
    }),
  );
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (ours, theirs) => {
        const gate = {
          ratings: 1_000,
          candidate: evaluated([], ours),
          production: evaluated([], theirs),
          isFresh: true,
          popular: evaluated([], 0.01),
        };
        if (listGate(gate).promoted) expect(ours).toBeGreaterThanOrEqual(0.99 * theirs);
      },
    ),
  );
});

test("a list that everybody gets is not beaten by itself", () => {
  const popular = evaluated([], 0.03);
  expect(failing(listGate({ ratings: 1_000, candidate: popular, production: null, isFresh: true, popular }))).toEqual([
    "beats_popular",
  ]);
});

test("a grid gives up what is hopeless after one fold, and goes on where it was cut off", async () => {
  const asked: string[] = [];
  const first = Promise.withResolvers<void>();
  const rmse: Record<number, number> = { 1: 0.9, 2: 1.2, 3: 0.89 };
  const search = (known: { params: object; rmse: number | null }[]) =>
    searchGrid([{ n: 1 }, { n: 2 }, { n: 3 }], {
      async evaluateFold({ n }, fold) {
        asked.push(`${n}.${fold}`);
        // The first cell is finished first, so that the others are held against it.
        if (n !== 1) await first.promise;
        return rmse[Number(n)]!;
      },
      known: known as never,
      onCell: ({ params }) => params.n === 1 && first.resolve(),
      signal: new AbortController().signal,
    });
  const cells = await search([]);
  expect(cells.find(({ params }) => params.n === 2)?.rmse).toBeNull();
  expect(cells.find(({ params }) => params.n === 3)?.rmse).toBeCloseTo(0.89, 10);
  expect(asked.filter((one) => one.startsWith("2."))).toEqual(["2.0"]);
  asked.length = 0;
  await search(cells);
  expect(asked).toEqual([]);
});
