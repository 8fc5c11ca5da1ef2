import type { Database } from "better-sqlite3";

/** Longer prefixes have few titles and are ranked when they are queried. */
export const MAX_RANKED_PREFIX_LENGTH = 3;
const FILMS_PER_PREFIX = 20;

/** Fills the table of suggestions: for one to three letters, the best known films whose title starts with them. Inside a transaction. */
export function rankPrefixes(database: Database): void {
  const films = new Map<string, number[]>();
  const titles = database.prepare<[], { key: string; film: number }>(`
    SELECT title.key, title.film FROM title JOIN film ON film.id = title.film ORDER BY film.popularity DESC, film.id`);
  for (const { key, film } of titles.iterate()) {
    for (let length = 1; length <= Math.min(MAX_RANKED_PREFIX_LENGTH, key.length); length += 1) {
      const prefix = key.slice(0, length);
      const known = films.get(prefix);
      if (!known) films.set(prefix, [film]);
      else if (known.length < FILMS_PER_PREFIX && known.at(-1) !== film) known.push(film);
    }
  }
  const insert = database.prepare("INSERT INTO beginning (text, films) VALUES (?, ?)");
  for (const [text, list] of [...films].sort(([a], [b]) => (a < b ? -1 : 1))) insert.run(text, JSON.stringify(list));
}
