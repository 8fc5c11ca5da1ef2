import type { Store } from "../../store/index.ts";

/**
 * Tables with a column `film`, whose rows are hidden with their film. `file` is missing: its queries name its indexes, and
 * start from a film that is visible.
 */
const TABLES_OF_FILMS = [
  "film_genre",
  "film_attribute",
  "file_attribute",
  "film_storage",
  "credit",
  "alternative_title",
  "enrichment",
  "article",
  "edition",
  "rating",
  "watch_state",
  "list_film",
  "not_for_me",
  "film_tag",
  "film_collection",
  "replaced_credit",
] as const;
/** What people keep of films that the library does not hold: nobody knows for which age they are. */
const OUTSIDE_THE_LIBRARY = ["rating_outside", "watch_state_outside", "removed_film"] as const;

/**
 * Hides, for every later query of this connection, all films that a person up to this age may not see: temporary views
 * stand before the tables of the same names. A film whose age nobody states is hidden.
 * @param store a connection of its own that only reads
 * @param maximumAge whole years
 */
export function restrictToAge({ database }: Pick<Store, "database">, maximumAge: number): void {
  const age = Math.trunc(maximumAge);
  const isVisible = (id: string) =>
    `EXISTS (SELECT 1 FROM main.film AS seen WHERE seen.id = ${id} AND seen.minimum_age <= ${age})`;
  const views = [
    `CREATE TEMP VIEW film AS SELECT * FROM main.film WHERE minimum_age <= ${age}`,
    ...TABLES_OF_FILMS.map(
      (table) => `CREATE TEMP VIEW ${table} AS SELECT * FROM main.${table} AS hidden WHERE ${isVisible("hidden.film")}`,
    ),
    ...OUTSIDE_THE_LIBRARY.map((table) => `CREATE TEMP VIEW ${table} AS SELECT * FROM main.${table} WHERE 0`),
    // The other films of its collection are mostly outside the library.
    `CREATE TEMP VIEW fact AS
     SELECT * FROM main.fact AS hidden WHERE hidden.field <> 'collectionParts' AND ${isVisible("hidden.film")}`,
    `CREATE TEMP VIEW rated_film AS
     SELECT *
     FROM main.rated_film AS hidden
     WHERE EXISTS (
       SELECT 1
       FROM main.film AS seen
       WHERE seen.minimum_age <= ${age} AND (seen.tmdb_id = hidden.tmdb_id OR seen.imdb_id = hidden.imdb_id
         OR (hidden.source = 'library' AND seen.id = hidden.source_id)))`,
    `CREATE TEMP VIEW diary AS
     SELECT * FROM main.diary AS hidden WHERE hidden.film IN (SELECT id FROM temp.rated_film)`,
    `CREATE TEMP VIEW person AS
     SELECT *
     FROM main.person AS hidden
     WHERE EXISTS (SELECT 1 FROM main.credit AS made WHERE made.person = hidden.id AND ${isVisible("made.film")})`,
    `CREATE TEMP VIEW similar_film AS
     SELECT *
     FROM main.similar_film AS hidden
     WHERE ${isVisible("hidden.film")}
       AND EXISTS (
         SELECT 1 FROM main.film AS seen WHERE seen.tmdb_id = hidden.tmdb_id AND seen.minimum_age <= ${age})`,
  ];
  database.exec(views.join(";\n"));
}

/** Whether films are hidden from this connection: counts of tables that are no views must start from `film` then. */
export function isRestricted({ sql }: Pick<Store, "sql">): boolean {
  return sql("SELECT 1 FROM temp.sqlite_schema WHERE type = 'view' AND name = 'film'").get() !== undefined;
}
