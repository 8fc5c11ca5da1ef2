import type { Store } from "../../store/index.ts";
import type { Rating } from "../ratings/ratingSet.ts";
import { removeFilms, saveFilm } from "./communityFilms.ts";
import { removeRatings, saveRating } from "./communityRatings.ts";
import { adjacentImports, type CommunityImport } from "./importSpans.ts";
import type { CommunityFilm } from "./movieLensFilms.ts";

/** A set that was imported before. */
export interface KnownSet {
  readonly set: string;
  /** Where its imports were read, and their fingerprints. */
  readonly addresses: readonly string[];
}

/** A film of a set, by the set's own number. */
export interface KnownFilm {
  readonly id: number;
  readonly title: string;
  readonly year: number | null;
}

/**
 * The SQL of communities' sets, import by import. A row holds from the first import that said it to the last; what a
 * later one overwrote is archived. So each import can be removed, in any order, and what is left is exactly what the
 * others say. Writing methods belong into a transaction.
 */
export interface CommunityRecords {
  importOf(id: number): CommunityImport;
  /** @see saveFilm */
  saveFilm(imported: CommunityImport, film: CommunityFilm): void;
  /** @see saveRating */
  saveRating(imported: CommunityImport, rating: Rating): boolean;
  /** Removes what an import alone said, and restores what it had overwritten. @returns how many ratings went */
  removeImport(id: number, set: string, options: { readonly keepFilms: boolean }): number;
  /** Keys of the sets that hold ratings, the oldest first. */
  sets(): string[];
  /** Sets of a kind (`movielens`, `postgres`), the oldest first. */
  setsOfKind(kind: string): KnownSet[];
  /** Ids of a set's films by the set's own numbers. */
  filmIds(set: string): Map<number, number>;
  /** 0 where the set has no such film. */
  filmId(set: string, sourceId: number): number;
  filmsBySourceId(set: string): Map<number, KnownFilm>;
  ratingIn(set: string, user: number, film: number): { readonly value: number; readonly time: number } | null;
}

export function createCommunityRecords({ sql }: Pick<Store, "sql">): CommunityRecords {
  return {
    importOf(id) {
      const row = sql<{ set: string }>("SELECT set_key AS 'set' FROM rating_import WHERE id = :id").get({ id });
      const set = row?.set ?? "";
      return { id, set, before: adjacentImports({ sql }, set, id).before };
    },
    saveFilm: (imported, film) => saveFilm({ sql }, imported, film),
    saveRating: (imported, rating) => saveRating({ sql }, imported, rating),
    removeImport(id, set, { keepFilms }) {
      const removed = { id, set, ...adjacentImports({ sql }, set, id) };
      const ratings = removeRatings({ sql }, removed);
      removeFilms({ sql }, removed, keepFilms);
      return ratings;
    },
    sets: () =>
      sql<{ set: string }>(`
        SELECT set_key AS 'set'
        FROM rating_import
        WHERE set_key IS NOT NULL AND state <> 'undone'
        GROUP BY set_key
        ORDER BY min(id)`)
        .all()
        .map(({ set }) => set),
    setsOfKind(kind) {
      const rows = sql<{ set: string; places: string; fingerprints: string }>(`
        SELECT set_key AS 'set', json_group_array(place) AS places, json_group_array(fingerprint) AS fingerprints
        FROM rating_import
        WHERE source = :kind AND set_key IS NOT NULL AND state <> 'undone'
        GROUP BY set_key
        ORDER BY min(id)`);
      return rows.all({ kind }).map(({ set, places, fingerprints }) => ({
        set,
        // Arrays of strings, made by the query above.
        addresses: [...(JSON.parse(places) as string[]), ...(JSON.parse(fingerprints) as string[])],
      }));
    },
    filmIds(set) {
      const rows = sql<{ id: number; sourceId: number }>(
        "SELECT id, source_id AS sourceId FROM rated_film WHERE source = :set",
      );
      return new Map(rows.all({ set }).map(({ id, sourceId }) => [sourceId, id]));
    },
    filmId: (set, sourceId) =>
      sql<{ id: number }>("SELECT id FROM rated_film WHERE source = :set AND source_id = :sourceId").get({
        set,
        sourceId,
      })?.id ?? 0,
    filmsBySourceId(set) {
      const rows = sql<KnownFilm & { sourceId: number }>(
        "SELECT id, source_id AS sourceId, title, year FROM rated_film WHERE source = :set",
      );
      return new Map(rows.all({ set }).map(({ sourceId, ...film }) => [sourceId, film]));
    },
    ratingIn: (set, user, film) =>
      sql<{ value: number; time: number }>(`
        SELECT value, rated_at AS time
        FROM community_rating
        WHERE source = :set AND user = :user AND film = :film`).get({ set, user, film }) ?? null,
  };
}
