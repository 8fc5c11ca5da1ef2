import { ownRatedFilm } from "../library/index.ts";
import type { Store } from "../store/index.ts";
import { communityRecords } from "./communities/communityRecords.ts";
import { type DescribedFilm, groupSameFilms, isCommunitySource, titleKeys } from "./ratedFilms/groupSameFilms.ts";
import type { Rating } from "./ratings/ratingSet.ts";

export interface RatingImport {
  readonly id: number;
  readonly source: string;
  readonly place: string;
  readonly state: "running" | "done" | "undone";
  readonly lines: number;
  readonly ratings: number;
  readonly broken: number;
  /** Films of the set that no provider's id belongs to. */
  readonly unlinked: number;
  readonly startedAt: number;
}

export interface RatedFilm {
  readonly title: string;
  readonly year: number | null;
  readonly tmdbId: number | null;
  readonly imdbId: string | null;
}

/** The SQL of imported and given ratings. Writing functions want to be inside a transaction. */
export function ratingRecords({ sql }: Pick<Store, "sql">) {
  const community = communityRecords({ sql });
  const importRow = `id, source, place, state, lines, ratings, broken, unlinked, started_at AS startedAt`;

  return {
    ...community,

    /** @param knownSet null: where it is no member's, a set that was never seen */
    begin(
      source: string,
      place: string,
      fingerprint: string,
      startedAt: number,
      userKey: number | null = null,
      knownSet: string | null = null,
    ): RatingImport {
      const running = runningImport(source, fingerprint);
      if (running) return running;
      const { id } = sql(`
        INSERT INTO rating_import (source, place, fingerprint, state, started_at, user)
        VALUES (:source, :place, :fingerprint, 'running', :startedAt, :userKey)`).run({
        source,
        place,
        fingerprint,
        startedAt,
        userKey,
      });
      if (userKey === null)
        sql("UPDATE rating_import SET set_key = :set WHERE id = :id").run({ id, set: knownSet ?? `${source}:${id}` });
      return { id, source, place, state: "running", lines: 0, ratings: 0, broken: 0, unlinked: 0, startedAt };
    },

    /** An import that was cut off. */
    runningImport,

    advance(id: number, counts: Pick<RatingImport, "lines" | "ratings" | "broken" | "unlinked">): void {
      sql(`
        UPDATE rating_import SET lines = :lines, ratings = :ratings, broken = :broken, unlinked = :unlinked
        WHERE id = :id`).run({ id, ...counts });
    },

    finish(id: number, finishedAt: number): void {
      sql("UPDATE rating_import SET state = 'done', finished_at = :finishedAt WHERE id = :id").run({ id, finishedAt });
    },

    imports: (): RatingImport[] => sql<RatingImport>(`SELECT ${importRow} FROM rating_import ORDER BY id DESC`).all(),

    /** Whose ratings an import brought; null for a community's. */
    ownerOf: (id: number): number | null =>
      sql<{ user: number | null }>("SELECT user FROM rating_import WHERE id = :id").get({ id })?.user ?? null,

    /** Takes an import back whole. @returns how many ratings went, null for an import that is not there */
    undo(id: number): number | null {
      if (
        sql("UPDATE rating_import SET state = 'undone' WHERE id = :id AND state <> 'undone'").run({ id }).changes === 0
      )
        return null;
      sql("DELETE FROM watch_layer WHERE import = :id").run({ id });
      const members = sql("DELETE FROM rating_layer WHERE import = :id").run({ id }).changes;
      const imported = sql<{ set: string | null; keepFilms: number }>(`
        SELECT set_key AS 'set', EXISTS (SELECT 1 FROM model_version WHERE created_at >= started_at) AS keepFilms
        FROM rating_import WHERE id = :id`).get({ id });
      // A model that may have learnt from them still knows its films.
      const keepFilms = imported?.keepFilms === 1;
      const removed = members + (imported?.set ? community.undo(id, imported.set, { keepFilms }) : 0);
      forgetUnrated();
      joinFilms();
      return removed;
    },

    /** The film that goes by that title in the ratings or the library; null where there are two, or none. */
    byTitle(title: string, year: number | null): Ids | null {
      const rows = sql<Ids>(`
        SELECT DISTINCT tmdb_id AS tmdbId, imdb_id AS imdbId FROM (
          SELECT title, year, tmdb_id, imdb_id FROM film
          UNION SELECT original_title, year, tmdb_id, imdb_id FROM film WHERE original_title IS NOT NULL
          UNION SELECT title, year, tmdb_id, imdb_id FROM rated_film)
        WHERE title = :title COLLATE NOCASE AND year = :year AND (tmdb_id IS NOT NULL OR imdb_id IS NOT NULL)`);
      return oneOf(rows.all({ title, year }));
    },

    isInLibrary({ tmdbId, imdbId }: Ids): boolean {
      return (
        sql(`
          SELECT 1 FROM film WHERE tmdb_id = :tmdbId OR (imdb_id = :imdbId AND coalesce(tmdb_id = :tmdbId, 1))
          LIMIT 1`).get({ tmdbId, imdbId }) !== undefined
      );
    },

    /** The number of a film by what is said of it, made when it is new: by other ids it may be another film. */
    ratedFilm(film: { tmdbId: number | null; imdbId: string | null; title: string }, year: number | null): number {
      const said = { tmdbId: film.tmdbId, imdbId: film.imdbId };
      // The one id or the other begins, so that an index answers.
      const ids =
        said.imdbId === null ? "tmdb_id = :tmdbId AND imdb_id IS NULL" : "imdb_id = :imdbId AND tmdb_id IS :tmdbId";
      const known = sql<{ id: number }>(
        `SELECT id FROM rated_film WHERE ${ids} AND source = 'member' ORDER BY id LIMIT 1`,
      ).get(said);
      if (known) return known.id;
      const next = sql<{ next: number }>(
        "SELECT coalesce(max(source_id), 0) + 1 AS next FROM rated_film WHERE source = 'member'",
      );
      return sql(`
        INSERT INTO rated_film (source, source_id, title, year, tmdb_id, imdb_id)
        VALUES ('member', :sourceId, :title, :year, :tmdbId, :imdbId)`).run({
        ...said,
        title: film.title,
        year,
        sourceId: next.get()?.next ?? 1,
      }).id;
    },

    /** What an import says of a film: of two rows for one film the later stays. */
    keepMemberRating(
      user: number,
      importId: number,
      film: number,
      { value, ratedAt }: { value: number; ratedAt: number },
    ): void {
      sql(`
        INSERT INTO rating_layer (user, film, origin, import, value, rated_at)
        SELECT :user, :film, source, id, :value, :ratedAt FROM rating_import WHERE id = :importId
        ON CONFLICT DO UPDATE SET value = excluded.value, rated_at = excluded.rated_at
        WHERE excluded.rated_at >= rating_layer.rated_at`).run({ user, film, value, ratedAt, importId });
    },

    keepMemberWatched(user: number, importId: number, film: number, watchedAt: number): void {
      sql(`
        INSERT INTO watch_layer (user, film, origin, import, watched, changed_at)
        SELECT :user, :film, source, id, 1, :watchedAt FROM rating_import WHERE id = :importId
        ON CONFLICT DO UPDATE SET changed_at = excluded.changed_at
        WHERE excluded.changed_at >= watch_layer.changed_at`).run({ user, film, watchedAt, importId });
    },

    /** At the end of an import: films that are one film are counted as one, and what is shown follows by itself. */
    applyMemberRatings: (_user: number): void => joinFilms(),

    /** After the films of a set came: by their ids, else by title and year, in other sets and in the library. */
    joinFilms(): void {
      linkByTitle();
      joinFilms();
    },

    /** Films of an import that nothing else says an id of. */
    unlinkedOf(importId: number): number {
      const row = sql<{ count: number }>(`
        SELECT count(*) AS count FROM rated_film
        WHERE last_import = :importId AND tmdb_id IS NULL AND imdb_id IS NULL AND NOT EXISTS (
          SELECT 1 FROM rated_film AS other WHERE other.same_as = rated_film.same_as
            AND (other.tmdb_id IS NOT NULL OR other.imdb_id IS NOT NULL))`).get({ importId });
      return row?.count ?? 0;
    },

    /** What a set would be linked to: of each of its films whether anything says an id of it, and whether it is here. */
    previewLinks(
      films: readonly Omit<DescribedFilm, "id" | "source">[],
    ): { isLinked: boolean; isInLibrary: boolean }[] {
      const here = libraryDescribed();
      const known = [...here, ...describedFilms()];
      const first = 1 + known.reduce((most, { id }) => Math.max(most, id), 0);
      const asked = films.map((film, at) => ({ ...film, id: first + at, source: "asked" }));
      const same = groupSameFilms([...known, ...asked]);
      const groupOf = ({ id }: { readonly id: number }) => same.get(id) ?? id;
      const owned = new Set(here.map(groupOf));
      const named = new Set([...known, ...asked].filter(({ tmdbId, imdbId }) => tmdbId ?? imdbId).map(groupOf));
      return asked.map((film) => ({ isLinked: named.has(groupOf(film)), isInLibrary: owned.has(groupOf(film)) }));
    },

    memberKey: (userId: string): number | null =>
      sql<{ id: number }>("SELECT id FROM user WHERE user_id = :userId").get({ userId })?.id ?? null,

    isMember: (userKey: number): boolean =>
      sql("SELECT 1 FROM user WHERE id = :userKey").get({ userKey }) !== undefined,

    /** Films that only the household rated become known to the models. */
    linkHousehold(): void {
      sql(`
        INSERT OR IGNORE INTO rated_film (source, source_id, title, year, genres, tmdb_id, imdb_id)
        SELECT 'library', film.id, film.title, film.year, film.genres, film.tmdb_id, film.imdb_id FROM film
        WHERE film.id IN (SELECT film FROM rating) AND ${LINK} IS NULL`).run();
      linkByTitle();
      joinFilms();
    },

    /** Everybody's, household and community, in pages; users of several sets are kept apart by a stride. */
    *everyRating(): Generator<Rating[]> {
      const sources = community.sets();
      for (const [index, source] of sources.entries()) {
        for (let last = { user: Number.MIN_SAFE_INTEGER, film: 0 }; ; ) {
          const page = sql<Rating & { same: number }>(`
            SELECT user, film, same_as AS same, value, rated_at AS time
            FROM community_rating JOIN rated_film ON rated_film.id = community_rating.film
            WHERE community_rating.source = :source AND (user, film) > (:user, :film)
            ORDER BY user, film LIMIT ${PAGE}`).all({
            source,
            ...last,
          });
          const end = page.at(-1);
          if (!end) break;
          last = { user: end.user, film: end.film };
          yield page.map(({ user, same, value, time }) => ({
            user: user * sources.length + index,
            film: same,
            value,
            time,
          }));
        }
      }
      yield this.householdRatings();
    },

    /** Users stand below zero, where no set has ids. */
    householdRatings(): Rating[] {
      return sql<Rating>(`
        SELECT -user AS user, film, value, max(rated_at) / 1000.0 AS time FROM (${HOUSEHOLD})
        GROUP BY user, film ORDER BY 1, 2`).all();
    },

    /** What one member of the household rated, as the models number films. */
    historyOf(userKey: number): { film: number; value: number }[] {
      return sql<{ film: number; value: number }>(`
        SELECT film, value FROM (
          SELECT film, value, max(rated_at) FROM (${HOUSEHOLD}) WHERE user = :userKey GROUP BY film)
        ORDER BY film`).all({ userKey });
    },

    /** A member of the household by name, else somebody of the community by number. */
    historyOfUser(userId: string): { film: number; value: number }[] {
      const member = sql<{ id: number }>("SELECT id FROM user WHERE user_id = :userId").get({ userId });
      if (member) return this.historyOf(member.id);
      return /^\d{1,15}$/.test(userId) ? this.communityHistory(Number(userId)) : [];
    },

    /** Sets number their users each for itself: the oldest set that has one of that number. */
    communityHistory(user: number): { film: number; value: number }[] {
      for (const source of community.sets()) {
        const history = sql<{ film: number; value: number }>(`
          SELECT same_as AS film, value FROM community_rating JOIN rated_film ON rated_film.id = community_rating.film
          WHERE community_rating.source = :source AND user = :user ORDER BY film`).all({ source, user });
        if (history.length > 0) return history;
      }
      return [];
    },

    /** Genres, as JSON, and year of every rated film, in pages. */
    *everyTrait(): Generator<[id: number, genres: string, year: number | null][]> {
      for (let last = 0; ; ) {
        const page = sql<{ id: number; genres: string; year: number | null }>(
          `SELECT id, coalesce((SELECT genres FROM rated_film AS other
             WHERE other.same_as = rated_film.id AND genres <> '[]' ORDER BY id LIMIT 1), '[]') AS genres, year
           FROM rated_film WHERE id > :last AND same_as = id ORDER BY id LIMIT ${PAGE}`,
        ).all({ last });
        const end = page.at(-1);
        if (!end) return;
        last = end.id;
        yield page.map(({ id, genres, year }) => [id, genres, year]);
      }
    },

    /** All ratings there are. */
    size(): number {
      return (
        sql<{ count: number }>(`
          SELECT (SELECT count(*) FROM community_rating) + (SELECT count(*) FROM rating)
            + (SELECT count(*) FROM rating_outside) AS count`).get()?.count ?? 0
      );
    },

    /** Films of the library by their number among the rated ones. */
    libraryFilms(): Map<number, number> {
      const rows = sql<{ rated: number; film: number }>(`
        SELECT ${LINK} AS rated, film.id AS film FROM film WHERE film.state = 'identified' AND rated IS NOT NULL
        ORDER BY film.id DESC`).all();
      return new Map(rows.map(({ rated, film }) => [rated, film]));
    },

    titlesOf(ids: readonly number[]): Map<number, RatedFilm> {
      const rows = sql<RatedFilm & { id: number }>(`
        SELECT id, title, year, tmdb_id AS tmdbId, imdb_id AS imdbId FROM rated_film
        WHERE id IN (SELECT value FROM json_each(:ids))`);
      return new Map(rows.all({ ids: JSON.stringify(ids) }).map(({ id, ...film }) => [id, film]));
    },

    /** The most rated of the community. */
    popularRated(limit: number): { id: number; title: string; count: number }[] {
      return sql<{ id: number; title: string; count: number }>(`
        SELECT same.id, same.title, count(*) AS count
        FROM community_rating JOIN rated_film ON rated_film.id = community_rating.film
        JOIN rated_film AS same ON same.id = rated_film.same_as
        GROUP BY same.id ORDER BY count DESC, same.id LIMIT :limit`).all({ limit });
    },
  };

  function runningImport(source: string, fingerprint: string): RatingImport | null {
    const row = sql<RatingImport>(`
      SELECT ${importRow} FROM rating_import
      WHERE source = :source AND fingerprint = :fingerprint AND state = 'running'`).get({ source, fingerprint });
    return row ?? null;
  }

  /** After films came or went: which of them are one film is said anew. */
  function joinFilms(): void {
    const rows = describedFilms();
    const same = groupSameFilms(rows);
    for (const { id, same: before } of rows)
      if (before !== same.get(id))
        sql("UPDATE rated_film SET same_as = :same WHERE id = :id").run({ id, same: same.get(id) });
  }

  function describedFilms(): (DescribedFilm & { readonly same: number })[] {
    return sql<DescribedRow & { same: number }>(`
      SELECT id, source, title, year, tmdb_id AS tmdbId, imdb_id AS imdbId, other_titles AS otherTitles, same_as AS same
      FROM rated_film ORDER BY id`)
      .all()
      .map(described);
  }

  /** Films of the library, numbered below zero. */
  function libraryDescribed(): DescribedFilm[] {
    return sql<DescribedRow>(`
      SELECT -id AS id, 'library' AS source, title, year, tmdb_id AS tmdbId, imdb_id AS imdbId,
        (SELECT json_group_array(title) FROM (
          SELECT film.original_title AS title WHERE film.original_title IS NOT NULL
          UNION SELECT title FROM alternative_title WHERE alternative_title.film = film.id)) AS otherTitles
      FROM film WHERE tmdb_id IS NOT NULL OR imdb_id IS NOT NULL ORDER BY id`)
      .all()
      .map(described);
  }

  /** Films of the library that a set without ids names stand among the rated ones. */
  function linkByTitle(): void {
    const films = describedFilms();
    const unknown = films.filter(
      ({ source, tmdbId, imdbId }) => isCommunitySource(source) && tmdbId === null && imdbId === null,
    );
    if (unknown.length === 0) return;
    const named = new Set(unknown.flatMap(titleKeys));
    for (const film of libraryDescribed())
      if (titleKeys(film).some((key) => named.has(key)))
        sql("UPDATE rated_film SET other_titles = :titles WHERE id = :id").run({
          id: ownRatedFilm({ sql }, -film.id),
          titles: JSON.stringify(film.otherTitles),
        });
  }

  /** Films that were known by an import alone. */
  function forgetUnrated(): void {
    sql(`
      DELETE FROM rated_film
      WHERE source = 'member' AND NOT EXISTS (SELECT 1 FROM rating_layer WHERE rating_layer.film = rated_film.id)
        AND NOT EXISTS (SELECT 1 FROM watch_layer WHERE watch_layer.film = rated_film.id)`).run();
  }
}

