import type { Store } from "../../store/index.ts";
import { type FilmSearch, nameSpellings, type UsedQuery } from "../search/index.ts";
import type { ListedPerson } from "./personList.ts";
import { portraitUrl } from "./portraitUrl.ts";

/** Films whose credits are searched for the name. */
const FILMS_SEARCHED = 200;

/** Finds people by name through the films that they made: film texts are indexed, names alone are not. */
export function createPersonSearch({ sql }: Pick<Store, "sql">, search: FilmSearch) {
  return (text: string, limit: number): ListedPerson[] => {
    const { hits, used } = search.find(text);
    const films = hits.slice(0, FILMS_SEARCHED).map(({ id }) => id);
    const words = namesIn(used);
    if (words.length === 0 || films.length === 0) return [];
    const named = sql<{ id: number; name: string }>(`
      SELECT id, name
      FROM person
      WHERE id IN (SELECT person FROM credit WHERE film IN (SELECT value FROM json_each(:films)))`)
      .all({ films: JSON.stringify(films) })
      .filter(({ name }) => hasEveryWord(name, words));
    return sql<ListedPerson>(`
      SELECT person.id AS personId, person.name, person.portrait, count(DISTINCT credit.film) AS films
      FROM json_each(:named) AS named
      CROSS JOIN person ON person.id = named.value
      CROSS JOIN credit ON credit.person = person.id
      GROUP BY person.id
      ORDER BY films DESC, person.name
      LIMIT :limit`)
      .all({ named: JSON.stringify(named.map(({ id }) => id)), limit })
      .map((person) => ({ ...person, portrait: portraitUrl(person.personId, person.portrait) }));
  };
}

/** The words that a person of the best film explains; all of them where none does. */
function namesIn(used: UsedQuery | null): string[] {
  if (used === null) return [];
  const ofPeople = used.required.filter((_, index) => used.bestPlaces[index] === "person");
  return (ofPeople.length > 0 ? ofPeople : used.required).flatMap(({ segment }) => segment.words);
}

function hasEveryWord(name: string, words: readonly string[]): boolean {
  const parts = nameSpellings(name).flatMap((spelling) => spelling.split(" "));
  return words.every((word) => parts.some((part) => part.startsWith(word)));
}
