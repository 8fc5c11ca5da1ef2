import type { Store } from "../store/index.ts";

/** What a film is made of: its genres, its people, its decade; `count` films share it. */
export interface FilmTrait {
  readonly film: number;
  /** `genre:Drama`, `person:12`, `decade:1970`. */
  readonly trait: string;
  readonly count: number;
}

/** Who is behind a film, and the first of its cast. */
const PEOPLE = "credit.job IN ('director', 'writer', 'actor') AND credit.position < 5";

/** Films by what they are made of, for those that nobody has rated. */
export function filmLikeness({ sql }: Store) {
  return {
    traitsOf(ids: readonly number[]): FilmTrait[] {
      return sql<FilmTrait>(`
        WITH chosen AS (SELECT value AS film FROM json_each(:ids))
        SELECT film_genre.film, 'genre:' || genre AS trait,
          (SELECT count(*) FROM film_genre AS other WHERE other.genre = film_genre.genre) AS count
        FROM film_genre JOIN chosen USING (film)
        UNION ALL
        SELECT DISTINCT credit.film, 'person:' || credit.person,
          (SELECT count(DISTINCT other.film) FROM credit AS other WHERE other.person = credit.person)
        FROM credit JOIN chosen USING (film) WHERE ${PEOPLE}
        UNION ALL
        SELECT film.id, 'decade:' || (year / 10 * 10), (SELECT count(*) FROM film AS other WHERE other.year / 10 = film.year / 10)
        FROM film JOIN chosen ON chosen.film = film.id WHERE year IS NOT NULL`).all({ ids: JSON.stringify(ids) });
    },

    /** Identified films whose traits weigh most in all, best first. */
    filmsWithTraits(weights: Readonly<Record<string, number>>, limit: number): { film: number; score: number }[] {
      return sql<{ film: number; score: number }>(`
        WITH wanted AS (SELECT key AS trait, value AS weight FROM json_each(:weights)),
          found AS (
            SELECT film, weight FROM film_genre JOIN wanted ON trait = 'genre:' || genre
            UNION ALL
            SELECT film, weight FROM (SELECT DISTINCT film, person FROM credit WHERE ${PEOPLE}) AS part
            JOIN wanted ON trait = 'person:' || part.person
            UNION ALL
            SELECT film.id, weight FROM film JOIN wanted ON trait = 'decade:' || (year / 10 * 10))
        SELECT found.film, sum(weight) AS score FROM found JOIN film ON film.id = found.film
        WHERE film.state = 'identified'
        GROUP BY found.film ORDER BY score DESC, found.film LIMIT :limit`).all({
        weights: JSON.stringify(weights),
        limit,
      });
    },
  };
}
