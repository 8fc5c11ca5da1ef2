import { indicesWhere, type RatingSet } from "../ratings/ratingSet.ts";
import { rowCounts, type SparseRows, sparseRows } from "../ratings/sparseRows.ts";
import { GrowableArray } from "./growableArray.ts";
import type { FitOptions, ListModel } from "./model.ts";
import { recencyWeights } from "./recency.ts";
import { inTimeOrder } from "./userHistories.ts";

export interface WindowKnnParams {
  /** Ratings before and after one that count as given together with it. */
  readonly window: number;
  /** Films that are kept for each film, the nearest first. */
  readonly neighbours: number;
  /** Added to the denominator: films that few rated together are less similar. */
  readonly shrink: number;
  /** How much the number of a neighbour's ratings lowers its similarity: 0 not at all, ½ as much as the film's own. */
  readonly popularityPenalty: number;
  /** How much a film counts that was rated before, relative to one that was rated after. */
  readonly backward: number;
  /** See `recencyWeights`. */
  readonly half: number;
}

/** Chosen on each user's five ratings before the last five. */
export const WINDOW_KNN_DEFAULTS: WindowKnnParams = {
  window: 30,
  neighbours: 400,
  shrink: 5,
  popularityPenalty: 0.5,
  backward: 0.2,
  half: 3,
};

/** The similarities from each film to its neighbours (compressed sparse rows). */
export interface WindowKnnWeights {
  readonly films: number;
  readonly half: number;
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

export interface WindowKnnModel extends ListModel {
  readonly weights: WindowKnnWeights;
  /** Similarity from one film to another; 0 where they are no neighbours. */
  similarity(from: number, to: number): number;
}

const PROGRESS_EVERY = 256;

/**
 * Who rated this rated that shortly before or after: films are alike that people rate within a few ratings of each
 * other. A film's score is the sum over the history, of which the newest counts most.
 *
 * Source: D. Garg and others, "Sequence and time aware neighborhood for session-based recommendations" (2019).
 */
export function fitWindowKnn(
  ratings: RatingSet,
  params: Partial<WindowKnnParams> = {},
  options: FitOptions = {},
): WindowKnnModel {
  const settings = { ...WINDOW_KNN_DEFAULTS, ...params };
  const films = ratings.filmIds.length;
  const rated = ratedTogether(inTimeOrder(ratings), settings);
  const starts = new Int32Array(films + 1);
  const columns = new GrowableArray(Int32Array);
  const values = new GrowableArray(Float32Array);
  for (let film = 0; film < films; film += 1) {
    for (const { other, similarity } of rated(film)) {
      columns.push(other);
      values.push(similarity);
    }
    starts[film + 1] = columns.length;
    if (film % PROGRESS_EVERY === 0) options.onProgress?.(film / films);
  }
  return windowKnnModel({
    films,
    half: settings.half,
    starts,
    columns: columns.toArray(),
    values: values.toArray(),
  });
}

interface Neighbour {
  readonly other: number;
  readonly similarity: number;
}

/** @param ordered by user, each user's oldest first */
function ratedTogether(ordered: RatingSet, settings: WindowKnnParams): (film: number) => Neighbour[] {
  const { users, films } = ordered;
  const { window, backward, neighbours, shrink, popularityPenalty: penalty } = settings;
  const positions = positionsOf(ordered);
  const counts = rowCounts(positions);
  const together = new Float64Array(counts.length);
  return (film) => {
    const others: number[] = [];
    const count = (at: number, user: number | undefined, weight: number) => {
      if (users[at] !== user) return;
      const other = films[at] ?? 0;
      if (together[other] === 0) others.push(other);
      together[other] = (together[other] ?? 0) + weight;
    };
    for (let index = positions.starts[film] ?? 0; index < (positions.starts[film + 1] ?? 0); index += 1) {
      const at = positions.columns[index] ?? 0;
      for (let step = 1; step <= window; step += 1) {
        count(at + step, users[at], 1);
        count(at - step, users[at], backward);
      }
    }
    const own = (counts[film] ?? 0) ** (1 - penalty);
    const similarities = Float64Array.from(
      others,
      (other) => (together[other] ?? 0) / (own * (counts[other] ?? 0) ** penalty + shrink),
    );
    for (const other of others) together[other] = 0;
    return nearest(others, similarities, neighbours);
  };
}

/** The most similar first. Widely known films have thousands of others: only those that are kept become objects. */
function nearest(others: readonly number[], similarities: Float64Array, most: number): Neighbour[] {
  const least = others.length > most ? (similarities.toSorted().at(-most) ?? 0) : 0;
  const found: Neighbour[] = [];
  others.forEach((other, at) => {
    const similarity = similarities[at] ?? 0;
    if (similarity >= least) found.push({ other, similarity });
  });
  return found.sort((a, b) => b.similarity - a.similarity || a.other - b.other).slice(0, most);
}

/** Where each film stands among the ratings: its indices, as rows. */
function positionsOf(ordered: RatingSet): SparseRows {
  return sparseRows({ ...ordered, users: indicesWhere(ordered.users.length, () => true) }, "films");
}

/** A model of what was fitted: after a training, or read back from its artefact. */
export function windowKnnModel(weights: WindowKnnWeights): WindowKnnModel {
  const { films, half, starts, columns, values } = weights;
  const isKnown = (film: number) => film >= 0 && film < films;
  return {
    weights,
    scores(history) {
      const scores = new Float64Array(films);
      const recency = recencyWeights(history, half);
      history.films.forEach((film, index) => {
        if (!isKnown(film)) return;
        for (let at = starts[film] ?? 0; at < (starts[film + 1] ?? 0); at += 1) {
          const other = columns[at] ?? 0;
          scores[other] = (scores[other] ?? 0) + (recency[index] ?? 0) * (values[at] ?? 0);
        }
      });
      return scores;
    },
    similarity(from, to) {
      if (!isKnown(from)) return 0;
      const at = columns.subarray(0, starts[from + 1]).indexOf(to, starts[from]);
      return at < 0 ? 0 : (values[at] ?? 0);
    },
  };
}
