import { LIKED_FROM } from "../../contract/ratings.ts";
import type { RatingSet } from "../ratings/ratingSet.ts";
import { rowCounts, type SparseRows, sparseRows } from "../ratings/sparseRows.ts";
import { invertSymmetric } from "./cholesky.ts";
import type { History, ListModel } from "./model.ts";

export interface EaseParams {
  /** The ridge; larger trusts co-occurrence less. */
  readonly lambda: number;
  /** How much a rated film counts, relative to a liked one: at 1 only that it was rated matters. */
  readonly seenWeight: number;
  /** Films in the matrix at most, the most rated first: the matrix of films grows with its square. */
  readonly maxFilms: number;
}

export const EASE_DEFAULTS: EaseParams = { lambda: 200, seenWeight: 0.25, maxFilms: 2_000 };

export interface EaseModel extends ListModel {
  readonly weights: EaseWeights;
  /** The films of a history that contribute most to the score of a film, and how much. */
  reasons(history: History, film: number, count: number): { readonly film: number; readonly weight: number }[];
}

/** The result of a fit, in one of two forms: by the side, users or films, that is smaller. */
export type EaseWeights = {
  readonly films: number;
  readonly lambda: number;
  readonly seenWeight: number;
} & (
  | {
      /** Fewer users than films: K = (λ + X Xᵀ)⁻¹ over users, X, and the diagonal of P. */
      readonly form: "users";
      readonly inverse: Float64Array;
      readonly byUser: SparseRows;
      readonly byFilm: SparseRows;
      readonly diagonal: Float64Array;
    }
  | {
      /** P = (λ + XᵀX)⁻¹ over `includedFilms`, the most rated. */
      readonly form: "films";
      readonly inverse: Float64Array;
      readonly includedFilms: Int32Array;
    }
);

/**
 * Embarrassingly shallow autoencoder: an item-to-item ridge regression with a closed form. B = I − P · diag(P)⁻¹ with
 * P = (XᵀX + λI)⁻¹; with fewer users than films P is computed from the users' side (Woodbury's identity).
 *
 * Source: H. Steck, "Embarrassingly Shallow Autoencoders for Sparse Data" (2019).
 */
export function fitEase(ratings: RatingSet, params: Partial<EaseParams> = {}): EaseModel {
  const { lambda, seenWeight, maxFilms } = { ...EASE_DEFAULTS, ...params };
  const films = ratings.filmIds.length;
  const users = ratings.userIds.length;
  const byUser = weightRows(sparseRows(ratings, "users"), seenWeight);
  const byFilm = weightRows(sparseRows(ratings, "films"), seenWeight);
  const few = Math.min(maxFilms, films);
  return users <= few
    ? easeModel({ films, lambda, seenWeight, ...fitDual(byUser, byFilm, lambda) })
    : easeModel({ films, lambda, seenWeight, ...fitPrimal(users, byFilm, few, lambda) });
}

function fitDual(byUser: SparseRows, byFilm: SparseRows, lambda: number) {
  const users = byUser.starts.length - 1;
  const gram = gramMatrix(byUser, byFilm.starts.length - 1, users);
  for (let user = 0; user < users; user += 1) gram[user * users + user] = (gram[user * users + user] ?? 0) + lambda;
  const inverse = invertSymmetric(gram, users);
  // P_jj = (1 − x_jᵀ K x_j) / λ
  const diagonal = Float64Array.from({ length: byFilm.starts.length - 1 }, (_, film) => {
    const sum = bilinearForm(inverse, users, byFilm, film, film);
    return (1 - sum) / lambda;
  });
  return { form: "users" as const, inverse, byUser, byFilm, diagonal };
}

function fitPrimal(users: number, byFilm: SparseRows, few: number, lambda: number) {
  const counts = rowCounts(byFilm);
  const includedFilms = Int32Array.from(counts.keys())
    .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b)
    .slice(0, few);
  const gram = gramMatrix(byFilm, users, few, includedFilms);
  for (let film = 0; film < few; film += 1) gram[film * few + film] = (gram[film * few + film] ?? 0) + lambda;
  return { form: "films" as const, inverse: invertSymmetric(gram, few), includedFilms };
}

