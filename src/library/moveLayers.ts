import type { Store } from "../store/index.ts";
import { knownRatedFilm, ownRatedFilm } from "./ownRatedFilm.ts";

type Table = "rating_layer" | "watch_layer";
type Row = Readonly<Record<string, string | number | null>> & { readonly id: number };

/** What was moved from one film to another, as it was: the way back. It can be kept as JSON. */
export interface MovedLayers {
  readonly from: number;
  readonly to: number;
  readonly ratings: readonly Row[];
  readonly watched: readonly Row[];
  /** Said by nobody: who watched either of the two has watched the one. */
  readonly joined: readonly number[];
}

const nothingMoved = (from: number, to: number): MovedLayers => ({ from, to, ratings: [], watched: [], joined: [] });

const COLUMNS = {
  rating_layer: ["user", "value", "rated_at", "superseded_at"],
  watch_layer: ["user", "watched", "position_seconds", "changed_at", "superseded_at"],
} as const satisfies Record<Table, readonly string[]>;
const TABLES = { ratings: "rating_layer", watched: "watch_layer" } as const;

/**
 * What people said here of two films that are one, together: of two ratings the newer shows, and who watched either has
 * watched it. What imports say follows a film's ids by itself, and needs no move. Inside a transaction.
 */
export function layerMoves({ sql }: Pick<Store, "sql">) {
  return {
    /** What people said here of a film, as `restoreLayers` gives it to another. */
    layersOf(filmId: number): MovedLayers {
      const film = knownRatedFilm({ sql }, filmId);
      if (film === null) return nothingMoved(filmId, filmId);
      const [ratings, watched] = [rowsOf(TABLES.ratings, film), rowsOf(TABLES.watched, film)];
      return { ...nothingMoved(filmId, filmId), ratings, watched };
    },

    /** From a film that becomes another to that one, before it leaves the library. */
    moveLayers(from: number, to: number): MovedLayers {
      const source = knownRatedFilm({ sql }, from);
      if (source === null) return nothingMoved(from, to);
      const target = ownRatedFilm({ sql }, to);
      const [ratings, watched] = [move(TABLES.ratings, source, target), move(TABLES.watched, source, target)];
      return { from, to, ratings, watched, joined: joinWatched(target) };
    },

    /**
     * The way back of `moveLayers`, once `from` is in the library again: it has what it had. What was said of the other
     * since stays there.
     */
    restoreLayers({ from, to, ratings, watched, joined }: MovedLayers): void {
      if (ratings.length + watched.length === 0) return;
      const [source, target] = [ownRatedFilm({ sql }, from), ownRatedFilm({ sql }, to)];
      for (const id of joined) sql("DELETE FROM watch_layer WHERE id = :id AND film = :target").run({ id, target });
      putBack(TABLES.ratings, ratings, target, source);
      putBack(TABLES.watched, watched, target, source);
    },
  };

  function rowsOf(table: Table, film: number): Row[] {
    return sql<Row>(`
      SELECT id, ${COLUMNS[table].join(", ")} FROM ${table} WHERE film = :film AND origin = 'hand' ORDER BY id`).all({
      film,
    });
  }

  function move(table: Table, from: number, to: number): Row[] {
    const moved = rowsOf(table, from);
    sql(`UPDATE ${table} SET film = :to WHERE film = :from AND origin = 'hand'`).run({ from, to });
    return moved;
  }

  /** A later act replaced what was moved, or took its place: the row is written as it was, in its place among the others. */
  function putBack(table: Table, rows: readonly Row[], from: number, to: number): void {
    const names = COLUMNS[table];
    for (const row of rows) {
      sql(`DELETE FROM ${table} WHERE id = :id AND film = :from`).run({ id: row.id, from });
      sql(`
        INSERT INTO ${table} (id, film, origin, ${names.join(", ")})
        SELECT CASE WHEN EXISTS (SELECT 1 FROM ${table} WHERE id = :id) THEN NULL ELSE :id END,
               :to, 'hand', ${names.map((name) => `:${name}`).join(", ")}
        WHERE EXISTS (SELECT 1 FROM user WHERE id = :user)`).run({ ...row, to });
    }
  }

  /** @returns the rows that say so where the newest act alone would not */
  function joinWatched(film: number): number[] {
    const people = sql<{ user: number; position: number | null; at: number }>(`
      SELECT user, position_seconds AS position, changed_at AS at FROM watch_layer AS newest
      WHERE film = :film AND origin = 'hand' AND superseded_at IS NULL AND watched = 0
        AND id = (SELECT max(id) FROM watch_layer AS other
                  WHERE other.film = :film AND other.user = newest.user AND origin = 'hand' AND superseded_at IS NULL)
        AND EXISTS (SELECT 1 FROM watch_layer AS other WHERE other.film = :film AND other.user = newest.user
                      AND origin = 'hand' AND superseded_at IS NULL AND watched = 1)`).all({ film });
    return people.map(
      ({ user, position, at }) =>
        sql(`
          INSERT INTO watch_layer (user, film, origin, watched, position_seconds, changed_at)
          VALUES (:user, :film, 'hand', 1, :position, :at)`).run({ user, film, position, at }).id,
    );
  }
}
