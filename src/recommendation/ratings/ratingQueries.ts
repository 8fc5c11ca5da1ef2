import { mayContinue, type Store } from "../../store/index.ts";
import { RATED_FILM_OF_LIBRARY_FILM } from "../ratedFilms/libraryLink.ts";
import type { Rating } from "./ratingSet.ts";

/** Films are named by their ids among the rated films. */
export interface HistoryRating {
  readonly film: number;
  /** Stars, 0.5 to 5. */
  readonly value: number;
  /** Seconds since 1970. */
  readonly time: number;
}

export interface PopularRatedFilm {
  readonly id: number;
  readonly title: string;
  /** Ratings of the communities. */
  readonly count: number;
}

/** What was rated, by the household and by communities, as models read it. */
export interface RatingQueries {
  /** Everybody's, in pages. Users of several sets get ids of their own, the household's are below zero. */
  pages(): Generator<Rating[]>;
  householdRatings(): Rating[];
  /** What one member of the household rated, oldest first. */
  historyOf(userKey: number): HistoryRating[];
  /** The key of the member of the household with that name; null where there is none. */
  memberOf(userId: string): number | null;
  /** Of a user of a community, by number. */
  historyOfCommunityUser(userId: string): HistoryRating[];
  /** Films that a member of the household watched, or that an import dismisses, also those outside the library. */
  watchedOrDismissedBy(userKey: number): number[];
  /** Each set numbers its users by itself: of the oldest set that has a user of that number. Oldest first. */
  communityHistory(user: number): HistoryRating[];
  /** All ratings there are. */
  count(): number;
  /** Changes whenever `count` changes. Cheap, because it only reads the ends of indexes. */
  countMark(): string;
  /** The films that most of the communities' users rated. */
  popularFilms(limit: number): PopularRatedFilm[];
}

/**
 * Users of the second set are numbered from here, and so on. The number of sets must not matter: a model that was
 * trained before another set was imported knows the same users by the same numbers.
 */
const USERS_PER_SET = 2 ** 27;
/** Read at once: a few milliseconds. */
const PAGE_ROWS = 4_000;

/** Ratings of films in the library and of films outside it. Two rows may be about one film. */
const HOUSEHOLD = `
  SELECT user, film, value, rated_at FROM (
    SELECT rating.user, ${RATED_FILM_OF_LIBRARY_FILM} AS film, rating.value, rating.rated_at
    FROM rating JOIN film ON film.id = rating.film)
  WHERE film IS NOT NULL
  UNION ALL SELECT user, film, value, rated_at FROM rating_outside`;

/** @param communitySets keys of the sets that hold ratings, the oldest first */
export function createRatingQueries(
  { sql }: Pick<Store, "sql">,
  { communitySets }: { communitySets(): readonly string[] },
): RatingQueries {
  const householdRatings = () =>
    sql<Rating>(`
      SELECT -user AS user, film, value, max(rated_at) / 1000.0 AS time
      FROM (${HOUSEHOLD})
      GROUP BY user, film
      ORDER BY 1, 2`).all();

  const historyOf = (userKey: number) =>
    sql<HistoryRating>(`
      SELECT film, value, max(rated_at) / 1000.0 AS time
      FROM (${HOUSEHOLD})
      WHERE user = :userKey
      GROUP BY film
      ORDER BY time, film`).all({ userKey });

  function communityHistory(user: number): HistoryRating[] {
    for (const source of communitySets()) {
      const history = sql<HistoryRating>(`
        SELECT same_as AS film, value, rated_at AS time
        FROM community_rating JOIN rated_film ON rated_film.id = community_rating.film
        WHERE community_rating.source = :source AND user = :user
        ORDER BY time, film`).all({ source, user });
      if (history.length > 0) return history;
    }
    return [];
  }

  return {
    *pages() {
      const sets = communitySets();
      for (const [index, set] of sets.entries()) {
        for (const page of communityPages({ sql }, set))
          yield page.map((rating) => ({ ...rating, user: rating.user + index * USERS_PER_SET }));
      }
      yield householdRatings();
    },
    householdRatings,
    historyOf,
    memberOf: (userId) =>
      sql<{ id: number }>("SELECT id FROM user WHERE user_id = :userId").get({ userId })?.id ?? null,
    historyOfCommunityUser: (userId) => (/^\d{1,15}$/.test(userId) ? communityHistory(Number(userId)) : []),
    watchedOrDismissedBy: (userKey) => watchedOrDismissedBy({ sql }, userKey),
    communityHistory,
    count() {
      const row = sql<{ count: number }>(`
        SELECT (SELECT count(*) FROM community_rating) + (SELECT count(*) FROM rating)
          + (SELECT count(*) FROM rating_outside) AS count`).get();
      return row?.count ?? 0;
    },
    countMark() {
      // Every rating of the household is a new layer; those of communities come and go with their imports.
      const row = sql<{ mark: string }>(`
        SELECT json_array((SELECT seq FROM sqlite_sequence WHERE name = 'rating_layer'),
          (SELECT json_group_array(json_array(id, state, ratings)) FROM rating_import)) AS mark`).get();
      return row?.mark ?? "";
    },
    popularFilms: (limit) =>
      sql<PopularRatedFilm>(`
        SELECT same.id, same.title, count(*) AS count
        FROM community_rating JOIN rated_film ON rated_film.id = community_rating.film
        JOIN rated_film AS same ON same.id = rated_film.same_as
        WHERE 1 ${mayContinue("community_rating.film")}
        GROUP BY same.id
        ORDER BY count DESC, same.id
        LIMIT :limit`).all({ limit }),
  };
}

function watchedOrDismissedBy({ sql }: Pick<Store, "sql">, userKey: number): number[] {
  const rows = sql<{ film: number }>(`
    SELECT rated_film.same_as AS film
    FROM watch_layer JOIN rated_film ON rated_film.id = watch_layer.film
    WHERE watch_layer.user = :userKey AND watch_layer.superseded_at IS NULL AND watch_layer.watched = 1
    UNION
    SELECT rated_film.same_as
    FROM dismissal_layer JOIN rated_film ON rated_film.id = dismissal_layer.film
    WHERE dismissal_layer.user = :userKey AND NOT EXISTS (
      SELECT 1
      FROM withdrawn_dismissal AS withdrawn JOIN rated_film AS other ON other.id = withdrawn.film
      WHERE withdrawn.user = :userKey AND other.same_as = rated_film.same_as)`);
  return rows.all({ userKey }).map(({ film }) => film);
}

/** The ratings of one set by user and film; the next page begins behind the last row of the one before. */
function* communityPages({ sql }: Pick<Store, "sql">, set: string): Generator<Rating[]> {
  for (let after = { user: Number.MIN_SAFE_INTEGER, film: 0 }; ; ) {
    const page = sql<Rating & { sameAs: number }>(`
      SELECT user, film, same_as AS sameAs, value, rated_at AS time
      FROM community_rating JOIN rated_film ON rated_film.id = community_rating.film
      WHERE community_rating.source = :set AND (user, film) > (:user, :film)
      ORDER BY user, film
      LIMIT ${PAGE_ROWS}`).all({ set, ...after });
    const last = page.at(-1);
    if (!last) return;
    after = { user: last.user, film: last.film };
    yield page.map(({ user, sameAs, value, time }) => ({ user, film: sameAs, value, time }));
  }
}
