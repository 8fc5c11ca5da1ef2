/**
 * Learns `src/recommendation/household/listWeights.ts` and prints it:
 * `node tests/bench/household/learnWeights.ts`, ten minutes.
 */
import "../../../src/server/requireNode.ts";
import { Matrix, solve } from "ml-matrix";
import { LIKED_FROM } from "../../../src/contract/ratings.ts";
import type { FilmTraits } from "../../../src/library/index.ts";
import type { HouseholdCase } from "../../../src/recommendation/evaluation/households/householdCase.ts";
import { toFilmVectors } from "../../../src/recommendation/household/filmVectors.ts";
import { LIST_FEATURES } from "../../../src/recommendation/household/listFeatures.ts";
import { changeAt } from "../../../src/recommendation/household/listWeights.ts";
import { describeCandidates } from "../../../src/recommendation/household/rankHousehold.ts";
import { readHouseholdData } from "./householdData.ts";
import { makeHouseholds } from "./makeHouseholds.ts";

/** One list: the features of each candidate, and which were liked. */
interface Example {
  /** candidates × parameters */
  readonly features: Float64Array[];
  readonly liked: readonly number[];
}

const TOLD_COUNTS = [3, 10, 20, 50, 150];
const SEED = 11;
const STEPS = 12;
/** Ridge. */
const SHRINKAGE = 20;

const { films, ratingsByUser, otherUsers } = await readHouseholdData();
const cases = makeHouseholds(ratingsByUser, otherUsers, { toldCounts: TOLD_COUNTS, repetitions: 1, seed: SEED });
const examples = cases.flatMap((one) => exampleOf(one, films) ?? []);
console.error(`${examples.length} lists`);
const weights = learn(examples);
LIST_FEATURES.forEach((name, feature) => {
  const [weight = 0, change = 0] = [weights[feature], weights[feature + LIST_FEATURES.length]];
  console.log(`  [${weight.toFixed(3)}, ${change.toFixed(3)}], // ${name}`);
});

function exampleOf(one: HouseholdCase, described: ReadonlyMap<number, FilmTraits>): Example | null {
  const rated = new Set(one.ratings.map(([film]) => film));
  const held = new Map(one.held);
  const vectors = toFilmVectors(one.library.flatMap((film) => described.get(film) ?? []));
  const candidates = one.library.filter((film) => !rated.has(film));
  const history = one.ratings.map(([film, value]) => ({ film, value }));
  const found = describeCandidates(vectors, history, candidates);
  if (!found) return null;
  const liked = found.rows.flatMap((row, at) => ((held.get(vectors.ids[row] ?? 0) ?? 0) >= LIKED_FROM ? at : []));
  if (liked.length === 0) return null;
  const change = changeAt(found.told.length);
  const features = found.rows.map((_, at) => {
    const own = found.features.map((values) => values[at] ?? 0);
    return Float64Array.from([...own, ...own.map((value) => value * change)]);
  });
  return { features, liked };
}

/**
 * Maximises the likelihood of the liked films among the candidates (softmax), by Newton's method.
 * Source: Z. Cao and others, "Learning to rank: from pairwise approach to listwise approach" (2007).
 */
function learn(lists: readonly Example[]): number[] {
  const size = LIST_FEATURES.length * 2;
  let current = new Array<number>(size).fill(0);
  for (let step = 0; step < STEPS; step += 1) {
    const gradient = current.map((weight) => SHRINKAGE * weight);
    const hessian = Matrix.eye(size, size).mul(SHRINKAGE);
    for (const { features, liked } of lists) addDerivatives(features, liked, current, gradient, hessian);
    const change = solve(hessian, Matrix.columnVector(gradient)).to1DArray();
    current = current.map((weight, at) => weight - (change[at] ?? 0));
  }
  return current;
}

function addDerivatives(
  features: readonly Float64Array[],
  liked: readonly number[],
  weights: readonly number[],
  gradient: number[],
  hessian: Matrix,
): void {
  const size = weights.length;
  const scores = features.map((values) => values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0));
  const highest = Math.max(...scores);
  const exponents = scores.map((score) => Math.exp(score - highest));
  const total = exponents.reduce((sum, value) => sum + value, 0);
  const mean = new Float64Array(size);
  features.forEach((values, candidate) => {
    const share = (exponents[candidate] ?? 0) / total;
    for (let i = 0; i < size; i += 1) {
      mean[i] = (mean[i] ?? 0) + share * (values[i] ?? 0);
      for (let j = 0; j <= i; j += 1) {
        hessian.set(i, j, hessian.get(i, j) + share * (values[i] ?? 0) * (values[j] ?? 0));
      }
    }
  });
  for (let i = 0; i < size; i += 1) {
    const wanted = liked.reduce((sum, candidate) => sum + (features[candidate]?.[i] ?? 0), 0) / liked.length;
    gradient[i] = (gradient[i] ?? 0) + (mean[i] ?? 0) - wanted;
    for (let j = 0; j <= i; j += 1) hessian.set(i, j, hessian.get(i, j) - (mean[i] ?? 0) * (mean[j] ?? 0));
    for (let j = 0; j < i; j += 1) hessian.set(j, i, hessian.get(i, j));
  }
}
