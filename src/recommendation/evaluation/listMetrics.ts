import { LIKED_FROM } from "../../contract/ratings.ts";
import type { History, ListModel } from "../models/model.ts";
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

/**
 * Ten films for each user, against those that were held out. Candidates are films that the training holds and the
 * user has not rated there; the ideal finds them all.
 *
 * Source: K. Järvelin, J. Kekäläinen, "Cumulated gain-based evaluation of IR techniques" (2002), gains 0 and 1.
 */
export function listMetrics(model: ListModel, { training, test }: Split): ListMetrics {
  const given = sparseRows(training, "users");
  const held = sparseRows(test, "users");
  const counts = rowCounts(sparseRows(training, "films"));
  const popular = mostRated(counts);
  const raters = new Set(training.users).size;
  const shown = new Set<number>();
  const sums = { ndcg: 0, recall: 0, ndcgLiked: 0, liking: 0, novelty: 0, popular: 0, indices: 0, users: 0 };
  for (let user = 0; user + 1 < held.starts.length; user += 1) {
    const from = held.starts[user] ?? 0;
    const to = held.starts[user + 1] ?? 0;
    if (from === to) continue;
    const history = historyOfUser(given, user);
    const list = topFilms(model.scores(history), counts, history, LIST);
    const wanted = new Map<number, number>();
    for (let at = from; at < to; at += 1) wanted.set(held.columns[at] ?? 0, held.values[at] ?? 0);
    const liked = new Set([...wanted].filter(([, value]) => value >= LIKED_FROM).map(([film]) => film));
    sums.users += 1;
    sums.ndcg += ndcgOf(list, wanted);
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
  return {
    ndcg: sums.ndcg / sums.users,
    recall: sums.recall / sums.users,
    ndcgLiked: sums.ndcgLiked / Math.max(1, sums.liking),
    coverage: shown.size / counts.filter((count) => count > 0).length,
    novelty: sums.novelty / Math.max(1, sums.indices),
    popularShare: sums.popular / Math.max(1, sums.indices),
    users: sums.users,
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
