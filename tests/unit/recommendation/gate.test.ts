import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pairedIndependentRows, pairedRows } from "../../../src/recommendation/evaluation/pairedRows.ts";
import { chooseParams, searchGrid, svdGrid } from "../../../src/recommendation/training/gridSearch.ts";
import {
  type ComparedFigures,
  type GateInput,
  type GateVerdict,
  listGate,
  ratingGate,
} from "../../../src/recommendation/training/promotionGate.ts";
import "../../support/propertySeed.ts";

const SOUND = { leaked: 0, isSane: true, serveCpuMs: 5 };
const difference = (mean: number, standardError = 0.001) => ({ mean, standardError, rows: 500 });
const compared = (figure: number, mean: number, household: ComparedFigures["household"] = null): ComparedFigures => ({
  figure,
  difference: difference(mean),
  household,
});

/** A candidate of another recipe that is better than everything by more than the noise. */
const BETTER: GateInput = {
  candidate: { ...SOUND, figure: 0.88 },
  baseline: compared(0.92, -0.06),
  serving: compared(0.9, -0.035),
  sameRecipe: compared(0.89, -0.02),
  isNew: true,
  isReplacingUnknown: false,
};
const BETTER_LIST: GateInput = {
  candidate: { ...SOUND, figure: 0.06 },
  baseline: compared(0.03, -0.02),
  serving: compared(0.05, -0.01),
  sameRecipe: compared(0.055, -0.005),
  isNew: true,
  isReplacingUnknown: false,
};

const failing = ({ lines }: GateVerdict) => lines.filter(({ holds }) => !holds).map(({ line }) => line);

describe("the gate of a model that estimates ratings", () => {
  test("lets one serve that is better by more than the noise", () => {
    expect(ratingGate(BETTER)).toMatchObject({ promoted: true });
    expect(failing(ratingGate(BETTER))).toEqual([]);
  });

  test.for([
    [
      "in place of one that it was not compared with",
      { serving: null, isReplacingUnknown: true },
      "compared_with_in_use",
    ],
    ["no number", { candidate: { ...SOUND, figure: Number.NaN } }, "sane"],
    ["off the scale", { candidate: { ...SOUND, figure: 0.88, isSane: false } }, "sane"],
    ["judged on what it learnt from", { candidate: { ...SOUND, figure: 0.1, leaked: 1 } }, "no_leak"],
    ["worse than the biases by more than the noise", { baseline: compared(0.879, 0.0011) }, "not_worse_than_biases"],
    ["better than the artefact in use by a hair", { serving: compared(0.8803, -0.035) }, "lower_rmse"],
    ["better within the noise", { serving: compared(0.9, -0.0009) }, "beyond_noise"],
    [
      "worse than the recipe in use on the same ratings",
      { sameRecipe: compared(0.879, 0.001) },
      "not_worse_than_same_recipe",
    ],
    [
      "of the recipe in use and worse than its artefact",
      { sameRecipe: null, serving: compared(0.87, 0.002) },
      "same_recipe_more_data",
    ],
    ["what serves already", { sameRecipe: null, isNew: false, serving: compared(0.88, 0) }, "new_ratings"],
    ["worse for the household", { serving: compared(0.9, -0.035, difference(0.1, 0.05)) }, "household_not_worse"],
  ] as const)("refuses one that is %s", ([, planted, line]) => {
    const verdict = ratingGate({ ...BETTER, ...planted });
    expect(verdict.promoted).toBe(false);
    expect(failing(verdict)).toContain(line);
  });

  test("holds the recipe in use on newer ratings to its artefact: as good is enough", () => {
    const refresh = { ...BETTER, sameRecipe: null, serving: compared(0.8801, 0.0005) };
    expect(ratingGate(refresh).promoted).toBe(true);
  });

  test("is overruled by the household where its own ratings leave no doubt", () => {
    const worseForOthers = compared(0.87, 0.01, difference(-0.2, 0.05));
    const verdict = ratingGate({ ...BETTER, serving: worseForOthers });
    expect(verdict.promoted).toBe(true);
    expect(failing(verdict)).toEqual(["lower_rmse", "beyond_noise"]);
    // Never over a leak, or a model that is worse than none.
    expect(ratingGate({ ...BETTER, serving: worseForOthers, baseline: compared(0.8, 0.1) }).promoted).toBe(false);
    const uncertain = compared(0.87, 0.01, difference(-0.09, 0.05));
    expect(ratingGate({ ...BETTER, serving: uncertain }).promoted).toBe(false);
  });

  test("warns of a slow model, and never refuses it for that", () => {
    const verdict = ratingGate({ ...BETTER, candidate: { ...BETTER.candidate, serveCpuMs: 60_000 } });
    expect(verdict.promoted).toBe(true);
    expect(failing(verdict)).toEqual(["fast"]);
  });
});

