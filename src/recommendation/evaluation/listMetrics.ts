import { LIKED_FROM } from "../../contract/ratings.ts";
import type { History, ListModel } from "../models/model.ts";
import { userHistories } from "../models/userHistories.ts";
import { rowCounts, type SparseRows, sparseRows } from "../ratings/sparseRows.ts";
import type { Split } from "../ratings/splits.ts";

const LIST = 10;
/** Films that together hold so much of all ratings are the popular ones. */
const POPULAR_SHARE = 0.2;

export interface ListMetrics {
  readonly ndcg: number;
  readonly recall: number;
  /** Only films that were liked count as found. */
  readonly ndcgLiked: number;
  /** Share of all films that are in at least one user's list. */
  readonly coverage: number;
  /** Bits that a film of the list tells on average: −log2 of the share of users who rated it. */
  readonly novelty: number;
  /** share of the lists' ranks that the most rated fifth of films takes. */
  readonly popularShare: number;
  readonly users: number;
}

/** The metrics with what they are the means of. */
export interface MeasuredLists {
  readonly metrics: ListMetrics;
  /** By user of the set: NDCG@10; NaN for those of whom nothing was held out. */
  readonly ndcg: Float64Array;
  /**
   * By held-out rating: 1 / log2(1 + rank) of its film in the whole list, 0 where the list does not hold it. Unlike
   * NDCG@10 it also tells lists apart that find nothing in their first ten.
   */
  readonly gains: Float32Array;
}

/**
 * Ten films for each user, against those that were held out. Candidates are films that the training holds and the
 * user has not rated there; the ideal finds them all.
 *
 * Source: K. Järvelin, J. Kekäläinen, "Cumulated gain-based evaluation of IR techniques" (2002), gains 0 and 1.
 */
export function listMetrics(model: ListModel, split: Split): ListMetrics {
  return measureLists(model, split).metrics;
}

export function measureLists(model: ListModel, { training, test }: Split): MeasuredLists {
  const historyOf = userHistories(training);
  const held = sparseRows(test, "users");
  const rowsOf = rowsByUser(test);
  const counts = rowCounts(sparseRows(training, "films"));
  const popular = mostRated(counts);
  const raters = countDistinct(training.users, training.userIds.length);
  const shown = new Set<number>();
  const ndcg = new Float64Array(test.userIds.length).fill(Number.NaN);
  const gains = new Float32Array(test.values.length);
  const sums = { ndcg: 0, recall: 0, ndcgLiked: 0, liking: 0, novelty: 0, popular: 0, indices: 0, users: 0 };
  for (let user = 0; user + 1 < held.starts.length; user += 1) {
    const from = held.starts[user] ?? 0;
    const to = held.starts[user + 1] ?? 0;
    if (from === to) continue;
    const history = historyOf(user);
    const scores = model.scores(history);
    const list = topFilms(scores, counts, history, LIST);
    const wanted = new Map<number, number>();
    for (let at = from; at < to; at += 1) wanted.set(held.columns[at] ?? 0, held.values[at] ?? 0);
    const liked = new Set([...wanted].filter(([, value]) => value >= LIKED_FROM).map(([film]) => film));
    const gained = ndcgOf(list, wanted);
    ndcg[user] = gained;
    const ranks = ranksOf(wanted.keys(), scores, counts, history);
    for (const row of rowsOf(user)) gains[row] = gainAt(ranks.get(test.films[row] ?? 0));
    sums.users += 1;
    sums.ndcg += gained;
    sums.recall += list.filter((film) => wanted.has(film)).length / wanted.size;
    if (liked.size > 0) {
      sums.liking += 1;
      sums.ndcgLiked += ndcgOf(list, liked);
    }
    for (const film of list) {
      shown.add(film);
      sums.indices += 1;
      sums.novelty -= Math.log2((counts[film] ?? 1) / raters);
      sums.popular += Number(popular.has(film));
    }
  }
  const metrics = {
    ndcg: sums.ndcg / sums.users,
    recall: sums.recall / sums.users,
    ndcgLiked: sums.ndcgLiked / Math.max(1, sums.liking),
    coverage: shown.size / counts.filter((count) => count > 0).length,
    novelty: sums.novelty / Math.max(1, sums.indices),
    popularShare: sums.popular / Math.max(1, sums.indices),
    users: sums.users,
  };
  return { metrics, ndcg, gains };
}

