import type { RatingSet } from "../ratings/ratingSet.ts";
import { rowCounts, sparseRows } from "../ratings/sparseRows.ts";
import type { ListModel } from "./model.ts";

/** The list that everybody gets: films by how many rated them. */
export function fitPopular(ratings: RatingSet): ListModel {
  const counts = Float64Array.from(rowCounts(sparseRows(ratings, "films")));
  return { scores: () => counts };
}
