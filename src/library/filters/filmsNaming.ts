import { FILM_OF_WORD_ROW, namesQuery } from "../search/index.ts";
import type { Clause } from "./clause.ts";

/**
 * Films that a source gives one of these keywords or studios. The index of words finds the few films that may have it; of
 * those the names themselves are compared, so that *sea* does not find *sea monster*.
 * @returns null where there is nothing to filter by
 */
export function filmsNaming(field: "keywords" | "studios", names: readonly string[]): Clause | null {
  if (names.length === 0) return null;
  const words = namesQuery(names);
  // A name without a letter or digit has no word to be found by.
  if (words === "") return { itself: "0", parameters: {} };
  return {
    films: `SELECT fact.film
            FROM film_word CROSS JOIN fact, json_each(fact.value) AS named
            WHERE film_word MATCH :${field}Words AND fact.film = ${FILM_OF_WORD_ROW} AND fact.field = '${field}'
              AND named.value ->> '$.name' IN (SELECT value FROM json_each(:${field}))`,
    parameters: { [`${field}Words`]: words, [field]: JSON.stringify(names) },
  };
}
