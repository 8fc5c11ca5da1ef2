import type { Store } from "../../store/index.ts";

/** A feature of a film's content: a genre, a person or a decade. */
export interface FilmFeature {
  readonly film: number;
  /** `genre:Drama`, `person:12`, `decade:1970`. */
  readonly trait: string;
  /** How many films have it. */
  readonly count: number;
}

/** Content features of films, for films without ratings. */
export interface ContentFeatures {
  featuresOf(filmIds: readonly number[]): FilmFeature[];
  /**
   * Identified films by the sum of the weights of their features, the highest first.
   * @param weights by feature
   */
  filmsWithFeatures(weights: Readonly<Record<string, number>>, limit: number): { film: number; score: number }[];
}

/** Director, writers and the first of the cast. */
const MAIN_CREDITS = "credit.job IN ('director', 'writer', 'actor') AND credit.position < 5";

export function createContentFeatures({ sql }: Pick<Store, "sql">): ContentFeatures {
  return {
    featuresOf: (filmIds) =>
      sql<FilmFeature>(`
        WITH chosen AS (SELECT value AS film FROM json_each(:filmIds))
        SELECT film_genre.film, 'genre:' || genre AS trait,
               (SELECT count(*) FROM film_genre AS other WHERE other.genre = film_genre.genre) AS count
        FROM film_genre JOIN chosen USING (film)
        UNION ALL
        SELECT DISTINCT credit.film, 'person:' || credit.person,
               (SELECT count(DISTINCT other.film) FROM credit AS other WHERE other.person = credit.person)
        FROM credit JOIN chosen USING (film)
        WHERE ${MAIN_CREDITS}
        UNION ALL
        SELECT film.id, 'decade:' || (year / 10 * 10),
               (SELECT count(*) FROM film AS other WHERE other.year / 10 = film.year / 10)
        FROM film JOIN chosen ON chosen.film = film.id
        WHERE year IS NOT NULL`).all({ filmIds: JSON.stringify(filmIds) }),

    filmsWithFeatures: (weights, limit) =>
      sql<{ film: number; score: number }>(`
        WITH wanted AS (SELECT key AS trait, value AS weight FROM json_each(:weights)),
          found AS (
            SELECT film, weight FROM film_genre JOIN wanted ON trait = 'genre:' || genre
            UNION ALL
            SELECT film, weight FROM (SELECT DISTINCT film, person FROM credit WHERE ${MAIN_CREDITS}) AS part
            JOIN wanted ON trait = 'person:' || part.person
            UNION ALL
            SELECT film.id, weight FROM film JOIN wanted ON trait = 'decade:' || (year / 10 * 10))
        SELECT found.film, sum(weight) AS score
        FROM found JOIN film ON film.id = found.film
        WHERE film.state = 'identified'
        GROUP BY found.film
        ORDER BY score DESC, found.film
        LIMIT :limit`).all({ weights: JSON.stringify(weights), limit }),
  };
}
