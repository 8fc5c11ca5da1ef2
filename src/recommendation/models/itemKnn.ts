import type { RatingSet } from "../ratings/ratingSet.ts";
import { sparseRows } from "../ratings/sparseRows.ts";
import type { FitOptions, History, ListModel } from "./model.ts";

export interface ItemKnnParams {
  readonly neighbours: number;
  readonly shrink: number;
}

export const ITEM_KNN_DEFAULTS: ItemKnnParams = { neighbours: 20, shrink: 10 };

/**
 * Who rated this also rated that: the cosine of two films' raters, shrunk towards nothing where few rated both; a
 * film's score is the sum over its likest films that the history holds.
 *
 * Source: P. Cremonesi, Y. Koren, R. Turrin, "Performance of Recommender Algorithms on Top-N Recommendation Tasks" (2010).
 */
export function fitItemKnn(
  ratings: RatingSet,
  params: Partial<ItemKnnParams> = {},
  control: FitOptions = {},
): ListModel {
  const { neighbours: kept, shrink } = { ...ITEM_KNN_DEFAULTS, ...params };
  const byFilm = sparseRows(ratings, "films");
  const byUser = sparseRows(ratings, "users");
  const films = ratings.filmIds.length;
  const counts = Float64Array.from({ length: films }, (_, film) => byFilm.starts[film + 1]! - byFilm.starts[film]!);
  const others = new Int32Array(films * kept).fill(-1);
  const likeness = new Float32Array(films * kept);
  const together = new Int32Array(films);
  for (let film = 0; film < films; film += 1) {
    const found: number[] = [];
    for (let at = byFilm.starts[film]!; at < byFilm.starts[film + 1]!; at += 1) {
      const user = byFilm.columns[at]!;
      for (let place = byUser.starts[user]!; place < byUser.starts[user + 1]!; place += 1) {
        const other = byUser.columns[place]!;
        if (together[other] === 0) found.push(other);
        together[other]! += 1;
      }
    }
    let length = 0;
    const from = film * kept;
    for (const other of found) {
      const value = together[other]! / (Math.sqrt(counts[film]! * counts[other]!) + shrink);
      together[other] = 0;
      if (other === film || (length === kept && value <= likeness[from + kept - 1]!)) continue;
      let place = length < kept ? length : kept - 1;
      while (place > 0 && likeness[from + place - 1]! < value) {
        likeness[from + place] = likeness[from + place - 1]!;
        others[from + place] = others[from + place - 1]!;
        place -= 1;
      }
      likeness[from + place] = value;
      others[from + place] = other;
      length = Math.min(kept, length + 1);
    }
    if (film % 256 === 0) control.onProgress?.(film / films);
  }
  return {
    scores(history: History) {
      const seen = new Uint8Array(films);
      for (const film of history.films) if (film >= 0) seen[film] = 1;
      return Float64Array.from({ length: films }, (_, film) => {
        let sum = 0;
        for (let at = film * kept; at < (film + 1) * kept; at += 1)
          if (others[at]! >= 0 && seen[others[at]!] === 1) sum += likeness[at]!;
        return sum;
      });
    },
  };
}
