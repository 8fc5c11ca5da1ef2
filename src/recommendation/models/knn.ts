import type { RatingSet } from "../ratings/ratingSet.ts";
import { type SparseRows, sparseRows } from "../ratings/sparseRows.ts";
import { type BiasModel, fitBiases } from "./biases.ts";
import { clipRating, type FitOptions, type RatingModel } from "./model.ts";
import { findNeighbours, type Neighbours } from "./neighbours.ts";
import type { SimilarityName } from "./similarity.ts";

export interface KnnParams {
  /** `basic`: the mean of the neighbours' ratings; `means`, `baseline`: of what they differ from their own. */
  readonly kind: "basic" | "means" | "baseline";
  readonly user_based: boolean;
  readonly similarity: SimilarityName;
  readonly shrinkage: number;
  /** Neighbours that an estimate uses at most. */
  readonly k: number;
  /** Neighbours that are kept of each user or film. */
  readonly kept: number;
}

/** scikit-surprise's, but for `kept`, which it has no need of: it keeps a table of all pairs. */
export const KNN_DEFAULTS: KnnParams = {
  kind: "baseline",
  user_based: true,
  similarity: "msd",
  shrinkage: 100,
  k: 40,
  kept: 1_000,
};

/**
 * An estimate from the ratings of the likest users (or of the likest films that the user rated).
 * Source: scikit-surprise's `KNNBasic`, `KNNWithMeans`, `KNNBaseline`.
 */
export function fitKnn(ratings: RatingSet, params: Partial<KnnParams> = {}, control: FitOptions = {}): RatingModel {
  const all = { ...KNN_DEFAULTS, ...params };
  const biases = fitBiases(ratings);
  const byUser = sparseRows(ratings, "users");
  const byFilm = sparseRows(ratings, "films");
  const [rows, across] = all.user_based ? [byUser, byFilm] : [byFilm, byUser];
  const isBaseline = all.similarity === "pearson_baseline";
  const neighbours = findNeighbours(
    isBaseline ? withoutBaseline(rows, biases, all.user_based) : rows,
    isBaseline ? withoutBaseline(across, biases, !all.user_based) : across,
    { name: all.similarity, shrinkage: all.shrinkage, kept: all.kept },
    control.onProgress,
  );
  return new KnnModel(rows, across, neighbours, biases, all);
}

class KnnModel implements RatingModel {
  readonly #across: SparseRows;
  readonly #neighbours: Neighbours;
  readonly #biases: BiasModel;
  readonly #params: KnnParams;
  readonly #means: Float64Array;
  readonly #isKnown: Uint8Array;

  constructor(rows: SparseRows, across: SparseRows, neighbours: Neighbours, biases: BiasModel, params: KnnParams) {
    this.#across = across;
    this.#neighbours = neighbours;
    this.#biases = biases;
    this.#params = params;
    this.#means = meansOf(rows);
    this.#isKnown = Uint8Array.from(this.#means, (mean) => Number(mean > 0));
  }

  estimate(user: number, film: number): number {
    const { user_based, k, kind } = this.#params;
    const [row, column] = user_based ? [user, film] : [film, user];
    const isKnownRow = this.#isKnown[row] === 1;
    const { starts, columns, values } = this.#across;
    const rated = isKnownRow && column >= 0 ? (starts[column + 1] ?? 0) - (starts[column] ?? 0) : 0;
    if (rated === 0) return this.#alone(user, film);
    const ratings = new Map<number, number>();
    for (let at = starts[column] ?? 0; at < (starts[column + 1] ?? 0); at += 1)
      ratings.set(columns[at] ?? 0, values[at] ?? 0);
    let sum = 0;
    let weights = 0;
    let used = 0;
    const { starts: from, others, similarities } = this.#neighbours;
    for (let at = from[row] ?? 0; at < (from[row + 1] ?? 0) && used < k; at += 1) {
      const other = others[at] ?? 0;
      const rating = ratings.get(other);
      if (rating === undefined) continue;
      const weight = similarities[at] ?? 0;
      sum += weight * (rating - this.#expected(other, column));
      weights += weight;
      used += 1;
    }
    if (used === 0) return kind === "means" ? clipRating(this.#means[row] ?? 0) : this.#alone(user, film);
    return clipRating((kind === "basic" ? 0 : this.#expected(row, column)) + sum / weights);
  }

  /** What a row is expected to give or get without neighbours. */
  #expected(row: number, column: number): number {
    const { kind, user_based } = this.#params;
    if (kind === "basic") return 0;
    if (kind === "means") return this.#means[row] ?? 0;
    return user_based ? this.#biases.baseline(row, column) : this.#biases.baseline(column, row);
  }

  /** The user or film is unknown, or there are no neighbours: the default of scikit-surprise. */
  #alone(user: number, film: number): number {
    return this.#params.kind === "baseline" ? this.#biases.estimate(user, film) : clipRating(this.#biases.mean);
  }
}

function withoutBaseline(
  { starts, columns, values }: SparseRows,
  biases: BiasModel,
  rowsAreUsers: boolean,
): SparseRows {
  const left = new Float32Array(values.length);
  for (let row = 0; row + 1 < starts.length; row += 1) {
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
      const column = columns[at] ?? 0;
      const expected = rowsAreUsers ? biases.baseline(row, column) : biases.baseline(column, row);
      left[at] = (values[at] ?? 0) - expected;
    }
  }
  return { starts, columns, values: left };
}

function meansOf({ starts, values }: SparseRows): Float64Array {
  return Float64Array.from({ length: starts.length - 1 }, (_, row) => {
    const from = starts[row] ?? 0;
    const to = starts[row + 1] ?? 0;
    let sum = 0;
    for (let at = from; at < to; at += 1) sum += values[at] ?? 0;
    return to > from ? sum / (to - from) : 0;
  });
}