describe("the gate of a model that ranks", () => {
  test("lets one serve that is better", () => {
    expect(failing(listGate(BETTER_LIST))).toEqual([]);
  });

  test.for([
    ["no better than popularity", { baseline: compared(0.06, 0) }, "beats_popular"],
    ["worse than the artefact in use", { serving: compared(0.061, 0.01) }, "list_not_worse"],
    [
      "worse than the recipe in use on the same ratings",
      { sameRecipe: compared(0.0601, 0.01) },
      "not_worse_than_same_recipe",
    ],
    ["judged on what it learnt from", { candidate: { ...SOUND, figure: 0.9, leaked: 3 } }, "no_leak"],
    ["no number", { candidate: { ...SOUND, figure: 0.06, isSane: false } }, "sane"],
    ["what serves already", { sameRecipe: null, isNew: false, serving: compared(0.06, 0) }, "new_ratings"],
    ["worse for the household", { serving: compared(0.05, -0.01, difference(0.2, 0.1)) }, "household_not_worse"],
  ] as const)("refuses one that is %s", ([, planted, line]) => {
    const verdict = listGate({ ...BETTER_LIST, ...planted });
    expect(verdict.promoted).toBe(false);
    expect(failing(verdict)).toContain(line);
  });

  test("allows one per cent less than the artefact in use, as documented", () => {
    const serving = (figure: number) => ({ ...BETTER_LIST, sameRecipe: null, serving: compared(figure, 0) });
    expect(listGate(serving(0.06 / 0.991)).promoted).toBe(true);
    expect(listGate(serving(0.06 / 0.989)).promoted).toBe(false);
  });
});

test("without the household's word, what is promoted is never worse than what serves", () => {
  const figure = fc.double({ min: 0.01, max: 2, noNaN: true });
  const signed = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(figure, figure, figure, signed, (ours, theirs, baseline, mean) => {
      const candidate = { ...SOUND, figure: ours };
      const input = { ...BETTER, candidate, baseline: compared(baseline, mean), serving: compared(theirs, mean) };
      if (ratingGate(input).promoted) {
        expect(ours).toBeLessThan(theirs);
        expect(mean).toBeLessThan(0);
      }
      if (listGate(input).promoted) {
        expect(ours).toBeGreaterThanOrEqual(0.99 * theirs);
        expect(ours).toBeGreaterThan(baseline);
      }
    }),
  );
});

describe("the difference of two models", () => {
  test("has the standard error of independent people, not of ratings", () => {
    const first = [1, 1, 1, 1, 0, 0, 0, 0];
    const second = [0, 0, 0, 0, 0, 0, 0, 0];
    const byRow = pairedIndependentRows(first, second);
    const byPerson = pairedRows(first, second, [1, 1, 1, 1, 2, 2, 2, 2]);
    expect(byRow).toMatchObject({ mean: 0.5, rows: 8 });
    expect(byPerson).toMatchObject({ mean: 0.5, standardError: 0.5, rows: 8 });
    expect(byPerson.standardError).toBeGreaterThan(byRow.standardError);
  });

  test("is the same for ratings of a person each as for independent ratings", () => {
    const losses = fc.array(fc.double({ min: 0, max: 9, noNaN: true }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(losses, (first) => {
        const second = first.toReversed();
        const [people, rows] = [pairedRows(first, second, [...first.keys()]), pairedIndependentRows(first, second)];
        expect(people.mean).toBeCloseTo(rows.mean, 9);
        expect(people.standardError).toBeCloseTo(rows.standardError, 9);
      }),
    );
  });
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

test("parameters that serve are searched too, and kept unless others are clearly better", () => {
  const serving = { n_factors: 7 };
  expect(svdGrid(serving)).toHaveLength(18);
  expect(svdGrid(svdGrid()[3])).toHaveLength(17);
  const grid = (other: number) => [
    { params: serving, rmse: 0.9 },
    { params: { n_factors: 8 }, rmse: other },
    { params: { n_factors: 9 }, rmse: null },
  ];
  expect(chooseParams(grid(0.8995), serving)).toEqual(serving);
  expect(chooseParams(grid(0.898), serving)).toEqual({ n_factors: 8 });
  expect(chooseParams(grid(0.8995), null)).toEqual({ n_factors: 8 });
});
