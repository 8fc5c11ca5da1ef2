import type { SparseRows } from "../ratings/sparseRows.ts";
import { createCoRatings, createSimilarity, type SimilarityName } from "./similarity.ts";

/** For each row its likest others, likest first (sparse). */
export interface Neighbours {
  readonly starts: Int32Array;
  readonly others: Int32Array;
  readonly similarities: Float32Array;
}

/**
 * Keeps the `kept` likest of each row; only likeness above 0 counts. Of a million ratings a table of all pairs would
 * need gigabytes, and what is far from likest is never among the k that an estimate uses.
 */
export function findNeighbours(
  rows: SparseRows,
  across: SparseRows,
  options: { readonly name: SimilarityName; readonly shrinkage: number; readonly kept: number },
  onProgress?: (share: number) => void,
): Neighbours {
  const length = rows.starts.length - 1;
  const likenessOf = createSimilarity(options.name, options.shrinkage);
  const share = createCoRatings(rows, across);
  const starts = new Int32Array(length + 1);
  const others = new GrowableArray(Int32Array);
  const likeness = new GrowableArray(Float32Array);
  const ofRow = new Float64Array(length);
  for (let row = 0; row < length; row += 1) {
    const found: number[] = [];
    share(row, (other, shared) => {
      const value = likenessOf(shared, other);
      if (value <= 0) return;
      ofRow[other] = value;
      found.push(other);
    });
    if (found.length > options.kept) {
      found.sort((a, b) => (ofRow[b] ?? 0) - (ofRow[a] ?? 0) || a - b);
      found.length = options.kept;
    } else found.sort((a, b) => (ofRow[b] ?? 0) - (ofRow[a] ?? 0) || a - b);
    for (const other of found) {
      others.push(other);
      likeness.push(ofRow[other] ?? 0);
    }
    starts[row + 1] = others.length;
    if (row % 256 === 0) onProgress?.(row / length);
  }
  return { starts, others: others.toArray(), similarities: likeness.toArray() };
}

class GrowableArray<A extends Int32Array | Float32Array> {
  #numbers: A;
  length = 0;
  readonly #kind: new (
    length: number,
  ) => A;

  constructor(kind: new (length: number) => A) {
    this.#kind = kind;
    this.#numbers = new kind(1024);
  }

  push(value: number): void {
    if (this.length === this.#numbers.length) {
      const larger = new this.#kind(this.#numbers.length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.length] = value;
    this.length += 1;
  }

  toArray(): A {
    return this.#numbers.slice(0, this.length) as A;
  }
}
