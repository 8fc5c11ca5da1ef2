import type { RatingSet } from "../ratings/ratingSet.ts";
import { rowCounts, type SparseRows, sparseRows } from "../ratings/sparseRows.ts";
import type { FitOptions, History, ListModel } from "./model.ts";

export interface ItemKnnParams {
  /** Neighbours that are kept of each film. */
  readonly neighbours: number;
  /** Added to the denominator: the similarity of films that few rated together is shrunk towards 0. */
  readonly shrink: number;
}

export const ITEM_KNN_DEFAULTS: ItemKnnParams = { neighbours: 20, shrink: 10 };
const PROGRESS_EVERY = 256;

/**
 * Who rated this also rated that: the cosine of two films' raters, shrunk where few rated both. A film's score is the
 * sum over its most similar films that the history holds.
 *
 * Source: P. Cremonesi, Y. Koren, R. Turrin, "Performance of Recommender Algorithms on Top-N Recommendation Tasks" (2010).
 */
export function fitItemKnn(
  ratings: RatingSet,
  params: Partial<ItemKnnParams> = {},
  options: FitOptions = {},
): ListModel {
  const { neighbours: limit, shrink } = { ...ITEM_KNN_DEFAULTS, ...params };
  const byFilm = sparseRows(ratings, "films");
  const byUser = sparseRows(ratings, "users");
  const counts = rowCounts(byFilm);
  const films = ratings.filmIds.length;
  const nearest = new NearestFilms(films, limit);
  const coRated = new Int32Array(films);
  for (let film = 0; film < films; film += 1) {
    for (const other of countCoRated(film, byFilm, byUser, coRated)) {
      const together = coRated[other] ?? 0;
      coRated[other] = 0;
      if (other === film) continue;
      const norm = Math.sqrt((counts[film] ?? 0) * (counts[other] ?? 0));
      nearest.add(film, other, together / (norm + shrink));
    }
    if (film % PROGRESS_EVERY === 0) options.onProgress?.(film / films);
  }
  return { scores: (history) => nearest.scores(history) };
}

/** Adds up in `coRated` how many rated a film and another one. @returns the other films, in the order of the set */
function countCoRated(film: number, byFilm: SparseRows, byUser: SparseRows, coRated: Int32Array): number[] {
  const others: number[] = [];
  for (let at = byFilm.starts[film] ?? 0; at < (byFilm.starts[film + 1] ?? 0); at += 1) {
    const user = byFilm.columns[at] ?? 0;
    for (let index = byUser.starts[user] ?? 0; index < (byUser.starts[user + 1] ?? 0); index += 1) {
      const other = byUser.columns[index] ?? 0;
      if (coRated[other] === 0) others.push(other);
      coRated[other] = (coRated[other] ?? 0) + 1;
    }
  }
  return others;
}

/** The most similar films of each film, most similar first, in rows of one length. */
class NearestFilms {
  readonly #films: number;
  readonly #limit: number;
  /** -1 where a film has fewer neighbours. */
  readonly #others: Int32Array;
  readonly #similarities: Float32Array;

  constructor(films: number, limit: number) {
    this.#films = films;
    this.#limit = limit;
    this.#others = new Int32Array(films * limit).fill(-1);
    this.#similarities = new Float32Array(films * limit);
  }

  /** Kept where it is among the most similar so far; of equal ones the first stays ahead. */
  add(film: number, other: number, similarity: number): void {
    const start = film * this.#limit;
    let index = start + this.#limit - 1;
    if ((this.#others[index] ?? -1) >= 0 && similarity <= (this.#similarities[index] ?? 0)) return;
    while (index > start && this.#isBehind(index - 1, similarity)) {
      this.#others[index] = this.#others[index - 1] ?? -1;
      this.#similarities[index] = this.#similarities[index - 1] ?? 0;
      index -= 1;
    }
    this.#others[index] = other;
    this.#similarities[index] = similarity;
  }

  #isBehind(index: number, similarity: number): boolean {
    return (this.#others[index] ?? -1) < 0 || (this.#similarities[index] ?? 0) < similarity;
  }

  scores({ films: history }: History): Float64Array {
    const isInHistory = new Uint8Array(this.#films);
    for (const film of history) if (film >= 0) isInHistory[film] = 1;
    const scores = new Float64Array(this.#films);
    for (let film = 0; film < this.#films; film += 1) {
      let sum = 0;
      for (let index = film * this.#limit; index < (film + 1) * this.#limit; index += 1) {
        const other = this.#others[index] ?? -1;
        if (other >= 0 && isInHistory[other] === 1) sum += this.#similarities[index] ?? 0;
      }
      scores[film] = sum;
    }
    return scores;
  }
}
