import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { RATED_FILMS_OF } from "../ratedFilm/index.ts";
import type { MarkLayers } from "./markLayers.ts";

/** What an NFO says about its owner and the film. */
export interface NfoMarks {
  /** 0.5 to 5. */
  readonly rating: number | null;
  readonly isWatched: boolean;
  /** Milliseconds since 1970; null where it is not known. */
  readonly addedAt: number | null;
}

const BY_NFO = "nfo";

/**
 * Takes over what an NFO says about a film: for the person who added the file, else for the first owner, and only where
 * that person has never marked the film, here or by an import. A film that was in another library earlier keeps that
 * date. Expects to be inside a transaction.
 * @returns whether anything changed
 */
export function adoptNfoMarks(
  { sql }: Pick<Store, "sql">,
  clock: Clock,
  layers: MarkLayers,
  { fileId, filmId, marks }: { readonly fileId: number; readonly filmId: number; readonly marks: NfoMarks },
): boolean {
  const { rating, isWatched, addedAt } = marks;
  const isEarlier =
    addedAt !== null &&
    addedAt > 0 &&
    addedAt < clock.now() &&
    sql("UPDATE film SET added_at = :addedAt WHERE id = :filmId AND added_at > :addedAt").run({ addedAt, filmId })
      .changes > 0;
  const user = rating === null && !isWatched ? null : personOf(fileId);
  if (user === null || hasMarked(user)) return isEarlier;
  // In this order: a rating marks as watched too, and takes its own mark with it when it is removed.
  if (isWatched) layers.markWatched(user, filmId, BY_NFO);
  if (rating !== null) layers.rate(user, filmId, rating);
  return true;

  function personOf(file: number): number | null {
    const row = sql<{ user: number | null }>(`
      SELECT coalesce(
        (SELECT added_by FROM file WHERE id = :file),
        (SELECT min(id) FROM user WHERE role = 'owner')) AS user`);
    return row.get({ file })?.user ?? null;
  }

  /** Also where the mark was removed again. */
  function hasMarked(person: number): boolean {
    const row = sql(`
      SELECT 1
      FROM (SELECT user, film FROM rating_layer UNION ALL SELECT user, film FROM watch_layer)
      WHERE user = :person AND film IN (${RATED_FILMS_OF})
      LIMIT 1`);
    return row.get({ person, filmId }) !== undefined;
  }
}
