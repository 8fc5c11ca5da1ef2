/**
 * Learns the weights of `src/recommendation/household/generalStars.ts` and prints them:
 * `node tests/bench/household/learnQuality.ts`, seconds.
 */
import "../../../src/server/requireNode.ts";
import { Matrix, solve } from "ml-matrix";
import { toFilmVectors } from "../../../src/recommendation/household/filmVectors.ts";
import { CENTRE } from "../../../src/recommendation/household/generalStars.ts";
import { readHouseholdData } from "./householdData.ts";

/** Ridge. */
const SHRINKAGE = 5;

const { films, ratingsByUser, otherUsers } = await readHouseholdData();
const vectors = toFilmVectors([...films.values()]);
const featuresOf = (film: number): [number, number] => {
  const row = vectors.rowOf.get(film) ?? 0;
  return [vectors.quality[row] ?? 0, (vectors.averages[row] ?? CENTRE) - CENTRE];
};

// Least squares of the stars around each person's own mean; each person counts by the root of their ratings.
const normal = Matrix.eye(2, 2).mul(SHRINKAGE);
const target = Matrix.zeros(2, 1);
for (const user of otherUsers) {
  const rows = (ratingsByUser.get(user) ?? []).map(({ film, stars }) => ({ features: featuresOf(film), stars }));
  const means = [0, 1].map((at) => meanOf(rows.map(({ features }) => features[at] ?? 0)));
  const mean = meanOf(rows.map(({ stars }) => stars));
  for (const { features, stars } of rows) {
    const own = Matrix.columnVector(features.map((value, at) => value - (means[at] ?? 0)));
    normal.add(own.mmul(own.transpose()).div(Math.sqrt(rows.length)));
    target.add(Matrix.mul(own, (stars - mean) / Math.sqrt(rows.length)));
  }
}
const weights = solve(normal, target).to1DArray();
const rests = otherUsers.flatMap((user) =>
  (ratingsByUser.get(user) ?? []).map(({ film, stars }) => {
    const [quality, average] = featuresOf(film);
    return stars - quality * (weights[0] ?? 0) - average * (weights[1] ?? 0);
  }),
);
console.log(`quality ${weights[0]?.toFixed(3)}, average ${weights[1]?.toFixed(3)}, mean ${meanOf(rests).toFixed(2)}`);

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
