import type { Store } from "../../store/index.ts";
import { type CreditedPerson, createCreditWriter } from "./creditWriter.ts";

export interface Credits {
  /**
   * Replaces the film's credits of this origin. Where the owner edited them, `refreshFilmRow` must follow. Expects to be
   * inside a transaction.
   */
  recordCredits(filmId: number, origin: string, people: readonly CreditedPerson[]): void;
  /**
   * The people of an NFO: shown only while no provider names any. Where the owner edited them, `refreshFilmRow` must follow.
   * Expects to be inside a transaction.
   */
  recordNfoCredits(filmId: number, people: readonly CreditedPerson[]): void;
  /** Path of the portrait at the provider's image host; null when there is none. */
  portraitOf(personId: number): string | null;
  /** Who named the person, and by which id. */
  providerIdOf(personId: number): { readonly provider: string; readonly id: string } | null;
  /** Those of these TMDB ids that are of films of the library. */
  ownedFilms(tmdbIds: readonly number[]): Set<number>;
  /** Names by number; unknown people are left out. */
  namesOf(people: readonly number[]): Map<number, string>;
  /** The numbers of each film's directors; films without one are left out. */
  directorsOf(filmIds: readonly number[]): Map<number, number[]>;
}

/** The origin of people that an NFO names. */
const NFO = "nfo";

export function createCredits({ sql }: Pick<Store, "sql">): Credits {
  const { replace, hasProviderCredits } = createCreditWriter({ sql });
  return {
    recordCredits(filmId, origin, people) {
      replace(filmId, origin, people);
      if (people.length > 0) replace(filmId, NFO, []);
    },

    recordNfoCredits: (filmId, people) => replace(filmId, NFO, hasProviderCredits(filmId) ? [] : people),

    portraitOf: (personId) =>
      sql<{ portrait: string | null }>("SELECT portrait FROM person WHERE id = :personId").get({ personId })
        ?.portrait ?? null,

    providerIdOf: (personId) =>
      sql<{ provider: string; id: string }>("SELECT provider, provider_id AS id FROM person WHERE id = :personId").get({
        personId,
      }) ?? null,

    ownedFilms: (tmdbIds) =>
      new Set(
        sql<{ id: number }>("SELECT tmdb_id AS id FROM film WHERE tmdb_id IN (SELECT value FROM json_each(:ids))")
          .all({ ids: JSON.stringify(tmdbIds) })
          .map(({ id }) => id),
      ),

    namesOf(people) {
      const rows = sql<{ id: number; name: string }>(`
        SELECT id, name
        FROM person
        WHERE id IN (SELECT value FROM json_each(:people))`);
      return new Map(rows.all({ people: JSON.stringify(people) }).map(({ id, name }) => [id, name]));
    },

    directorsOf(filmIds) {
      const rows = sql<{ film: number; person: number }>(`
        SELECT DISTINCT film, person
        FROM credit
        WHERE job = 'director' AND film IN (SELECT value FROM json_each(:films))`).all({
        films: JSON.stringify(filmIds),
      });
      const byFilm = Map.groupBy(rows, ({ film }) => film);
      return new Map([...byFilm].map(([film, credits]) => [film, credits.map(({ person }) => person)]));
    },
  };
}
