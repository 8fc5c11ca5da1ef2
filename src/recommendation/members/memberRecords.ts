import type { Store } from "../../store/index.ts";

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

export type MemberWatch = Pick<MemberRating, "userKey" | "importId" | "film"> & { readonly watchedAt: number };

/** The SQL of what members of the household rated and watched elsewhere. Writing methods belong into a transaction. */
export interface MemberRecords {
  keyOf(userId: string): number | null;
  exists(userKey: number): boolean;
  /** Of two ratings of one film in an import the later stays. */
  saveRating(rating: MemberRating): void;
  saveWatch(watch: MemberWatch): void;
  /** @param limit of each kind. @returns how many rows were removed */
  removeSome(importId: number, limit: number): { readonly ratings: number; readonly watches: number };
  /** @returns how many ratings went */
  removeImport(importId: number): number;
}

export function createMemberRecords({ sql }: Pick<Store, "sql">): MemberRecords {
  return {
    keyOf: (userId) => sql<{ id: number }>("SELECT id FROM user WHERE user_id = :userId").get({ userId })?.id ?? null,
    exists: (userKey) => sql("SELECT 1 FROM user WHERE id = :userKey").get({ userKey }) !== undefined,
    saveRating(rating) {
      sql(`
        INSERT INTO rating_layer (user, film, origin, import, value, rated_at)
        SELECT :userKey, :film, source, id, :value, :ratedAt
        FROM rating_import
        WHERE id = :importId
        ON CONFLICT DO UPDATE SET value = excluded.value, rated_at = excluded.rated_at
        WHERE excluded.rated_at >= rating_layer.rated_at`).run({ ...rating });
    },
    saveWatch(watch) {
      sql(`
        INSERT INTO watch_layer (user, film, origin, import, watched, changed_at)
        SELECT :userKey, :film, source, id, 1, :watchedAt
        FROM rating_import
        WHERE id = :importId
        ON CONFLICT DO UPDATE SET changed_at = excluded.changed_at
        WHERE excluded.changed_at >= watch_layer.changed_at`).run({ ...watch });
    },
    removeSome: (importId, limit) => ({
      ratings: sql(`
        DELETE FROM rating_layer
        WHERE id IN (SELECT id FROM rating_layer WHERE import = :importId LIMIT :limit)`).run({ importId, limit })
        .changes,
      watches: sql(`
        DELETE FROM watch_layer
        WHERE id IN (SELECT id FROM watch_layer WHERE import = :importId LIMIT :limit)`).run({ importId, limit })
        .changes,
    }),
    removeImport(importId) {
      sql("DELETE FROM watch_layer WHERE import = :importId").run({ importId });
      return sql("DELETE FROM rating_layer WHERE import = :importId").run({ importId }).changes;
    },
  };
}
