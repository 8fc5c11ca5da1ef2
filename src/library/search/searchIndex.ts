import type { Store } from "../../store/index.ts";
import { foldText, spellings } from "./foldText.ts";
import { searchText } from "./searchRank.ts";
import { createWordIndex } from "./wordIndex.ts";

/** The text that a film is found by. Expects to be inside a transaction. */
export interface SearchIndex {
  /** Writes every title the film is known by, and its people, folded; nothing where it did not change. */
  update(filmId: number): void;
  remove(filmId: number): void;
}

const MAX_PEOPLE = 40;

export function createSearchIndex({ sql }: Pick<Store, "sql">): SearchIndex {
  const words = createWordIndex({ sql });

  return {
    update(filmId) {
      const text = { filmId, titles: searchText(titlesOf(filmId)), people: searchText(peopleOf(filmId)) };
      const isSame = sql(`
        SELECT 1 FROM film_search WHERE rowid = :filmId AND titles = :titles AND people = :people`).get(text);
      if (isSame && words.isCurrent(filmId)) return;
      remove(filmId);
      sql("INSERT INTO film_search (rowid, titles, people) VALUES (:filmId, :titles, :people)").run(text);
      words.insert(filmId, text);
    },
    remove,
  };

  function remove(filmId: number): void {
    sql("DELETE FROM film_search WHERE rowid = :filmId").run({ filmId });
    words.remove(filmId);
  }

  function titlesOf(filmId: number): string[] {
    return sql<{ title: string | null }>(`
      SELECT title FROM film WHERE id = :filmId
      UNION SELECT original_title FROM film WHERE id = :filmId
      UNION SELECT title FROM alternative_title WHERE film = :filmId
      UNION SELECT json_extract(value, '$') FROM fact WHERE film = :filmId AND field IN ('title', 'originalTitle')`)
      .all({ filmId })
      .flatMap(({ title }) => (title ? spellings(String(title)) : []));
  }

  function peopleOf(filmId: number): string[] {
    return sql<{ name: string }>(`
      SELECT DISTINCT person.name
      FROM credit JOIN person ON person.id = credit.person
      WHERE credit.film = :filmId
      ORDER BY credit.position, person.id
      LIMIT ${MAX_PEOPLE}`)
      .all({ filmId })
      .map(({ name }) => foldText(name));
  }
}
