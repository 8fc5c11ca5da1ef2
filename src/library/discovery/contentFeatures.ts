import { cacheBriefly, type Store } from "../../store/index.ts";
import { createContentCandidates } from "./contentCandidates.ts";

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
   * Identified films by the sum of the weights of their features, the highest first. Of a large library only those are
   * considered that are likely to be among them, so that the cost does not grow with the library: see
   * `createContentCandidates`.
   * @param weights by feature
   */
  filmsWithFeatures(weights: Readonly<Record<string, number>>, limit: number): { film: number; score: number }[];
}

/** Director, writers and the first of the cast. */
const MAIN_CREDITS = "credit.job IN ('director', 'writer', 'actor') AND credit.position < 5";

/** How rare a genre or a decade is changes slowly; counting takes a tenth of a second for a million films. */
const COUNTS_KEPT_MS = 30_000;

type Trait = Omit<FilmFeature, "count">;
type Counts = ReadonlyMap<string, number>;

export function createContentFeatures(store: Store): ContentFeatures {
  const { sql } = store;
  const cached = cacheBriefly<Counts>(COUNTS_KEPT_MS);
  const candidatesFor = createContentCandidates(store);

  return {
    featuresOf(filmIds) {
      const traits = traitsOf(filmIds);
      const common = cached("genres and decades", countGenresAndDecades);
      const people = countPeople(traits);
      return traits.map((one) => ({ ...one, count: common.get(one.trait) ?? people.get(one.trait) ?? 1 }));
    },

    filmsWithFeatures(weights, limit) {
      const scores = new Map<number, number>();
      for (const { film, trait } of traitsOf(candidatesFor(weights))) {
        const weight = weights[trait];
        if (weight !== undefined) scores.set(film, (scores.get(film) ?? 0) + weight);
      }
      return [...scores]
        .map(([film, score]) => ({ film, score }))
        .sort((a, b) => b.score - a.score || a.film - b.film)
        .slice(0, limit);
    },
  };

  function traitsOf(filmIds: readonly number[]): Trait[] {
    return sql<Trait>(`
      WITH chosen AS (SELECT value AS film FROM json_each(:filmIds))
      SELECT film_genre.film, 'genre:' || genre AS trait
      FROM film_genre JOIN chosen USING (film)
      UNION ALL
      SELECT DISTINCT credit.film, 'person:' || credit.person
      FROM credit JOIN chosen USING (film)
      WHERE ${MAIN_CREDITS}
      UNION ALL
      SELECT film.id, 'decade:' || (year / 10 * 10)
      FROM film JOIN chosen ON chosen.film = film.id
      WHERE year IS NOT NULL`).all({ filmIds: JSON.stringify(filmIds) });
  }

  function countGenresAndDecades(): Counts {
    const rows = sql<{ trait: string; count: number }>(`
      SELECT 'genre:' || genre AS trait, count(*) AS count FROM film_genre GROUP BY genre
      UNION ALL
      SELECT 'decade:' || (year / 10 * 10), count(*) FROM film WHERE year IS NOT NULL GROUP BY year / 10`).all();
    return new Map(rows.map(({ trait, count }) => [trait, count]));
  }

  function countPeople(traits: readonly Trait[]): Counts {
    const ids = new Set(traits.flatMap(({ trait }) => (trait.startsWith("person:") ? Number(trait.slice(7)) : [])));
    const rows = sql<{ person: number; count: number }>(`
      SELECT person, count(DISTINCT film) AS count
      FROM credit
      WHERE person IN (SELECT value FROM json_each(:ids))
      GROUP BY person`).all({ ids: JSON.stringify([...ids]) });
    return new Map(rows.map(({ person, count }) => [`person:${person}`, count]));
  }
}
