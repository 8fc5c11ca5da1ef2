import { parseStoredJson, type Store } from "../../store/index.ts";

/** Everything that a person entered about one film. */
export interface ExportedFilm {
  readonly title: string;
  readonly year: number | null;
  readonly tmdbId: number | null;
  readonly imdbId: string | null;
  readonly wikidataId: string | null;
  /** 0.5 to 5. */
  readonly rating: number | null;
  readonly ratedAt: string | null;
  readonly watched: boolean;
  readonly watchedAt: string | null;
  readonly positionSeconds: number | null;
  /** Not to be suggested. */
  readonly notForMe: boolean;
  /** Not to be suggested, and films like it less; only there where it is so. */
  readonly lessLikeThis?: true;
  readonly watchlist: boolean;
  readonly favourite: boolean;
  readonly lists: readonly string[];
}

interface Row
  extends Omit<ExportedFilm, "watched" | "notForMe" | "lessLikeThis" | "watchlist" | "favourite" | "lists"> {
  readonly watched: number;
  readonly notForMe: number;
  readonly lessLikeThis: number;
  readonly kinds: string;
}

const AS_INSTANT = "strftime('%Y-%m-%dT%H:%M:%fZ', {column} / 1000.0, 'unixepoch')";
const instant = (column: string) => AS_INSTANT.replace("{column}", column);

/**
 * Everything a person entered about films they rated, watched, dismissed or listed, in the library or imported. One row
 * at a time: twenty thousand at once would take as much memory as the rest of the program.
 */
export function* exportedFilms({ sql }: Pick<Store, "sql">, user: number): Generator<ExportedFilm, void> {
  const rows = sql<Row>(`
        WITH outside AS MATERIALIZED (SELECT film, value, rated_at FROM rating_outside WHERE user = :user),
          seen_outside AS MATERIALIZED (
            SELECT film, watched, position_seconds, changed_at FROM watch_state_outside
            WHERE user = :user AND (watched = 1 OR position_seconds > 0))
        SELECT film.title, film.year, film.tmdb_id AS tmdbId, film.imdb_id AS imdbId, film.wikidata_id AS wikidataId,
          rating.value AS rating, ${instant("rating.rated_at")} AS ratedAt,
          coalesce(seen.watched, 0) AS watched,
          CASE WHEN seen.watched = 1 THEN ${instant("seen.changed_at")} END AS watchedAt,
          seen.position_seconds AS positionSeconds, not_for_me.film IS NOT NULL AND not_for_me.less_like IS NULL AS notForMe,
          not_for_me.less_like IS NOT NULL AS lessLikeThis,
          (SELECT json_group_array(json_array(list.kind, list.name)) FROM list_film JOIN list ON list.id = list_film.list
            WHERE list_film.film = film.id AND list.user = :user) AS kinds
        FROM film
        LEFT JOIN rating ON rating.film = film.id AND rating.user = :user
        LEFT JOIN watch_state AS seen ON seen.film = film.id AND seen.user = :user
        LEFT JOIN not_for_me ON not_for_me.film = film.id AND not_for_me.user = :user
        WHERE rating.value IS NOT NULL OR seen.watched = 1 OR seen.position_seconds > 0
          OR not_for_me.film IS NOT NULL OR kinds <> '[]'
        UNION ALL
        SELECT rated_film.title, rated_film.year, rated_film.tmdb_id, rated_film.imdb_id, NULL, outside.value,
          ${instant("outside.rated_at")}, coalesce(seen.watched, 0),
          CASE WHEN seen.watched = 1 THEN ${instant("seen.changed_at")} END, seen.position_seconds, 0, 0, '[]'
        FROM (SELECT film FROM outside UNION SELECT film FROM seen_outside) AS known
        JOIN rated_film ON rated_film.id = known.film
        LEFT JOIN outside ON outside.film = known.film
        LEFT JOIN seen_outside AS seen ON seen.film = known.film
        ORDER BY 1, 2`).iterate({ user });
  for (const { kinds, watched, notForMe, lessLikeThis, ...row } of rows) {
    const lists = parseStoredJson<[kind: string, name: string][]>(kinds);
    yield {
      ...row,
      watched: watched === 1,
      notForMe: notForMe === 1,
      ...(lessLikeThis === 1 && { lessLikeThis: true as const }),
      watchlist: lists.some(([kind]) => kind === "watchlist"),
      favourite: lists.some(([kind]) => kind === "favourites"),
      lists: lists.flatMap(([kind, name]) => (kind === "own" ? name : [])).toSorted(),
    };
  }
}
