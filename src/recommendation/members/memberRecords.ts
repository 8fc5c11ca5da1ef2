import type { Store } from "../../store/index.ts";
import { type MemberFilter, removeFiltersOfImport, saveMemberFilter } from "./memberFilters.ts";
import type { StagedViewing } from "./stageExport.ts";

/** What an import says of a film that a member rated. */
export interface MemberRating {
  readonly userKey: number;
  readonly importId: number;
  /** Id among the rated films. */
  readonly film: number;
  /** Stars, 0.5 to 5. */
  readonly value: number;
  /** Milliseconds since 1970; 0 where unknown. */
  readonly ratedAt: number;
}

type OfFilm = Pick<MemberRating, "userKey" | "importId" | "film">;
export type MemberWatch = OfFilm & {
  readonly watched: boolean;
  readonly watchedAt: number;
  readonly positionSeconds: number | null;
};
export type MemberViewing = OfFilm &
  Pick<StagedViewing, "watchedOn" | "nth" | "rewatch" | "rating" | "note" | "place" | "tags"> & {
    readonly addedAt: number;
  };

/** Number of removed rows, by kind. */
export interface RemovedRows {
  readonly ratings: number;
  readonly others: number;
}

/** The SQL of what members of the household rated and watched elsewhere. Writing methods belong into a transaction. */
export interface MemberRecords {
  keyOf(userId: string): number | null;
  exists(userKey: number): boolean;
  isOwner(userKey: number): boolean;
  /** The name to log in with; null for none. */
  nameOf(userKey: number): string | null;
  /** Of two ratings of one film in an import the later stays. */
  saveRating(rating: MemberRating): void;
  saveWatch(watch: MemberWatch): void;
  saveViewing(viewing: MemberViewing): void;
  /** It is shown unless the user withdrew it. */
  saveDismissal(dismissal: OfFilm & { readonly since: number; readonly lessLike: boolean }): void;
  /** It is shown under its name unless that is taken. */
  saveFilter(filter: MemberFilter): void;
  /** The member's first import of the same rows that was not undone; null for none. */
  earlierImport(userKey: number, contentHash: string): number | null;
  saveContentHash(importId: number, contentHash: string): void;
  /** @param limit per kind */
  removeSome(importId: number, limit: number): RemovedRows;
  /** @returns how many ratings went */
  removeImport(importId: number): number;
}

const NO_LIMIT = -1;

export function createMemberRecords({ sql }: Pick<Store, "sql">): MemberRecords {
  function removeFrom(table: "rating_layer" | "watch_layer" | "diary_entry", importId: number, limit: number): number {
    return sql(`
      DELETE FROM ${table}
      WHERE id IN (SELECT id FROM ${table} WHERE import = :importId LIMIT :limit)`).run({ importId, limit }).changes;
  }

  const removeSome = (importId: number, limit: number): RemovedRows => ({
    ratings: removeFrom("rating_layer", importId, limit),
    others: removeFrom("watch_layer", importId, limit) + removeFrom("diary_entry", importId, limit),
  });

  return {
    keyOf: (userId) => sql<{ id: number }>("SELECT id FROM user WHERE user_id = :userId").get({ userId })?.id ?? null,
    exists: (userKey) => sql("SELECT 1 FROM user WHERE id = :userKey").get({ userKey }) !== undefined,
    isOwner: (userKey) =>
      sql("SELECT 1 FROM user WHERE id = :userKey AND role = 'owner'").get({ userKey }) !== undefined,
    nameOf: (userKey) =>
      sql<{ name: string }>("SELECT user_id AS name FROM user WHERE id = :userKey").get({ userKey })?.name ?? null,
    saveRating(rating) {
      sql(`
        INSERT INTO rating_layer (user, film, origin, import, value, rated_at)
        SELECT :userKey, :film, source, id, :value, :ratedAt
        FROM rating_import
        WHERE id = :importId
        ON CONFLICT DO UPDATE SET value = excluded.value, rated_at = excluded.rated_at
        WHERE excluded.rated_at >= rating_layer.rated_at`).run({ ...rating });
    },
    saveWatch({ watched, ...watch }) {
      sql(`
        INSERT INTO watch_layer (user, film, origin, import, watched, position_seconds, changed_at)
        SELECT :userKey, :film, source, id, :watched, :positionSeconds, :watchedAt
        FROM rating_import
        WHERE id = :importId
        ON CONFLICT DO UPDATE SET watched = excluded.watched, changed_at = excluded.changed_at
        WHERE excluded.changed_at >= watch_layer.changed_at`).run({ ...watch, watched: Number(watched) });
    },
    saveViewing({ rewatch, tags, ...viewing }) {
      sql(`
        INSERT INTO diary_entry
          (user, film, origin, import, watched_on, nth, rewatch, rating, note, place, tags, added_at)
        SELECT :userKey, :film, source, id, :watchedOn, :nth, :rewatch, :rating, :note, :place, :tags, :addedAt
        FROM rating_import
        WHERE id = :importId`).run({ ...viewing, rewatch: Number(rewatch), tags: JSON.stringify(tags) });
    },
    saveDismissal({ lessLike, ...dismissal }) {
      sql(`
        INSERT INTO dismissal_layer (user, film, import, since, less_like)
        VALUES (:userKey, :film, :importId, :since, :lessLike)
        ON CONFLICT DO UPDATE SET since = min(since, excluded.since),
          less_like = coalesce(less_like, excluded.less_like)`).run({ ...dismissal, lessLike: lessLike ? 1 : null });
    },
    saveFilter: (filter) => saveMemberFilter({ sql }, filter),
    earlierImport(userKey, contentHash) {
      const row = sql<{ id: number | null }>(`
        SELECT min(id) AS id
        FROM rating_import
        WHERE user = :userKey AND content_hash = :contentHash AND state = 'done'`);
      return row.get({ userKey, contentHash })?.id ?? null;
    },
    saveContentHash(importId, contentHash) {
      sql("UPDATE rating_import SET content_hash = :contentHash WHERE id = :importId").run({ importId, contentHash });
    },
    removeSome,
    removeImport(importId) {
      sql("DELETE FROM dismissal_layer WHERE import = :importId").run({ importId });
      removeFiltersOfImport({ sql }, importId);
      return removeSome(importId, NO_LIMIT).ratings;
    },
  };
}
