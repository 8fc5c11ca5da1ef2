import { hash } from "node:crypto";
import type { Store } from "../../store/index.ts";
import { filmTexts } from "./filmTexts.ts";
import { createWordIndex } from "./wordIndex.ts";

/** What a film is found by. Expects to be inside a transaction. */
export interface SearchIndex {
  /** Writes every title the film is known by, its people and its fields, folded; nothing where it did not change. */
  update(filmId: number): void;
  remove(filmId: number): void;
}

const HASH_DIGITS = 12;

export function createSearchIndex({ sql }: Pick<Store, "sql">): SearchIndex {
  const words = createWordIndex({ sql });

  return {
    update(filmId) {
      const text = filmTexts({ sql }, filmId);
      const terms = Number.parseInt(hash("sha1", text.fields).slice(0, HASH_DIGITS), 16);
      if (isSame(filmId, text, terms) && words.isCurrent(filmId)) return;
      remove(filmId);
      sql("INSERT INTO film_search (rowid, titles, people) VALUES (:filmId, :titles, :people)").run({
        ...{ filmId, titles: text.titles, people: text.people },
      });
      sql("INSERT INTO film_search_terms (film, terms) VALUES (:filmId, CAST(:terms AS INTEGER))").run({
        filmId,
        terms,
      });
      words.insert(filmId, text);
    },
    remove,
  };

  function isSame(filmId: number, { titles, people }: { titles: string; people: string }, terms: number): boolean {
    const row = sql(`
      SELECT 1
      FROM film_search JOIN film_search_terms ON film_search_terms.film = film_search.rowid
      WHERE film_search.rowid = :filmId AND titles = :titles AND people = :people AND terms = :terms`);
    return row.get({ filmId, titles, people, terms }) !== undefined;
  }

  function remove(filmId: number): void {
    sql("DELETE FROM film_search WHERE rowid = :filmId").run({ filmId });
    sql("DELETE FROM film_search_terms WHERE film = :filmId").run({ filmId });
    words.remove(filmId);
  }
}
