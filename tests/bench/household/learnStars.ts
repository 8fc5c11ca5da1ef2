/**
 * Learns the numbers of `src/recommendation/household/starsModel.ts` and prints them:
 * `node tests/bench/household/learnStars.ts`, an hour.
 */
import "../../../src/server/requireNode.ts";
import type { FilmTraits } from "../../../src/library/index.ts";
import type { HouseholdCase } from "../../../src/recommendation/evaluation/households/householdCase.ts";
import { estimateStars, type Told } from "../../../src/recommendation/household/estimateStars.ts";
import { type FilmVectors, toFilmVectors } from "../../../src/recommendation/household/filmVectors.ts";
import { STARS_MODEL, type StarsModel } from "../../../src/recommendation/household/starsModel.ts";
import { PRIOR_TUNING } from "../../../src/recommendation/household/tuning.ts";
import { readHouseholdData } from "./householdData.ts";
import { makeHouseholds } from "./makeHouseholds.ts";

interface Example {
  readonly films: FilmVectors;
  readonly told: readonly Told[];
  readonly held: readonly Told[];
}

/** Households of each number of ratings, and how much their error counts. */
const HOUSEHOLDS = [
  { told: 3, most: 40, weight: 0.3 },
  { told: 10, most: 150, weight: 1 },
  { told: 20, most: 150, weight: 1 },
  { told: 50, most: 110, weight: 1 },
  { told: 150, most: 70, weight: 1 },
];
/** Neither that of the bench's own cases nor that of the weights of lists. */
const SEED = 77;
const ROUNDS = 8;
const FIRST_STEP = 0.4;
const LAST_STEP = 0.02;
/** They have a sign; the others are variances, and searched by their logarithm. */
const MEANS = ["meanStars", "quality", "average"] as const;
const VARIANCES = [
  "averageVotes",
  "personVariance",
  "averageVariance",
  "audienceVariance",
  "noise",
  "fewVotesNoise",
] as const;
const CONTENT = ["genres", "rareGenres", "people", "text", "era", "audience"] as const;

const { films: described, ratingsByUser, otherUsers } = await readHouseholdData();
const toldCounts = HOUSEHOLDS.map(({ told }) => told);
const made = makeHouseholds(ratingsByUser, otherUsers, { toldCounts, repetitions: 1, seed: SEED });
const groups = HOUSEHOLDS.map(({ told, most, weight }) => {
  const cases = made.filter((one) => one.told_count === told);
  const step = Math.max(1, cases.length / most);
  const chosen = Array.from({ length: Math.min(most, cases.length) }, (_, at) => cases[Math.floor(at * step)]);
  return { weight, examples: chosen.flatMap((one) => (one ? [exampleOf(one, described)] : [])) };
});
console.error(`${groups.reduce((sum, { examples }) => sum + examples.length, 0)} households`);
console.log(search(STARS_MODEL));

function exampleOf(one: HouseholdCase, traits: ReadonlyMap<number, FilmTraits>): Example {
  const films = toFilmVectors(one.library.flatMap((film) => traits.get(film) ?? []));
  const rowsOf = (rated: readonly (readonly [number, number, ...unknown[]])[]) =>
    rated.flatMap(([film, stars]): Told[] => {
      const row = films.rowOf.get(film);
      return row === undefined ? [] : [{ row, stars }];
    });
  return { films, told: rowsOf(one.ratings), held: rowsOf(one.held) };
}

/** One number after the other, in steps that grow where they help and shrink where they do not. */
function search(from: StarsModel): StarsModel {
  const moves = [
    ...MEANS.map((name) => (model: StarsModel, by: number) => ({ ...model, [name]: model[name] + by / 5 })),
    ...VARIANCES.map((name) => (model: StarsModel, by: number) => ({ ...model, [name]: model[name] * Math.exp(by) })),
    ...CONTENT.map((name) => (model: StarsModel, by: number) => ({
      ...model,
      content: { ...model.content, [name]: model.content[name] * Math.exp(by) },
    })),
  ];
  const steps = moves.map(() => FIRST_STEP);
  let best = { model: from, loss: lossOf(from) };
  for (let round = 0; round < ROUNDS && Math.max(...steps) > LAST_STEP; round += 1) {
    for (const [at, move] of moves.entries()) {
      const step = steps[at] ?? 0;
      const tried = [step, -step].map((by) => move(best.model, by)).map((model) => ({ model, loss: lossOf(model) }));
      const [better] = tried.filter(({ loss }) => loss < best.loss).toSorted((a, b) => a.loss - b.loss);
      steps[at] = better ? step * 1.3 : step / 2;
      best = better ?? best;
    }
    console.error(`round ${round + 1}: ${best.loss.toFixed(4)}`);
  }
  return best.model;
}

/** The mean squared errors of the held-out films, by number of ratings, added up. */
function lossOf(model: StarsModel): number {
  return groups.reduce((sum, { weight, examples }) => {
    const squares = examples.flatMap(({ films, told, held }) => {
      const { stars } = estimateStars(films, told, PRIOR_TUNING, model);
      return held.map((rated) => ((stars[rated.row] ?? 0) - rated.stars) ** 2);
    });
    return sum + (weight * squares.reduce((total, one) => total + one, 0)) / squares.length;
  }, 0);
}
