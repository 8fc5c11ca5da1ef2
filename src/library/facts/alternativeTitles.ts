import type { Store } from "../../store/index.ts";

/** Other titles of a film, by who states them. Expects to be inside a transaction. */
export interface AlternativeTitles {
  add(filmId: number, origin: string, titles: readonly string[]): void;
  /** Also removes those that this origin stated before and no longer does. */
  replace(filmId: number, origin: string, titles: readonly string[]): void;
}

export function createAlternativeTitles({ sql }: Pick<Store, "sql">): AlternativeTitles {
  return {
    add,
    replace(filmId, origin, titles) {
      sql(`
        DELETE FROM alternative_title
        WHERE film = :filmId AND origin = :origin AND title NOT IN (SELECT value FROM json_each(:titles))`).run({
        filmId,
        origin,
        titles: JSON.stringify(titles),
      });
      add(filmId, origin, titles);
    },
  };

  function add(filmId: number, origin: string, titles: readonly string[]): void {
    for (const title of titles)
      sql("INSERT OR IGNORE INTO alternative_title (film, title, origin) VALUES (:filmId, :title, :origin)").run({
        filmId,
        title,
        origin,
      });
  }
}
