import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { assembled, KERNELS } from "../../../scripts/kernels.ts";
import { fitSvd } from "../../../src/recommendation/models/svd.ts";
import { fitSvdReference } from "../../../src/recommendation/models/svdReference.ts";
import { madeRatings, setOf } from "./madeRatings.ts";

/**
 * scikit-surprise's `SVD(n_factors=2, n_epochs=2, lr_all=0.1, reg_all=0.05)`, its factors set before the first epoch;
 * worked out by its update, step by step, for three ratings: (a, x, 4), (a, y, 2), (b, x, 5).
 */
const INITIAL = { ofUsers: Float64Array.of(0.1, -0.2, 0.3, 0.05), ofFilms: Float64Array.of(0.2, 0.1, -0.1, 0.4) };

const EXPECTED = [
  [0, 0, 3.729674804398957],
  [0, 1, 2.9919182733876704],
  [1, 0, 4.2623133190112865],
  [1, 1, 3.5811439782366516],
] as const;

const SMALL = setOf([
  { user: 10, film: 7, value: 4, time: 1 },
  { user: 10, film: 8, value: 2, time: 2 },
  { user: 11, film: 7, value: 5, time: 3 },
]);
const PARAMS = { n_factors: 2, n_epochs: 2, lr_all: 0.1, reg_all: 0.05 };

test("from the same factors and in the same order the estimates are scikit-surprise's", () => {
  const model = fitSvdReference(SMALL, PARAMS, INITIAL);
  for (const [user, film, estimate] of EXPECTED) expect(model.estimate(user, film)).toBeCloseTo(estimate, 9);
});

test("the fast fit and the reference estimate alike", () => {
  const set = setOf(madeRatings());
  const fast = fitSvd(set, { n_factors: 10, n_epochs: 5, shuffle: false, init_std_dev: 0 });
  const zeros = {
    ofUsers: new Float64Array(set.userIds.length * 10),
    ofFilms: new Float64Array(set.filmIds.length * 10),
  };
  const slow = fitSvdReference(set, { n_factors: 10, n_epochs: 5 }, zeros);
  for (let user = 0; user < 60; user += 7)
    for (let film = 0; film < 40; film += 3)
      expect(fast.estimate(user, film)).toBeCloseTo(slow.estimate(user, film), 4);
});

test("the kernel that is carried is the one that is written", async () => {
  const folder = resolve(import.meta.dirname, "../../../src/recommendation/models/kernels");
  for (const name of KERNELS) expect(readFileSync(`${folder}/${name}.ts`, "utf8")).toContain(await assembled(name));
});

test("the same seed gives the same model, another seed another", () => {
  const set = setOf(madeRatings());
  const of = (random_state: number) => fitSvd(set, { random_state }).estimate(3, 5);
  expect(of(1)).toBe(of(1));
  expect(of(1)).not.toBe(of(2));
});
