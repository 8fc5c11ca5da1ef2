import type { Store } from "../../store/index.ts";

/** An import among those of its set. */
export interface CommunityImport {
  readonly id: number;
  /** The set that it belongs to, which numbers its users and films by itself. */
  readonly set: string;
  /** The import of that set before this one, of those that were not undone. */
  readonly before: number | null;
}

/** The imports from which a row says what it says: from the first that said it to the last. */
export interface ImportSpan {
  readonly first: number;
  readonly last: number;
}

/** An import that is removed, with the ones before and after it in its set. */
export interface RemovedImport extends CommunityImport {
  readonly after: number | null;
}

/** The imports of a set next to one, of those that were not undone. */
export function adjacentImports(
  { sql }: Pick<Store, "sql">,
  set: string,
  id: number,
): { readonly before: number | null; readonly after: number | null } {
  const row = sql<{ before: number | null; after: number | null }>(`
    SELECT max(id) FILTER (WHERE id < :id) AS before, min(id) FILTER (WHERE id > :id) AS after
    FROM rating_import
    WHERE set_key = :set AND state <> 'undone'`).get({ set, id });
  return row ?? { before: null, after: null };
}

/** Takes a removed import out of the spans of a table's rows, as far as another import said the same. */
export function shortenSpans(
  { sql }: Pick<Store, "sql">,
  table: "community_rating" | "community_rating_before" | "rated_film" | "rated_film_before",
  where: string,
  removed: RemovedImport,
): void {
  sql(`
    UPDATE ${table}
    SET first_import = :after
    WHERE ${where} AND first_import = :id AND last_import > :id`).run({ ...removed });
  sql(`
    UPDATE ${table}
    SET last_import = :before
    WHERE ${where} AND last_import = :id AND first_import < :id`).run({ ...removed });
}
