import type { Language, Locale } from "../contract/index.ts";
import type { Store } from "../store/index.ts";
import type { FilmFacts } from "./filmFacts.ts";

/** What lists show of films is chosen once, when something is said of them; another language is chosen film by film. */
export function spokenFilms({ sql, writeRelaxed }: Store, facts: FilmFacts, language: () => Language | Locale) {
  return {
    /** @returns the last of the films that were chosen anew, null when there was none after `after` */
    speakAgain: (after: number, many: number): number | null =>
      writeRelaxed(() => {
        const ids = sql<{ id: number }>("SELECT id FROM film WHERE id > :after ORDER BY id LIMIT :many").all({
          after,
          many,
        });
        for (const { id } of ids) facts.materialise(id, language());
        return ids.at(-1)?.id ?? null;
      }),

    /** By its place among all, for the progress of going through them. */
    lastFilm: (): number => sql<{ id: number | null }>("SELECT max(id) AS id FROM film").get()?.id ?? 0,
  };
}
