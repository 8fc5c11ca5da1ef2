import type { RatingSet } from "./ratingSet.ts";

/** Ratings grouped by one side (compressed sparse rows): those of row r are from `starts[r]` up to `starts[r + 1]`. */
export interface SparseRows {
  readonly starts: Int32Array;
  /** Numbers of the other side. */
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/** Within a row they are in the order of the set. */
export function sparseRows(set: RatingSet, side: "users" | "films"): SparseRows {
  const rows = side === "users" ? set.users : set.films;
  const columns = side === "users" ? set.films : set.users;
  const count = side === "users" ? set.userIds.length : set.filmIds.length;
  const starts = new Int32Array(count + 1);
  for (const row of rows) starts[row + 1] = (starts[row + 1] ?? 0) + 1;
  for (let row = 0; row < count; row += 1) starts[row + 1] = (starts[row + 1] ?? 0) + (starts[row] ?? 0);
  const next = starts.slice(0, count);
  const grouped = { starts, columns: new Int32Array(rows.length), values: new Float32Array(rows.length) };
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0;
    const index = next[row] ?? 0;
    next[row] = index + 1;
    grouped.columns[index] = columns[at] ?? 0;
    grouped.values[index] = set.values[at] ?? 0;
  }
  return grouped;
}

/** How many ratings each row has. */
export function rowCounts({ starts }: SparseRows): Int32Array {
  const counts = new Int32Array(starts.length - 1);
  for (let row = 0; row < counts.length; row += 1) counts[row] = (starts[row + 1] ?? 0) - (starts[row] ?? 0);
  return counts;
}
