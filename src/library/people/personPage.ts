import type { Store } from "../../store/index.ts";
import { portraitUrl } from "./portraitUrl.ts";

export interface PersonWithFilms {
  readonly personId: number;
  readonly name: string;
  /** How many films of the library. */
  readonly films: number;
}

export interface PersonPage extends PersonWithFilms {
  readonly portrait: string | null;
  /** Of the first and the last film; null where no film has a year. */
  readonly years: { readonly from: number; readonly to: number } | null;
  /** Most films first. */
  readonly jobs: { readonly job: string; readonly films: number }[];
  /** People they made most films with. */
  readonly collaborators: PersonWithFilms[];
}

const MAX_COLLABORATORS = 12;

export function createPersonPage({ sql }: Pick<Store, "sql">) {
  return (personId: number): PersonPage | null => {
    const person = sql<{ name: string; portrait: string | null }>(
      "SELECT name, portrait FROM person WHERE id = :personId",
    ).get({ personId });
    if (!person) return null;
    return {
      personId,
      name: person.name,
      portrait: portraitUrl(personId, person.portrait),
      ...filmsOf(personId),
      jobs: jobsOf(personId),
      collaborators: coworkers(personId),
    };
  };

  function filmsOf(personId: number): Pick<PersonPage, "films" | "years"> {
    const row = sql<{ films: number; from: number | null; to: number | null }>(`
      SELECT count(*) AS films, min(year) AS "from", max(year) AS "to"
      FROM film
      WHERE id IN (SELECT film FROM credit WHERE person = :personId)`).get({ personId });
    const { films = 0, from = null, to = null } = row ?? {};
    return { films, years: from === null || to === null ? null : { from, to } };
  }

  function jobsOf(personId: number): PersonPage["jobs"] {
    return sql<{ job: string; films: number }>(`
      SELECT job, count(DISTINCT film) AS films
      FROM credit
      WHERE person = :personId
      GROUP BY job
      ORDER BY films DESC, job`).all({ personId });
  }

  function coworkers(personId: number): PersonWithFilms[] {
    return sql<PersonWithFilms>(`
      SELECT person.id AS personId, person.name, count(DISTINCT other.film) AS films
      FROM credit JOIN credit AS other ON other.film = credit.film AND other.person <> credit.person
      JOIN person ON person.id = other.person
      WHERE credit.person = :personId
      GROUP BY person.id
      ORDER BY films DESC, person.name
      LIMIT ${MAX_COLLABORATORS}`).all({ personId });
  }
}