/**
 * The product of rows over the columns that they share, for all pairs of rows. Each pair is visited once, and only rows
 * of the matrix are: with many users, this is most of the fit.
 * @param chosen the row at each index of the matrix; all rows when absent
 */
function gramMatrix(rows: SparseRows, columns: number, size: number, chosen?: Int32Array): Float64Array {
  const gram = new Float64Array(size * size);
  const starts = new Int32Array(columns + 1);
  forEachEntry(rows, size, chosen, (column) => {
    starts[column + 1] = (starts[column + 1] ?? 0) + 1;
  });
  for (let column = 0; column < columns; column += 1)
    starts[column + 1] = (starts[column + 1] ?? 0) + (starts[column] ?? 0);
  // For each column, its rows up to the one that is at hand, by their index in the matrix.
  const ends = starts.slice(0, columns);
  const indices = new Int32Array(starts[columns] ?? 0);
  const values = new Float32Array(indices.length);
  forEachEntry(rows, size, chosen, (column, value, at) => {
    const end = ends[column] ?? 0;
    indices[end] = at;
    values[end] = value;
    ends[column] = end + 1;
    const row = at * size;
    for (let entry = starts[column] ?? 0; entry <= end; entry += 1) {
      const other = row + (indices[entry] ?? 0);
      gram[other] = (gram[other] ?? 0) + value * (values[entry] ?? 0);
    }
  });
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < row; column += 1) gram[column * size + row] = gram[row * size + column] ?? 0;
  return gram;
}

function forEachEntry(
  rows: SparseRows,
  size: number,
  chosen: Int32Array | undefined,
  visit: (column: number, value: number, at: number) => void,
): void {
  for (let at = 0; at < size; at += 1) {
    const row = chosen?.[at] ?? at;
    for (let entry = rows.starts[row] ?? 0; entry < (rows.starts[row + 1] ?? 0); entry += 1)
      visit(rows.columns[entry] ?? 0, rows.values[entry] ?? 0, at);
  }
}

/** A model of what was fitted: after a training, or read back from its artefact. */
export function easeModel(weights: EaseWeights): EaseModel {
  return {
    weights,
    scores(history) {
      const known = weightHistory(history, weights);
      return weights.form === "users" ? dualScores(weights, known) : primalScores(weights, known);
    },
    reasons(history, film, count) {
      const towards = weightsToFilm(weights, film);
      return weightHistory(history, weights)
        .map(({ film: other, weight }) => ({ film: other, weight: weight * towards(other) }))
        .filter(({ weight, film: other }) => weight > 0 && other !== film)
        .sort((a, b) => b.weight - a.weight)
        .slice(0, count);
    },
  };
}

interface WeightedFilm {
  readonly film: number;
  readonly weight: number;
}

/** What of a history the model knows, weighted as the training's ratings were. */
function weightHistory(
  { films, values, weights: given }: History,
  { seenWeight, films: known }: EaseWeights,
): WeightedFilm[] {
  const all = Array.from(films, (film, at) => ({
    film,
    weight: (given?.[at] ?? 1) * ratingWeight(values[at] ?? 0, seenWeight),
  }));
  return all.filter(({ film }) => film >= 0 && film < known);
}

/** v B = v − (v P) / diag(P), with v P = (v − Xᵀ K X v) / λ. */
function dualScores(weights: EaseWeights & { form: "users" }, history: readonly WeightedFilm[]): Float64Array {
  const { inverse, byUser, byFilm, diagonal, lambda, films } = weights;
  const users = byUser.starts.length - 1;
  const shared = new Float64Array(users);
  for (const { film, weight } of history)
    for (let at = byFilm.starts[film] ?? 0; at < (byFilm.starts[film + 1] ?? 0); at += 1)
      shared[byFilm.columns[at] ?? 0] = (shared[byFilm.columns[at] ?? 0] ?? 0) + weight * (byFilm.values[at] ?? 0);
  const userWeights = new Float64Array(users);
  for (let a = 0; a < users; a += 1) {
    const times = shared[a] ?? 0;
    if (times === 0) continue;
    for (let b = 0; b < users; b += 1) userWeights[b] = (userWeights[b] ?? 0) + times * (inverse[a * users + b] ?? 0);
  }
  const scores = new Float64Array(films);
  for (let user = 0; user < users; user += 1) {
    const weight = (userWeights[user] ?? 0) / lambda;
    for (let at = byUser.starts[user] ?? 0; at < (byUser.starts[user + 1] ?? 0); at += 1)
      scores[byUser.columns[at] ?? 0] = (scores[byUser.columns[at] ?? 0] ?? 0) + weight * (byUser.values[at] ?? 0);
  }
  for (let film = 0; film < films; film += 1) scores[film] = (scores[film] ?? 0) / (diagonal[film] ?? 0);
  return scores;
}

