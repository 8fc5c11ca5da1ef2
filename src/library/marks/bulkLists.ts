import type { BulkAction } from "../../contract/index.ts";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { hideImportedListing, listError, MAX_LIST_FILMS, showImportedListing } from "../lists/index.ts";
import type { BulkStep } from "./bulkStep.ts";

/** Films by number, as a JSON list that SQL reads. */
export type FilmSet = { readonly films: string };

/**
 * Adds films to a list of the person, or removes them.
 * @returns the steps that undo it
 * @throws CodedError `unknown_list`, `list_full`
 */
export function setListedInBulk(
  { sql }: Pick<Store, "sql">,
  clock: Clock,
  user: number,
  films: FilmSet,
  { listId, listed }: Extract<BulkAction, { kind: "list" }>,
): BulkStep[] {
  if (!sql("SELECT 1 FROM list WHERE id = :listId AND user = :user").get({ listId, user }))
    throw listError("unknown_list", listId);
  const filmIds = sql<{ id: number }>(`
    SELECT film.id
    FROM film
    WHERE film.id IN (SELECT value FROM json_each(:films))
      AND film.id ${listed ? "NOT IN" : "IN"} (SELECT film FROM list_film WHERE list = :listId)`)
    .all({ ...films, listId })
    .map(({ id }) => id);
  if (filmIds.length === 0) return [];
  if (listed && filmIds.length + countFilms({ sql }, listId) > MAX_LIST_FILMS)
    throw listError("list_full", MAX_LIST_FILMS);
  for (const filmId of filmIds) {
    if (!listed) hideImportedListing({ sql }, listId, filmId);
    else showImportedListing({ sql }, listId, filmId);
  }
  const changed = JSON.stringify(filmIds);
  if (listed)
    sql(`
      INSERT OR IGNORE INTO list_film (list, film, added_at)
      SELECT :listId, value, :now
      FROM json_each(:films)`).run({ listId, films: changed, now: clock.now() });
  else
    sql("DELETE FROM list_film WHERE list = :listId AND film IN (SELECT value FROM json_each(:films))").run({
      listId,
      films: changed,
    });
  return [{ filmIds, act: { kind: "list", listId, listed: !listed } }];
}

function countFilms({ sql }: Pick<Store, "sql">, listId: number): number {
  return (
    sql<{ count: number }>("SELECT count(*) AS count FROM list_film WHERE list = :listId").get({ listId })?.count ?? 0
  );
}
