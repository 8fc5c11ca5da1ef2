import type { Store } from "../../store/index.ts";

/** SQL: the rated films that are the same film as `:to`. */
const SAME_AS_TARGET = "SELECT id FROM rated_film WHERE same_as = (SELECT same_as FROM rated_film WHERE id = :to)";

/** SQL: whether `other` is a row that the same user wrote of `entry`'s day. */
const OF_THAT_DAY = "other.user = entry.user AND other.watched_on = entry.watched_on AND other.origin = 'hand'";

/**
 * Prepares the user's own viewings of two films that become one: a day holds each viewing of either film under its own
 * number. An entry that only marking the film as watched added is the same viewing as another entry of that day.
 * @param from id of the rated film whose viewings are moved to `to` afterwards
 * @returns the ids of entries of `to` that are to be removed, because `from` has an entry that says more
 */
export function separateViewings({ sql }: Pick<Store, "sql">, from: number, to: number): number[] {
  sql(`
    DELETE FROM diary_entry AS entry
    WHERE film = :from AND origin = 'hand' AND automatic = 1 AND EXISTS (
      SELECT 1 FROM diary_entry AS other
      WHERE ${OF_THAT_DAY} AND other.removed = 0 AND other.film IN (${SAME_AS_TARGET}))`).run({ from, to });
  const replaced = sql<{ id: number }>(`
    SELECT id
    FROM diary_entry AS entry
    WHERE film = :to AND origin = 'hand' AND automatic = 1 AND EXISTS (
      SELECT 1 FROM diary_entry AS other WHERE ${OF_THAT_DAY} AND other.removed = 0 AND other.film = :from)`)
    .all({ from, to })
    .map(({ id }) => id);
  const isTaken = `EXISTS (
    SELECT 1 FROM diary_entry AS other
    WHERE ${OF_THAT_DAY} AND other.nth = entry.nth AND other.film IN (${SAME_AS_TARGET})
      AND other.id NOT IN (SELECT value FROM json_each(:replaced)))`;
  const bound = { from, to, replaced: JSON.stringify(replaced) };
  // What it hides is hidden by the other film's entry.
  sql(`
    DELETE FROM diary_entry AS entry
    WHERE film = :from AND origin = 'hand' AND removed = 1 AND ${isTaken}`).run(bound);
  const taken = sql<{ id: number }>(`
    SELECT id FROM diary_entry AS entry WHERE film = :from AND origin = 'hand' AND ${isTaken} ORDER BY id`).all(bound);
  for (const { id } of taken)
    sql(`
      UPDATE diary_entry AS entry
      SET nth = 1 + (
        SELECT max(other.nth)
        FROM diary_entry AS other
        WHERE other.user = entry.user AND other.watched_on = entry.watched_on
          AND (other.film = :from OR other.film IN (${SAME_AS_TARGET})))
      WHERE id = :id`).run({ id, from, to });
  return replaced;
}