interface Ids {
  readonly tmdbId: number | null;
  readonly imdbId: string | null;
}

/** One source knows a film by the one id, another by the other: it is one where something says both. */
function oneOf(films: readonly Ids[]): Ids | null {
  const [tmdbId = null, ...otherTmdb] = new Set(films.flatMap((film) => film.tmdbId ?? []));
  const [imdbId = null, ...otherImdb] = new Set(films.flatMap((film) => film.imdbId ?? []));
  if (films.length === 0 || otherTmdb.length + otherImdb.length > 0) return null;
  const isOne = films.length === 1 || films.some((film) => film.tmdbId !== null && film.imdbId !== null);
  return isOne ? { tmdbId, imdbId } : null;
}

type DescribedRow = Omit<DescribedFilm, "otherTitles"> & { readonly otherTitles: string };

const described = <Row extends DescribedRow>(row: Row) => ({
  ...row,
  otherTitles: JSON.parse(row.otherTitles) as string[],
});

/** Read at once: a few milliseconds. */
const PAGE = 4_000;

/** The number that the models know a film of the library by: TMDB's id decides, then IMDb's, then the film itself. */
const LINK = `coalesce(
  (SELECT same_as FROM rated_film WHERE tmdb_id = film.tmdb_id ORDER BY same_as LIMIT 1),
  (SELECT same_as FROM rated_film
   WHERE imdb_id = film.imdb_id AND coalesce(tmdb_id = film.tmdb_id, 1) ORDER BY same_as LIMIT 1),
  (SELECT same_as FROM rated_film WHERE source = 'library' AND source_id = film.id))`;

/** What is shown of films of the library, and what would be of films outside. A film may be there twice by two rows. */
const HOUSEHOLD = `
  SELECT user, film, value, rated_at FROM (
    SELECT rating.user, ${LINK} AS film, rating.value, rating.rated_at FROM rating JOIN film ON film.id = rating.film)
  WHERE film IS NOT NULL
  UNION ALL SELECT user, film, value, rated_at FROM rating_outside`;

export type RatingRecords = ReturnType<typeof ratingRecords>;