function primalScores(weights: EaseWeights & { form: "films" }, history: readonly WeightedFilm[]): Float64Array {
  const { inverse, includedFilms, films } = weights;
  const size = includedFilms.length;
  const indexOfFilm = new Map(Array.from(includedFilms, (film, at) => [film, at]));
  const sums = new Float64Array(size);
  for (const { film, weight } of history) {
    const row = indexOfFilm.get(film);
    if (row === undefined) continue;
    for (let at = 0; at < size; at += 1) sums[at] = (sums[at] ?? 0) - weight * (inverse[row * size + at] ?? 0);
  }
  const scores = new Float64Array(films).fill(Number.NEGATIVE_INFINITY);
  for (let at = 0; at < size; at += 1)
    scores[includedFilms[at] ?? 0] = (sums[at] ?? 0) / (inverse[at * size + at] ?? 0);
  return scores;
}

/** B from any film to one: what is common to all of them is worked out once. */
function weightsToFilm(weights: EaseWeights, to: number): (from: number) => number {
  if (weights.form === "films") {
    const size = weights.includedFilms.length;
    const indexOfFilm = new Map(Array.from(weights.includedFilms, (film, at) => [film, at]));
    const b = indexOfFilm.get(to);
    return (from) => {
      const a = indexOfFilm.get(from);
      return a === undefined || b === undefined
        ? 0
        : -(weights.inverse[a * size + b] ?? 0) / (weights.inverse[b * size + b] ?? 0);
    };
  }
  const { inverse, byUser, byFilm, diagonal, lambda } = weights;
  const users = byUser.starts.length - 1;
  // K x: every user's similarities to those who rated the film.
  const similarities = new Float64Array(users);
  for (let at = byFilm.starts[to] ?? 0; at < (byFilm.starts[to + 1] ?? 0); at += 1) {
    const row = (byFilm.columns[at] ?? 0) * users;
    const value = byFilm.values[at] ?? 0;
    for (let user = 0; user < users; user += 1)
      similarities[user] = (similarities[user] ?? 0) + value * (inverse[row + user] ?? 0);
  }
  const scale = lambda * (diagonal[to] ?? 0);
  return (from) => {
    let sum = 0;
    for (let at = byFilm.starts[from] ?? 0; at < (byFilm.starts[from + 1] ?? 0); at += 1)
      sum += (byFilm.values[at] ?? 0) * (similarities[byFilm.columns[at] ?? 0] ?? 0);
    return sum / scale;
  };
}

/** x_aᵀ K x_b for two films' columns of raters. */
function bilinearForm(inverse: Float64Array, users: number, byFilm: SparseRows, a: number, b: number): number {
  let sum = 0;
  for (let one = byFilm.starts[a] ?? 0; one < (byFilm.starts[a + 1] ?? 0); one += 1) {
    const row = (byFilm.columns[one] ?? 0) * users;
    let ofRow = 0;
    for (let other = byFilm.starts[b] ?? 0; other < (byFilm.starts[b + 1] ?? 0); other += 1)
      ofRow += (byFilm.values[other] ?? 0) * (inverse[row + (byFilm.columns[other] ?? 0)] ?? 0);
    sum += (byFilm.values[one] ?? 0) * ofRow;
  }
  return sum;
}

function ratingWeight(value: number, seenWeight: number): number {
  return value >= LIKED_FROM ? 1 : seenWeight;
}

function weightRows(rows: SparseRows, seenWeight: number): SparseRows {
  return { ...rows, values: rows.values.map((value) => ratingWeight(value, seenWeight)) };
}
