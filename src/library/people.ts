import type { Store } from "../store/index.ts";
import { picture } from "./card.ts";
import type { FilmSearch } from "./filmSearch.ts";
import { foldText } from "./foldText.ts";

interface Named {
  readonly personId: number;
  readonly name: string;
  readonly films: number;
}

const MOST_TOGETHER = 12;
/** Films whose credits are looked through for a name. */
const FILMS_LOOKED_AT = 200;
const POSTERS_SHOWN = 4;
const POSTER_WIDTH = 154;

/** Who made the films, and which belong together. */
export function filmPeople({ sql }: Store, search: FilmSearch) {
  return {
    /** Whose name holds every word, or begins with it; who made most films first. */
    findPeople(text: string, limit: number): Named[] {
      const sought = foldText(text).split(" ").filter(Boolean);
      const films = search
        .find(text)
        .found.slice(0, FILMS_LOOKED_AT)
        .map(({ id }) => id);
      if (sought.length === 0 || films.length === 0) return [];
      return sql<Named>(`
        SELECT person.id AS personId, person.name, count(DISTINCT credit.film) AS films
        FROM (SELECT DISTINCT person FROM credit WHERE film IN (SELECT value FROM json_each(:films))) AS named
        JOIN person ON person.id = named.person
        JOIN credit ON credit.person = person.id
        GROUP BY person.id ORDER BY films DESC, person.name`)
        .all({ films: JSON.stringify(films) })
        .filter(({ name }) => {
          const words = foldText(name).split(" ");
          return sought.every((one) => words.some((word) => word.startsWith(one)));
        })
        .slice(0, limit);
    },

    personPage(personId: number) {
      const person = sql<{ name: string }>("SELECT name FROM person WHERE id = :personId").get({ personId });
      if (!person) return null;
      const span = sql<{ films: number; from: number | null; to: number | null }>(`
        SELECT count(*) AS films, min(year) AS "from", max(year) AS "to" FROM film
        WHERE id IN (SELECT film FROM credit WHERE person = :personId)`).get({ personId });
      const { films = 0, from = null, to = null } = span ?? {};
      return {
        personId,
        name: person.name,
        films,
        years: from === null || to === null ? null : { from, to },
        jobs: sql<{ job: string; films: number }>(`
          SELECT job, count(DISTINCT film) AS films FROM credit WHERE person = :personId
          GROUP BY job ORDER BY films DESC, job`).all({ personId }),
        together: sql<Named>(`
          SELECT person.id AS personId, person.name, count(DISTINCT other.film) AS films
          FROM credit JOIN credit AS other ON other.film = credit.film AND other.person <> credit.person
          JOIN person ON person.id = other.person
          WHERE credit.person = :personId
          GROUP BY person.id ORDER BY films DESC, person.name LIMIT ${MOST_TOGETHER}`).all({ personId }),
      };
    },

    /** Series of two films or more, by TMDB where it knows them, else by Wikidata. */
    collections(user: number) {
      const rows = sql<{ id: string | number; name: string; films: number; watched: number; shown: string }>(`
        SELECT json_extract(value, '$.id') AS id, max(json_extract(value, '$.name')) AS name,
          count(DISTINCT fact.film) AS films, count(DISTINCT seen.film) AS watched,
          json_group_array(DISTINCT fact.film) AS shown
        FROM fact LEFT JOIN watch_state AS seen ON seen.film = fact.film AND seen.user = :user AND seen.watched = 1
        WHERE field = 'collection' AND (origin = 'tmdb' OR NOT EXISTS (
          SELECT 1 FROM fact AS better WHERE better.film = fact.film AND better.field = 'collection' AND better.origin = 'tmdb'))
        GROUP BY json_extract(value, '$.id') HAVING films > 1
        ORDER BY films DESC, name`).all({ user });
      return rows.map(({ id, shown, ...row }) => ({ ...row, id: String(id), posters: postersOf(shown) }));
    },
  };

  function postersOf(films: string) {
    return sql<{ id: number; hash: string; placeholder: string | null }>(`
      SELECT artwork.id, artwork.hash, artwork.placeholder FROM film JOIN artwork ON artwork.id = film.poster
      WHERE film.id IN (SELECT value FROM json_each(:films)) AND artwork.hash IS NOT NULL
      ORDER BY film.year, film.id LIMIT ${POSTERS_SHOWN}`)
      .all({ films })
      .map(({ id, hash, placeholder }) => picture(id, POSTER_WIDTH, hash, placeholder));
  }
}
