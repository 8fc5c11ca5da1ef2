/** A column by any of the names that people give it, in lower case and without `_`. */
export const COLUMNS = {
  user: ["userid", "user", "uid"],
  film: ["movieid", "filmid", "itemid", "movie", "film"],
  stars: ["rating", "value", "score", "stars"],
  time: ["timestamp", "ratedat", "createdat", "time", "ts"],
} as const;

/** The name of the first column that goes by one of these names. */
export function columnIn(columns: readonly string[], names: readonly string[]): string | undefined {
  return columns.find((column) => names.includes(column.toLowerCase().replaceAll("_", "")));
}
