import { LIKED_FROM } from "../../contract/ratings.ts";
import type { RatingSet } from "../ratings/ratingSet.ts";
import { rowCounts, type SparseRows, sparseRows } from "../ratings/sparseRows.ts";
import { invertSymmetric } from "./cholesky.ts";
import type { History, ListModel } from "./model.ts";

export interface EaseParams {
  /** The ridge; larger trusts co-occurrence less. */
  readonly lambda: number;
  /** What having rated a film counts for, of what having liked it does: 1 asks who rated it alone. */
  readonly seenWeight: number;
  /** Films in the matrix at most, the most rated first: the matrix of films grows with its square. */
  readonly maxFilms: number;
}

export const EASE_DEFAULTS: EaseParams = { lambda: 200, seenWeight: 0.25, maxFilms: 2_000 };

export interface EaseModel extends ListModel {
  readonly weights: EaseWeights;
  /** The films of a history that speak most for a film, and how much: its reasons. */
  reasons(history: History, film: number, count: number): { readonly film: number; readonly weight: number }[];
}

/** What a fit leaves. One of the two forms, by which side has fewer. */
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
 * P = (XᵀX + λI)⁻¹; with fewer users than films P is had through the users' side (Woodbury's identity).
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
    : easeModel({ films, lambda, seenWeight, ...fitPrimal(byUser, byFilm, few, lambda) });
}

function fitDual(byUser: SparseRows, byFilm: SparseRows, lambda: number) {
  const users = byUser.starts.length - 1;
  const gram = gramMatrix(byUser, byFilm, users, null);
  for (let user = 0; user < users; user += 1) gram[user * users + user]! += lambda;
  const inverse = invertSymmetric(gram, users);
  // P_jj = (1 − x_jᵀ K x_j) / λ
  const diagonal = Float64Array.from({ length: byFilm.starts.length - 1 }, (_, film) => {
    const sum = bilinearForm(inverse, users, byFilm, film, film);
    return (1 - sum) / lambda;
  });
  return { form: "users" as const, inverse, byUser, byFilm, diagonal };
}

function fitPrimal(byUser: SparseRows, byFilm: SparseRows, few: number, lambda: number) {
  const counts = rowCounts(byFilm);
  const includedFilms = Int32Array.from(counts.keys())
    .sort((a, b) => counts[b]! - counts[a]! || a - b)
    .slice(0, few);
  const place = new Int32Array(counts.length).fill(-1);
  includedFilms.forEach((film, at) => {
    place[film] = at;
  });
  const gram = gramMatrix(byFilm, byUser, few, place, includedFilms);
  for (let film = 0; film < few; film += 1) gram[film * few + film]! += lambda;
  return { form: "films" as const, inverse: invertSymmetric(gram, few), includedFilms };
}

/** The product of rows over the columns that they share, for all pairs of rows; `place` says where a row stands, -1 nowhere. */
function gramMatrix(
  rows: SparseRows,
  across: SparseRows,
  size: number,
  place: Int32Array | null,
  chosen?: Int32Array,
): Float64Array {
  const gram = new Float64Array(size * size);
  for (let at = 0; at < size; at += 1) {
    const row = chosen?.[at] ?? at;
    for (let column = rows.starts[row]!; column < rows.starts[row + 1]!; column += 1) {
      const shared = rows.columns[column]!;
      for (let other = across.starts[shared]!; other < across.starts[shared + 1]!; other += 1) {
        const to = place === null ? across.columns[other]! : place[across.columns[other]!]!;
        if (to >= 0) gram[at * size + to]! += rows.values[column]! * across.values[other]!;
      }
    }
  }
  return gram;
}

/** A model of fitted numbers: after a training, or read back from its artefact. */
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
function weightHistory({ films, values }: History, numbers: EaseWeights): WeightedFilm[] {
  const all = Array.from(films, (film, at) => ({ film, weight: ratingWeight(values[at] ?? 0, numbers.seenWeight) }));
  return all.filter(({ film }) => film >= 0 && film < numbers.films);
}

