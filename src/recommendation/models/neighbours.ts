import type { SparseRows } from "../ratings/sparseRows.ts";
import { GrowableArray } from "./growableArray.ts";
import { createCoRatings, createSimilarity, type SimilarityName } from "./similarity.ts";

/** For each row the others that are most similar, most similar first (sparse). */
export interface Neighbours {
  readonly starts: Int32Array;
  readonly others: Int32Array;
  readonly similarities: Float32Array;
}

/**
 * Keeps the `kept` most similar of each row; only similarity above 0 counts. A table of all pairs would need gigabytes
 * for a million ratings, and what is hardly similar is never among the k that an estimate uses.
 */
export function findNeighbours(
  rows: SparseRows,
  across: SparseRows,
  options: { readonly name: SimilarityName; readonly shrinkage: number; readonly kept: number },
  onProgress?: (share: number) => void,
): Neighbours {
  const length = rows.starts.length - 1;
  const similarityOf = createSimilarity(options.name, options.shrinkage);
  const share = createCoRatings(rows, across);
  const starts = new Int32Array(length + 1);
  const others = new GrowableArray(Int32Array);
  const similarities = new GrowableArray(Float32Array);
  const ofRow = new Float64Array(length);
  for (let row = 0; row < length; row += 1) {
    const found: number[] = [];
    share(row, (other, shared) => {
      const value = similarityOf(shared, other);
      if (value <= 0) return;
      ofRow[other] = value;
      found.push(other);
    });
    found.sort((a, b) => (ofRow[b] ?? 0) - (ofRow[a] ?? 0) || a - b);
    for (const other of found.slice(0, options.kept)) {
      others.push(other);
      similarities.push(ofRow[other] ?? 0);
    }
    starts[row + 1] = others.length;
    if (row % 256 === 0) onProgress?.(row / length);
  }
  return { starts, others: others.toArray(), similarities: similarities.toArray() };
}
