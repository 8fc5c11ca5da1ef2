import { describe, expect, test } from "vitest";
import {
  hellinger,
  jensenShannon,
  kolmogorovSmirnov,
  largestDifference,
  populationStabilityIndex,
  totalVariation,
  wasserstein,
} from "../../../src/drift/statistics/distances.ts";
import { chiSquaredTail, normalTails } from "../../../src/drift/statistics/gamma.ts";
import {
  mergeSmallBins,
  testDeviations,
  testMeans,
  testProportions,
  testShares,
} from "../../../src/drift/statistics/hypothesisTests.ts";
import { momentsOf } from "../../../src/drift/statistics/moments.ts";

/** SciPy 1.10.1 and 1.17.1 agree on these to the digits shown. */
const near = (found: number, wanted: number) =>
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(1e-6 * Math.max(Math.abs(wanted), Number.MIN_VALUE * 1e6));

const A = [2, 1, 3, 4, 8, 10, 20, 25, 17, 10];
type Sides = readonly [baseline: readonly number[], current: readonly number[]];
const CASES: Readonly<Record<"A" | "B" | "C" | "D" | "E" | "F" | "G" | "I", Sides>> = {
  A: [A, [2, 2, 3, 5, 9, 11, 20, 23, 16, 9]],
  B: [A, [8, 6, 10, 12, 15, 14, 13, 10, 7, 5]],
  C: [
    [40, 30, 20, 10],
    [80, 60, 40, 20],
  ],
  D: [
    [40, 30, 20, 10],
    [50, 30, 20, 0],
  ],
  E: [
    [40, 30, 20, 10],
    [10, 20, 30, 40],
  ],
  F: [
    [40, 30, 20, 10, 0],
    [35, 25, 20, 10, 10],
  ],
  G: [
    [1370, 2811, 1791, 7551, 5550, 20047, 13136, 26818, 8551, 13211],
    [14, 28, 18, 76, 56, 200, 131, 268, 86, 132],
  ],
  I: [
    [500, 300, 150, 50],
    [400, 320, 200, 80],
  ],
};

const DISTANCES = [
  ["A", 0.014621323, 0.0510990614, 0.0425427592, 0.0426459291, 0.04, 0.02],
  ["B", 0.693380303, 0.344720634, 0.286998754, 0.290564743, 0.37, 0.15],
  ["C", 0, 0, 0, 0, 0, 0],
  ["D", 0.712399108, 0.232412937, 0.193496462, 0.229752921, 0.1, 0.1],
  ["E", 0.912869638, 0.391868161, 0.326251644, 0.331816292, 0.4, 0.3],
  ["F", 0.7058774, 0.229880034, 0.191387682, 0.227975838, 0.1, 0.1],
  ["G", 1.95622511e-5, 0.00187823632, 0.00156373431, 0.00156373693, 0.00169723824, 0.000591909909],
  ["I", 0.0520893381, 0.0967119593, 0.0805179877, 0.0806046081, 0.1, 0.1],
] as const;

const CHANCES = [
  ["A", 0.717154964, 9, 0.999858745],
  ["B", 31.484514, 9, 0.000244380785],
  ["C", 0, 3, 1],
  ["D", 11.1111111, 3, 0.0111399806],
  ["E", 40, 3, 1.06550903e-8],
  ["F", 10.7878788, 4, 0.029054299],
  ["G", 0.0196280908, 9, 1],
  ["I", 25.8222065, 3, 1.03908531e-5],
] as const;

describe("distances of shares", () => {
  test.for(DISTANCES)("%s", ([name, psi, js, jsNatural, hell, variation, largest]) => {
    const [baseline, current] = CASES[name];
    near(populationStabilityIndex(baseline, current), psi);
    near(jensenShannon(baseline, current), js);
    near(jensenShannon(baseline, current, Math.E), jsNatural);
    near(hellinger(baseline, current), hell);
    near(totalVariation(baseline, current), variation);
    near(largestDifference(baseline, current), largest);
  });
});

describe("chance of shares", () => {
  test.for(CHANCES)("%s", ([name, chiSquared, degrees, p]) => {
    const found = testShares(...CASES[name]);
    near(found.chiSquared, chiSquared);
    expect(found.degrees).toBe(degrees);
    near(found.p, p);
  });

  test("A, with its small bins in one", () => {
    const merged = mergeSmallBins(...CASES.A);
    expect(merged).toEqual({ baseline: [8, 10, 20, 25, 17, 10, 10], current: [9, 11, 20, 23, 16, 9, 12] });
    near(populationStabilityIndex(merged.baseline, merged.current), 0.00910484684);
    const { chiSquared, degrees, p } = testShares(merged.baseline, merged.current);
    near(chiSquared, 0.454528701);
    expect(degrees).toBe(6);
    near(p, 0.998348632);
  });

  test("B, whose second bin moves to the end", () => {
    const merged = mergeSmallBins(...CASES.B);
    expect(merged.baseline.at(-1)).toBe(1);
    expect(merged.current.at(-1)).toBe(6);
    near(populationStabilityIndex(merged.baseline, merged.current), 0.693380303);
    near(testShares(merged.baseline, merged.current).chiSquared, 31.484514);
  });
});

