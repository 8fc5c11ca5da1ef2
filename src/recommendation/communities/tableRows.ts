import { type CsvCells, csvRows } from "../ratings/csvRows.ts";
import type { RatingSource } from "../ratings/ratingSource.ts";

/** Reads columns by header, so that their order does not matter. */
export async function rowsOf(source: RatingSource, name: string): Promise<AsyncIterable<CsvCells>> {
  return csvRows(await source.open(name), name, () => undefined);
}
