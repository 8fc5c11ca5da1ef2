import type { Database } from "better-sqlite3";

/** Longer beginnings have so few titles that they are ranked when they are asked for. */
export const LONGEST_RANKED_PREFIX = 3;
const KEPT = 20;

/** For the first letters of a title that somebody types: the best known films that begin so. Inside a transaction. */
export function rankPrefixes(database: Database): void {
  const films = new Map<string, number[]>();
  const titles = database.prepare<[], { key: string; film: number }>(`
    SELECT title.key, title.film FROM title JOIN film ON film.id = title.film ORDER BY film.popularity DESC, film.id`);
  for (const { key, film } of titles.iterate()) {
    for (let length = 1; length <= Math.min(LONGEST_RANKED_PREFIX, key.length); length += 1) {
      const beginning = key.slice(0, length);
      const known = films.get(beginning);
      if (!known) films.set(beginning, [film]);
      else if (known.length < KEPT && known.at(-1) !== film) known.push(film);
    }
  }
  const insert = database.prepare("INSERT INTO beginning (text, films) VALUES (?, ?)");
  for (const [text, list] of [...films].sort(([a], [b]) => (a < b ? -1 : 1))) insert.run(text, JSON.stringify(list));
}
