import type { Store } from "../../store/index.ts";
import type { Rating } from "../ratings/ratingSet.ts";
import type { CommunityFilm } from "./movieLensFilms.ts";

/** An import among those of its set. */
export interface CommunityImport {
  readonly id: number;
  /** The set: its users and films are numbered by it alone. */
  readonly set: string;
  /** The import of that set before this one, of those that were not taken back. */
  readonly before: number | null;
}

interface Span {
  readonly first: number;
  readonly last: number;
}
type KeptRating = Span & { readonly value: number; readonly time: number };
/** Without a span: of a set that was taken back, kept for the models that learnt from it. */
type KeptFilm = Span & { readonly id: number; readonly said: string };

/**
 * What sets of strangers' ratings say, import by import. A row holds from the first import that said it to the last; what
 * a later one overwrote stands beside it. So each import can be taken back, in any order, to exactly what the others say.
 * Inside a transaction.
 */
export function communityRecords({ sql }: Pick<Store, "sql">) {
  return {
    /** Which import of which set it is. */
    setImport(id: number): CommunityImport {
      const set =
        sql<{ set: string }>("SELECT set_key AS 'set' FROM rating_import WHERE id = :id").get({ id })?.set ?? "";
      return { id, set, before: neighbours(set, id).before };
    },

    keepFilm({ id, set, before }: CommunityImport, film: CommunityFilm): void {
      const row = {
        title: film.title,
        year: film.year,
        genres: JSON.stringify(film.genres),
        tmdbId: film.tmdbId,
        imdbId: film.imdbId,
        otherTitles: JSON.stringify(film.otherTitles),
      };
      const kept = sql<KeptFilm>(`
        SELECT id, first_import AS first, last_import AS last,
          json_array(title, year, genres, tmdb_id, imdb_id, other_titles) AS said
        FROM rated_film WHERE source = :set AND source_id = :sourceId`).get({ set, sourceId: film.sourceId });
      if (!kept) {
        sql(`
          INSERT INTO rated_film (source, source_id, title, year, genres, tmdb_id, imdb_id, other_titles, first_import, last_import)
          VALUES (:set, :sourceId, :title, :year, :genres, :tmdbId, :imdbId, :otherTitles, :id, :id)`).run({
          ...row,
          set,
          sourceId: film.sourceId,
          id,
        });
        return;
      }
      const isSame = kept.said === JSON.stringify(Object.values(row));
      if (isSame && (kept.last === before || kept.last === id)) {
        sql("UPDATE rated_film SET last_import = :id WHERE id = :film").run({ film: kept.id, id });
        return;
      }
      if (kept.last > id) return;
      if (kept.first !== null && kept.first < id) setFilmAside(kept, before);
      sql(`
        UPDATE rated_film SET title = :title, year = :year, genres = :genres, tmdb_id = :tmdbId, imdb_id = :imdbId,
          other_titles = :otherTitles, first_import = :id, last_import = :id
        WHERE id = :film`).run({ ...row, film: kept.id, id });
    },

    /** By the set's own numbers. */
    filmsOf(set: string): Map<number, number> {
      const rows = sql<{ id: number; source_id: number }>("SELECT id, source_id FROM rated_film WHERE source = :set");
      return new Map(rows.all({ set }).map(({ id, source_id }) => [source_id, id]));
    },

    filmNumber: (set: string, number: number): number =>
      sql<{ id: number }>("SELECT id FROM rated_film WHERE source = :set AND source_id = :number").get({ set, number })
        ?.id ?? 0,

    /** The newest import counts; of two ratings of one film in it the later. @returns whether it says anything new */
    keepRating({ id, set, before }: CommunityImport, { user, film, value, time }: Rating): boolean {
      const key = { set, user, film };
      const kept = sql<KeptRating>(`
        SELECT value, rated_at AS time, first_import AS first, last_import AS last FROM community_rating
        WHERE source = :set AND user = :user AND film = :film`).get(key);
      if (kept && kept.last > id) return addBefore({ ...key, id, value, time }, kept);
      const isFurther = kept?.last === before && kept?.value === value && kept.time === time;
      if (kept && isFurther) {
        sql(`UPDATE community_rating SET last_import = :id WHERE ${KEY}`).run({ ...key, id });
        return false;
      }
      if (kept?.last === id && kept.time >= time) return false;
      if (kept && kept.first < id) setRatingAside(key, kept, before);
      sql(`
        INSERT INTO community_rating (source, user, film, value, rated_at, first_import, last_import)
        VALUES (:set, :user, :film, :value, :time, :id, :id)
        ON CONFLICT DO UPDATE SET value = excluded.value, rated_at = excluded.rated_at,
          first_import = excluded.first_import, last_import = excluded.last_import`).run({ ...key, value, time, id });
      return true;
    },

    /** What this import alone said goes; what it had overwritten is there again. @returns how many ratings went */
    undo(importId: number, set: string, { keepFilms }: { readonly keepFilms: boolean }): number {
      const { before, after } = neighbours(set, importId);
      const bound = { set, id: importId, before, after };
      const restored = shorten("community_rating", "source = :set", bound);
      sql(`
        INSERT INTO community_rating (source, user, film, value, rated_at, first_import, last_import)
        SELECT source, user, film, value, rated_at, first_import, max(last_import) FROM community_rating_before AS old
        WHERE source = :set AND NOT EXISTS (
          SELECT 1 FROM community_rating AS now WHERE now.source = :set AND now.user = old.user AND now.film = old.film)
        GROUP BY source, user, film`).run({ set });
      sql(`
        DELETE FROM community_rating_before AS old WHERE source = :set AND EXISTS (
          SELECT 1 FROM community_rating AS now
          WHERE now.source = :set AND now.user = old.user AND now.film = old.film AND now.first_import = old.first_import)`).run(
        { set },
      );
      undoFilms(bound, keepFilms);
      return restored;
    },

    /** Sets of a kind, the oldest first, with where they were read. */
    setsOf(kind: string): { set: string; addresses: string[] }[] {
      const rows = sql<{ set: string; places: string; fingerprints: string }>(`
        SELECT set_key AS 'set', json_group_array(place) AS places, json_group_array(fingerprint) AS fingerprints
        FROM rating_import
        WHERE source = :kind AND set_key IS NOT NULL AND state <> 'undone' GROUP BY set_key ORDER BY min(id)`).all({
        kind,
      });
      return rows.map(({ set, places, fingerprints }) => ({
        set,
        addresses: [...(JSON.parse(places) as string[]), ...(JSON.parse(fingerprints) as string[])],
      }));
    },

    describedFilms(set: string): Map<number, { id: number; title: string; year: number | null }> {
      const rows = sql<{ id: number; number: number; title: string; year: number | null }>(
        "SELECT id, source_id AS number, title, year FROM rated_film WHERE source = :set",
      );
      return new Map(rows.all({ set }).map(({ number, ...film }) => [number, film]));
    },

    ratingIn: (set: string, user: number, film: number): { value: number; time: number } | null =>
      sql<{ value: number; time: number }>(`SELECT value, rated_at AS time FROM community_rating WHERE ${KEY}`).get({
        set,
        user,
        film,
      }) ?? null,

    /** Sets that hold ratings, the oldest first. */
    sets: (): string[] =>
      sql<{ set: string }>(`
        SELECT set_key AS 'set' FROM rating_import
        WHERE set_key IS NOT NULL AND state <> 'undone' GROUP BY set_key ORDER BY min(id)`)
        .all()
        .map(({ set }) => set),
  };

  /** Of the imports that were not taken back. */
  function neighbours(set: string, id: number): { before: number | null; after: number | null } {
    const row = sql<{ before: number | null; after: number | null }>(`
      SELECT max(id) FILTER (WHERE id < :id) AS before, min(id) FILTER (WHERE id > :id) AS after
      FROM rating_import WHERE set_key = :set AND state <> 'undone'`).get({ set, id });
    return row ?? { before: null, after: null };
  }

  function setFilmAside({ id, first, last }: KeptFilm, before: number | null): void {
    sql(`
      INSERT OR REPLACE INTO rated_film_before (film, first_import, last_import, title, year, genres, tmdb_id, imdb_id, other_titles)
      SELECT id, :first, :last, title, year, genres, tmdb_id, imdb_id, other_titles FROM rated_film WHERE id = :id`).run(
      {
        id,
        first,
        last: Math.min(last, before ?? last),
      },
    );
  }

  function setRatingAside(key: RatingKey, { value, time, first, last }: KeptRating, before: number | null): void {
    addOld({ ...key, value, time, first, last: Math.min(last, before ?? last) });
  }

  /** An import that is gone on with after a later one: what it says stands behind that. */
  function addBefore(
    { id, ...rating }: RatingKey & { id: number; value: number; time: number },
    kept: KeptRating,
  ): boolean {
    if (kept.first > id) addOld({ ...rating, first: id, last: id });
    return false;
  }

  function addOld(row: RatingKey & KeptRating): void {
    sql(`
      INSERT OR REPLACE INTO community_rating_before (source, user, film, first_import, last_import, value, rated_at)
      VALUES (:set, :user, :film, :first, :last, :value, :time)`).run({ ...row });
  }

  /** @returns how many rows were of this import alone, and went */
  function shorten(table: "community_rating" | "rated_film", which: string, bound: Bound): number {
    const old = table === "rated_film" ? "rated_film_before" : "community_rating_before";
    const among = table === "rated_film" ? "film IN (SELECT id FROM rated_film WHERE source = :set)" : which;
    for (const [name, where] of [
      [table, which],
      [old, among],
    ] as const) {
      sql(`UPDATE ${name} SET first_import = :after WHERE ${where} AND first_import = :id AND last_import > :id`).run({
        ...bound,
      });
      sql(`UPDATE ${name} SET last_import = :before WHERE ${where} AND last_import = :id AND first_import < :id`).run({
        ...bound,
      });
    }
    sql(`DELETE FROM ${old} WHERE ${among} AND first_import = :id`).run({ ...bound });
    if (table === "rated_film") return 0;
    return sql(`DELETE FROM community_rating WHERE ${which} AND first_import = :id`).run({ ...bound }).changes;
  }

  function undoFilms(bound: Bound, keepFilms: boolean): void {
    shorten("rated_film", "source = :set", bound);
    sql(`
      UPDATE rated_film
      SET (title, year, genres, tmdb_id, imdb_id, other_titles, first_import, last_import) = (
        SELECT title, year, genres, tmdb_id, imdb_id, other_titles, first_import, last_import FROM rated_film_before
        WHERE film = rated_film.id ORDER BY last_import DESC LIMIT 1)
      WHERE source = :set AND first_import = :id AND id IN (SELECT film FROM rated_film_before)`).run({ ...bound });
    sql(`
      DELETE FROM rated_film_before WHERE (film, first_import) IN (
        SELECT id, first_import FROM rated_film WHERE source = :set)`).run({ ...bound });
    // What another import of the set rates without describing it is known by its number alone.
    sql(`
      UPDATE rated_film
      SET title = '#' || source_id, year = NULL, genres = '[]', tmdb_id = NULL, imdb_id = NULL, other_titles = '[]',
        first_import = coalesce(:after, :before), last_import = coalesce(:after, :before)
      WHERE source = :set AND first_import = :id AND coalesce(:after, :before) IS NOT NULL
        AND id IN (SELECT film FROM community_rating WHERE source = :set)`).run({ ...bound });
    if (!keepFilms)
      sql(`
        DELETE FROM rated_film
        WHERE source = :set AND first_import = :id
          AND NOT EXISTS (SELECT 1 FROM rating_layer WHERE rating_layer.film = rated_film.id)
          AND NOT EXISTS (SELECT 1 FROM watch_layer WHERE watch_layer.film = rated_film.id)`).run({ ...bound });
    sql(`
      UPDATE rated_film SET first_import = NULL, last_import = NULL WHERE source = :set AND first_import = :id`).run({
      ...bound,
    });
  }
}

interface RatingKey {
  readonly set: string;
  readonly user: number;
  readonly film: number;
}
interface Bound {
  readonly set: string;
  readonly id: number;
  readonly before: number | null;
  readonly after: number | null;
}

const KEY = "source = :set AND user = :user AND film = :film";