const STARS = [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5];
const AS_RATINGS = [
  [
    "A",
    3.61,
    3.52,
    1.00144895,
    1.03662915,
    3.79744267,
    3.40643246,
    -0.624413082,
    0.532356336,
    0.302703336,
    0.762115955,
    0.04,
    0.09,
  ],
  [
    "B",
    3.61,
    2.705,
    1.00144895,
    1.23510121,
    3.79744267,
    2.18598415,
    -5.69151435,
    1.25917568e-8,
    2.10140807,
    0.0356051605,
    0.37,
    0.905,
  ],
  [
    "G",
    3.50155698,
    3.5,
    1.04252407,
    1.04412083,
    3.12324845,
    3.11872727,
    -0.0471328162,
    0.962407373,
    0.0664649035,
    0.947007699,
    0.00113869655,
    0.00179670403,
  ],
] as const;

describe("read as ratings", () => {
  test.for(AS_RATINGS)("%s", ([name, mean, meanNow, sd, sdNow, kurtosis, kurtosisNow, z, p, zSd, pSd, d, w]) => {
    const [before, now] = CASES[name].map((counts) => momentsOf(STARS, counts)) as [
      ReturnType<typeof momentsOf>,
      ReturnType<typeof momentsOf>,
    ];
    for (const [found, wanted] of [
      [before.mean, mean],
      [now.mean, meanNow],
      [before.deviation, sd],
      [now.deviation, sdNow],
      [before.kurtosis, kurtosis],
      [now.kurtosis, kurtosisNow],
      [testMeans(before, now).z, z],
      [testMeans(before, now).p, p],
      [testDeviations(before, now).z, zSd],
      [testDeviations(before, now).p, pSd],
      [kolmogorovSmirnov(...CASES[name]), d],
      [wasserstein(...CASES[name], 0.5), w],
    ] as const)
      near(found, wanted);
  });

  test("a spread that was zero, or becomes zero, is significant", () => {
    const even = momentsOf(STARS, [0, 0, 0, 0, 0, 0, 0, 120, 0, 0]);
    const spread = momentsOf(STARS, CASES.A[0]);
    expect(testDeviations(even, spread).p).toBe(0);
    expect(testDeviations(spread, even).p).toBe(0);
    expect(testDeviations(even, even).p).toBe(1);
  });

  test("ten ratings then and ten now", () => {
    const halves = Array.from({ length: 10 }, (_, at) => (at + 1) / 2);
    const counted = (values: readonly number[]) =>
      halves.map((step) => values.filter((value) => value === step).length);
    const before = counted([3.5, 4, 2, 5, 4.5, 3, 4, 3.5, 4, 2.5]);
    const now = counted([2, 2.5, 3, 1.5, 4, 2, 3, 2.5, 3.5, 1]);
    near(kolmogorovSmirnov(before, now), 0.5);
    near(wasserstein(before, now, 0.5), 1.1);
    near(wasserstein(before, now, 0.5) / momentsOf(halves, before).deviation, 1.27872403);
  });
});

describe("chance of proportions", () => {
  test.for([
    [10, 500, 16, 200, 3.79213376, 0.000149358423],
    [100, 500, 60, 200, 2.84637521, 0.00442200568],
    [5, 100, 0, 100, -2.26455407, 0.0235400583],
  ])("%i of %i, then %i of %i", ([hits, count, hitsNow, countNow, z, p]) => {
    const found = testProportions({ hits: hits!, count: count! }, { hits: hitsNow!, count: countNow! });
    near(found.z, z!);
    near(found.p, p!);
  });
});

test("the tail probabilities that the other statistics use", () => {
  near(chiSquaredTail(16.918977604620448, 9), 0.05);
  near(chiSquaredTail(21.665994333461924, 9), 0.01);
  near(chiSquaredTail(200, 9), 3.31299239e-38);
  near(normalTails(-1), 0.317310508);
  near(normalTails(-2.5758293035489004), 0.01);
  near(normalTails(-5), 5.73303144e-7);
});
