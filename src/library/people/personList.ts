import type { Store } from "../../store/index.ts";
import type { PersonWithFilms } from "./personPage.ts";
import { portraitUrl } from "./portraitUrl.ts";

export interface ListedPerson extends PersonWithFilms {
  /** Address of the portrait in the API; null when the provider has none. */
  readonly portrait: string | null;
}

/** Everyone in the credits, most films first. */
export function createPersonList({ sql }: Pick<Store, "sql">) {
  return (offset: number, limit: number): ListedPerson[] =>
    sql<PersonWithFilms & { portrait: string | null }>(`
      SELECT person.id AS personId, person.name, person.portrait, counted.films
      FROM (SELECT person, count(DISTINCT film) AS films FROM credit GROUP BY person) AS counted
      JOIN person ON person.id = counted.person
      ORDER BY counted.films DESC, person.name, person.id
      LIMIT :limit OFFSET :offset`)
      .all({ limit, offset })
      .map((person) => ({ ...person, portrait: portraitUrl(person.personId, person.portrait) }));
}