/** v B = v − (v P) / diag(P), with v P = (v − Xᵀ K X v) / λ. */
function dualScores(numbers: EaseWeights & { form: "users" }, history: readonly WeightedFilm[]): Float64Array {
  const { inverse, byUser, byFilm, diagonal, lambda, films } = numbers;
  const users = byUser.starts.length - 1;
  const shared = new Float64Array(users);
  for (const { film, weight } of history)
    for (let at = byFilm.starts[film]!; at < byFilm.starts[film + 1]!; at += 1)
      shared[byFilm.columns[at]!]! += weight * byFilm.values[at]!;
  const weights = new Float64Array(users);
  for (let a = 0; a < users; a += 1) {
    const times = shared[a]!;
    if (times === 0) continue;
    for (let b = 0; b < users; b += 1) weights[b]! += times * inverse[a * users + b]!;
  }
  const scores = new Float64Array(films);
  for (let user = 0; user < users; user += 1) {
    const weight = weights[user]! / lambda;
    for (let at = byUser.starts[user]!; at < byUser.starts[user + 1]!; at += 1)
      scores[byUser.columns[at]!]! += weight * byUser.values[at]!;
  }
  for (let film = 0; film < films; film += 1) scores[film] = scores[film]! / diagonal[film]!;
  return scores;
}

function primalScores(numbers: EaseWeights & { form: "films" }, history: readonly WeightedFilm[]): Float64Array {
  const { inverse, includedFilms, films } = numbers;
  const size = includedFilms.length;
  const place = new Map(Array.from(includedFilms, (film, at) => [film, at]));
  const sums = new Float64Array(size);
  for (const { film, weight } of history) {
    const row = place.get(film);
    if (row === undefined) continue;
    for (let at = 0; at < size; at += 1) sums[at]! -= weight * inverse[row * size + at]!;
  }
  const scores = new Float64Array(films).fill(Number.NEGATIVE_INFINITY);
  for (let at = 0; at < size; at += 1) scores[includedFilms[at]!] = sums[at]! / inverse[at * size + at]!;
  return scores;
}

/** B from any film to one: what is common to all of them is worked out once. */
function weightsToFilm(numbers: EaseWeights, to: number): (from: number) => number {
  if (numbers.form === "films") {
    const size = numbers.includedFilms.length;
    const place = new Map(Array.from(numbers.includedFilms, (film, at) => [film, at]));
    const b = place.get(to);
    return (from) => {
      const a = place.get(from);
      return a === undefined || b === undefined ? 0 : -numbers.inverse[a * size + b]! / numbers.inverse[b * size + b]!;
    };
  }
  const { inverse, byUser, byFilm, diagonal, lambda } = numbers;
  const users = byUser.starts.length - 1;
  // K x: every user's nearness to those who rated the film.
  const nearness = new Float64Array(users);
  for (let at = byFilm.starts[to]!; at < byFilm.starts[to + 1]!; at += 1) {
    const row = byFilm.columns[at]! * users;
    const value = byFilm.values[at]!;
    for (let user = 0; user < users; user += 1) nearness[user]! += value * inverse[row + user]!;
  }
  const scale = lambda * diagonal[to]!;
  return (from) => {
    let sum = 0;
    for (let at = byFilm.starts[from]!; at < byFilm.starts[from + 1]!; at += 1)
      sum += byFilm.values[at]! * nearness[byFilm.columns[at]!]!;
    return sum / scale;
  };
}

/** x_aᵀ K x_b for two films' columns of raters. */
function bilinearForm(inverse: Float64Array, users: number, byFilm: SparseRows, a: number, b: number): number {
  let sum = 0;
  for (let one = byFilm.starts[a]!; one < byFilm.starts[a + 1]!; one += 1) {
    const row = byFilm.columns[one]! * users;
    let ofRow = 0;
    for (let other = byFilm.starts[b]!; other < byFilm.starts[b + 1]!; other += 1)
      ofRow += byFilm.values[other]! * inverse[row + byFilm.columns[other]!]!;
    sum += byFilm.values[one]! * ofRow;
  }
  return sum;
}

function ratingWeight(value: number, seenWeight: number): number {
  return value >= LIKED_FROM ? 1 : seenWeight;
}

function weightRows(rows: SparseRows, seenWeight: number): SparseRows {
  return { ...rows, values: rows.values.map((value) => ratingWeight(value, seenWeight)) };
}
