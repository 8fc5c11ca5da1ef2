import type { ListModel } from "../models/model.ts";
import { filterRatings } from "../ratings/filterRatings.ts";
import { hashPair } from "../ratings/hashPair.ts";
import { type RatingSet, selectRatings } from "../ratings/ratingSet.ts";
import { rowCounts, sparseRows } from "../ratings/sparseRows.ts";
import { topFilms } from "./listMetrics.ts";

const GROUPS = 5;
const HELD_OUT = 5;
const LIST = 10;
const RATED_FILM = 5;

/**
 * How good the list is for users whom the model never saw: it learns from four fifths of the users; of the others,
 * the first ratings are given, in the order of the hash, and the last five are to be predicted.
 *
 * @returns the mean NDCG@10, over all films outside the given history
 */
export function newUserNdcg(ratings: RatingSet, train: (training: RatingSet) => ListModel, given: number): number {
  const groupOf = (user: number) => hashPair(ratings.userIds[user] ?? 0, 0) % GROUPS;
  let sum = 0;
  let asked = 0;
  for (let group = 0; group < GROUPS; group += 1) {
    const indices = [...ratings.users.keys()];
    const others = selectRatings(
      ratings,
      indices.filter((at) => groupOf(ratings.users[at] ?? 0) !== group),
    );
    const training = filterRatings(others, { minRatingsPerFilm: RATED_FILM, minRatingsPerUser: 1 });
    const counts = rowCounts(sparseRows(training, "films"));
    const model = train(training);
    for (const own of historiesOf(ratings, (user) => groupOf(user) === group)) {
      if (own.length < given + HELD_OUT) continue;
      const timeOf = (at: number) => ratings.times[at] ?? 0;
      const first = own.slice(0, given).sort((a, b) => timeOf(a) - timeOf(b));
      const history = {
        films: Int32Array.from(first, (at) => ratings.films[at] ?? 0),
        values: Float32Array.from(first, (at) => ratings.values[at] ?? 0),
        times: Float64Array.from(first, timeOf),
      };
      const wanted = new Set(own.slice(-HELD_OUT).map((at) => ratings.films[at] ?? 0));
      sum += gainOf(topFilms(model.scores(history), counts, history, LIST), wanted);
      asked += 1;
    }
  }
  return sum / asked;
}

/** The indices of each user's ratings, in the order of the hash. */
function historiesOf(ratings: RatingSet, isWanted: (user: number) => boolean): number[][] {
  const ofUser = new Map<number, number[]>();
  ratings.users.forEach((user, at) => {
    if (!isWanted(user)) return;
    const indices = ofUser.get(user);
    if (indices) indices.push(at);
    else ofUser.set(user, [at]);
  });
  const hash = (at: number) =>
    hashPair(ratings.userIds[ratings.users[at] ?? 0] ?? 0, ratings.filmIds[ratings.films[at] ?? 0] ?? 0);
  return [...ofUser.values()].map((indices) => indices.sort((a, b) => hash(a) - hash(b)));
}

function gainOf(list: readonly number[], wanted: ReadonlySet<number>): number {
  let ideal = 0;
  for (let index = 0; index < wanted.size; index += 1) ideal += 1 / Math.log2(index + 2);
  return list.reduce((sum, film, index) => sum + (wanted.has(film) ? 1 / Math.log2(index + 2) : 0), 0) / ideal;
}
