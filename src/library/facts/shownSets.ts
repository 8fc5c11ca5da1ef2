import type { Store } from "../../store/index.ts";

/** A collection as it is shown. */
export interface ShownCollection {
  /** The provider's; `nfo:` or `own:` and the name where only a name is known. */
  readonly id: string;
  readonly name: string;
}

type Sql = Pick<Store, "sql">;

/** SQL: whether a collection is known by its name alone. */
const IS_NAMED_ONLY = "(collection GLOB 'nfo:*' OR collection GLOB 'own:*')";

/** Writes the tags that a film is shown with. Doing it twice changes nothing. Expects to be inside a transaction. */
export function writeTags({ sql }: Sql, filmId: number, tags: readonly string[]): void {
  const shown = { filmId, tags: JSON.stringify(tags) };
  sql("DELETE FROM film_tag WHERE film = :filmId AND tag NOT IN (SELECT value FROM json_each(:tags))").run(shown);
  if (tags.length > 0)
    sql("INSERT OR IGNORE INTO film_tag (film, tag) SELECT :filmId, value FROM json_each(:tags)").run(shown);
}

/**
 * Writes the collection that a film is shown in. Collections of one name are one, with the provider's id if a provider
 * gave one. Expects to be inside a transaction.
 */
export function writeCollection({ sql }: Sql, filmId: number, stated: ShownCollection | null): void {
  if (stated === null) {
    sql("DELETE FROM film_collection WHERE film = :filmId").run({ filmId });
    return;
  }
  const { id, name } = isNamedOnly(stated.id) ? sameName({ sql }, stated) : stated;
  sql(`
    INSERT INTO film_collection (film, collection, name)
    VALUES (:filmId, :id, :name)
    ON CONFLICT DO UPDATE SET collection = excluded.collection, name = excluded.name
    WHERE (film_collection.collection, film_collection.name) IS NOT (excluded.collection, excluded.name)`).run({
    filmId,
    id,
    name,
  });
  if (isNamedOnly(id)) return;
  sql(`
    UPDATE film_collection
    SET collection = :id
    WHERE name = :name COLLATE NOCASE AND collection <> :id AND ${IS_NAMED_ONLY}`).run({ id, name });
}

/** The collection of a stored fact; null for anything else. */
export function readCollection(value: unknown): ShownCollection | null {
  if (typeof value !== "object" || value === null || !("id" in value) || !("name" in value)) return null;
  return { id: String(value.id), name: String(value.name) };
}

export function collectionOf({ sql }: Sql, filmId: number): ShownCollection | null {
  const row = sql<ShownCollection>("SELECT collection AS id, name FROM film_collection WHERE film = :filmId");
  return row.get({ filmId }) ?? null;
}

const isNamedOnly = (id: string): boolean => /^(?:nfo|own):/.test(id);

/** The collection of that name which other films are in. */
function sameName({ sql }: Sql, { id, name }: ShownCollection): ShownCollection {
  const row = sql<ShownCollection>(`
    SELECT collection AS id, name
    FROM film_collection
    WHERE name = :name COLLATE NOCASE
    ORDER BY ${IS_NAMED_ONLY}, collection
    LIMIT 1`);
  return row.get({ name }) ?? { id, name };
}
