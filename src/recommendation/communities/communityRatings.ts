import type { Store } from "../../store/index.ts";
import type { Rating } from "../ratings/ratingSet.ts";
import { type CommunityImport, type ImportSpan, type RemovedImport, shortenSpans } from "./importSpans.ts";

interface RatingKey {
  readonly set: string;
  readonly user: number;
  readonly film: number;
}

type StoredRating = ImportSpan & { readonly value: number; readonly time: number };

const KEY = "source = :set AND user = :user AND film = :film";

/**
 * Stores a rating of an import: the newest import counts, and within it the later of two ratings of one film. What it
 * overwrites is archived.
 * @returns whether it is new or differs from what was there
 */
export function saveRating(
  { sql }: Pick<Store, "sql">,
  { id, set, before }: CommunityImport,
  { user, film, value, time }: Rating,
): boolean {
  const key = { set, user, film };
  const stored = sql<StoredRating>(`
    SELECT value, rated_at AS time, first_import AS first, last_import AS last
    FROM community_rating
    WHERE ${KEY}`).get(key);
  if (stored && stored.last > id) {
    // This import is resumed after a later one: what it says belongs behind that.
    if (stored.first > id) archive({ sql }, key, { value, time, first: id, last: id });
    return false;
  }
  if (stored && stored.last === before && stored.value === value && stored.time === time) {
    sql(`UPDATE community_rating SET last_import = :id WHERE ${KEY}`).run({ ...key, id });
    return false;
  }
  if (stored?.last === id && stored.time >= time) return false;
  if (stored && stored.first < id)
    archive({ sql }, key, { ...stored, last: Math.min(stored.last, before ?? stored.last) });
  sql(`
    INSERT INTO community_rating (source, user, film, value, rated_at, first_import, last_import)
    VALUES (:set, :user, :film, :value, :time, :id, :id)
    ON CONFLICT DO UPDATE SET value = excluded.value, rated_at = excluded.rated_at,
      first_import = excluded.first_import, last_import = excluded.last_import`).run({ ...key, value, time, id });
  return true;
}

function archive({ sql }: Pick<Store, "sql">, key: RatingKey, rating: StoredRating): void {
  sql(`
    INSERT OR REPLACE INTO community_rating_before (source, user, film, first_import, last_import, value, rated_at)
    VALUES (:set, :user, :film, :first, :last, :value, :time)`).run({ ...key, ...rating });
}

/** Removes what an import alone said, and restores what it had overwritten. @returns how many ratings went */
export function removeRatings({ sql }: Pick<Store, "sql">, removed: RemovedImport): number {
  const { id, set } = removed;
  shortenSpans({ sql }, "community_rating", "source = :set", removed);
  shortenSpans({ sql }, "community_rating_before", "source = :set", removed);
  sql("DELETE FROM community_rating_before WHERE source = :set AND first_import = :id").run({ set, id });
  const { changes } = sql("DELETE FROM community_rating WHERE source = :set AND first_import = :id").run({ set, id });
  sql(`
    INSERT INTO community_rating (source, user, film, value, rated_at, first_import, last_import)
    SELECT source, user, film, value, rated_at, first_import, max(last_import)
    FROM community_rating_before AS old
    WHERE source = :set AND NOT EXISTS (
      SELECT 1 FROM community_rating AS now WHERE now.source = :set AND now.user = old.user AND now.film = old.film)
    GROUP BY source, user, film`).run({ set });
  sql(`
    DELETE FROM community_rating_before AS old
    WHERE source = :set AND EXISTS (
      SELECT 1 FROM community_rating AS now
      WHERE now.source = :set AND now.user = old.user AND now.film = old.film
        AND now.first_import = old.first_import)`).run({ set });
  return changes;
}
