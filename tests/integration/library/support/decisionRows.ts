import type { Store } from "../../../../src/store/index.ts";

const VISIBLE = ["film", "fact", "credit", "article", "alternative_title", "film_genre", "film_tag", "film_collection"];
const PERSONAL = ["rating", "watch_state", "list_film", "not_for_me"];
const HIDDEN = [
  "rating_layer",
  "watch_layer",
  "identification",
  "file",
  "journal",
  "removed_film",
  "distinct_film",
  "removed_file",
];

/** What films and files are, and what people did, as it is shown: without the times at which it was stored. */
export function visibleRows(store: Store): Readonly<Record<string, unknown>> {
  return {
    ...Object.fromEntries(
      VISIBLE.map((table) => [table, rowsOf(store, table, ["changed_at", "fetched_at", "completeness"])]),
    ),
    ...Object.fromEntries(PERSONAL.map((table) => [table, rowsOf(store, table)])),
    identification: rowsOf(store, "identification"),
    file: store
      .sql(`
        SELECT file.id, file.film, edition.name AS edition, part.number AS part, kind, state, error_code FROM file
        LEFT JOIN part ON part.id = file.part LEFT JOIN edition ON edition.id = part.edition ORDER BY file.id`)
      .all(),
  };
}

/** Every row of the tables that a decision may change. */
export function everyRow(store: Store): Readonly<Record<string, unknown>> {
  return Object.fromEntries([...VISIBLE, ...PERSONAL, ...HIDDEN].map((table) => [table, rowsOf(store, table)]));
}

function rowsOf({ sql }: Store, table: string, without: readonly string[] = []): string[] {
  return sql<Record<string, unknown>>(`SELECT * FROM ${table}`)
    .all()
    .map((row) => JSON.stringify(Object.fromEntries(Object.entries(row).filter(([name]) => !without.includes(name)))))
    .sort();
}