/** The places of films in the whole list, 1 for the first; films that it does not hold are left out. */
function ranksOf(
  films: Iterable<number>,
  scores: Float64Array,
  counts: Int32Array,
  { films: history }: History,
): Map<number, number> {
  const seen = new Set(history);
  const isListed = (film: number) =>
    (counts[film] ?? 0) > 0 && !seen.has(film) && (scores[film] ?? 0) > Number.NEGATIVE_INFINITY;
  const ranks = new Map<number, number>();
  for (const film of films) {
    if (!isListed(film)) continue;
    const score = scores[film] ?? 0;
    let rank = 1;
    for (let other = 0; other < scores.length; other += 1) {
      const value = scores[other] ?? 0;
      if ((value > score || (value === score && other < film)) && isListed(other)) rank += 1;
    }
    ranks.set(film, rank);
  }
  return ranks;
}

const gainAt = (rank: number | undefined): number => (rank === undefined ? 0 : 1 / Math.log2(rank + 1));

function rowsByUser({ users, userIds }: Split["test"]): (user: number) => readonly number[] {
  const rows = Array.from({ length: userIds.length }, (): number[] => []);
  users.forEach((user, row) => {
    rows[user]?.push(row);
  });
  return (user) => rows[user] ?? [];
}

function countDistinct(numbers: Int32Array, size: number): number {
  const seen = new Uint8Array(size);
  let count = 0;
  for (const number of numbers) {
    if (seen[number] === 1) continue;
    seen[number] = 1;
    count += 1;
  }
  return count;
}

/** The means of several splits, each counted by its users; of coverage, the mean of the splits. */
export function meanListMetrics(measured: readonly ListMetrics[]): ListMetrics {
  const users = measured.reduce((sum, one) => sum + one.users, 0);
  const mean = (figure: keyof ListMetrics) =>
    measured.reduce((sum, one) => sum + (one.users === 0 ? 0 : one[figure] * one.users), 0) / users;
  return {
    ndcg: mean("ndcg"),
    recall: mean("recall"),
    ndcgLiked: mean("ndcgLiked"),
    coverage: measured.reduce((sum, { coverage }) => sum + coverage, 0) / measured.length,
    novelty: mean("novelty"),
    popularShare: mean("popularShare"),
    users,
  };
}

export function historyOfUser(rows: SparseRows, user: number): History {
  const from = rows.starts[user] ?? 0;
  const to = rows.starts[user + 1] ?? 0;
  return { films: rows.columns.slice(from, to), values: rows.values.slice(from, to) };
}

/** The best that the history does not hold and the training does; with equal scores the first of the set. */
export function topFilms(scores: Float64Array, counts: Int32Array, { films }: History, length: number): number[] {
  const seen = new Set(films);
  const best: number[] = [];
  for (let film = 0; film < scores.length; film += 1) {
    if (counts[film] === 0 || seen.has(film)) continue;
    const score = scores[film] ?? 0;
    if (best.length === length && score <= (scores[best[length - 1] ?? 0] ?? 0)) continue;
    let index = best.length;
    while (index > 0 && (scores[best[index - 1] ?? 0] ?? 0) < score) index -= 1;
    best.splice(index, 0, film);
    if (best.length > length) best.pop();
  }
  return best;
}

function ndcgOf(list: readonly number[], relevant: { readonly size: number; has(film: number): boolean }): number {
  let gained = 0;
  let ideal = 0;
  list.forEach((film, index) => {
    if (relevant.has(film)) gained += 1 / Math.log2(index + 2);
  });
  for (let index = 0; index < Math.min(LIST, relevant.size); index += 1) ideal += 1 / Math.log2(index + 2);
  return gained / ideal;
}

function mostRated(counts: Int32Array): Set<number> {
  const rated = [...counts.keys()].filter((film) => (counts[film] ?? 0) > 0);
  rated.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
  return new Set(rated.slice(0, Math.ceil(rated.length * POPULAR_SHARE)));
}
