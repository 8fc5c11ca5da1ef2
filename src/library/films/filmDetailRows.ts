import type { FilmDetail, Language } from "../../contract/index.ts";
import type { Store } from "../../store/index.ts";
import { portraitUrl } from "../people/index.ts";

type Reader = Pick<Store, "sql">;

/** Of one provider: TMDB where it has credits. Directors first, then the cast, then everybody else. */
export function creditsOf({ sql }: Reader, filmId: number): FilmDetail["credits"] {
  return sql<{ id: number; name: string; job: string; character: string; portrait: string | null }>(`
    SELECT person.id, person.name, credit.job, credit.character, person.portrait
    FROM credit JOIN person ON person.id = credit.person
    WHERE credit.film = :filmId
      AND credit.origin = (SELECT origin FROM credit WHERE film = :filmId ORDER BY origin = 'tmdb' DESC LIMIT 1)
    ORDER BY credit.job = 'director' DESC, credit.job = 'actor' DESC, credit.job, credit.position`)
    .all({ filmId })
    .map(({ id, name, job, character, portrait }) => ({
      personId: id,
      name,
      job,
      character: character || null,
      portrait: portraitUrl(id, portrait),
    }));
}

/** In this language first, then English, then the others. */
export function articlesOf(
  { sql }: Reader,
  filmId: number,
  language: Language,
  attribution: string,
): FilmDetail["articles"] {
  return sql<{ language: string; title: string; extract: string; url: string }>(`
    SELECT language, title, extract, url
    FROM article
    WHERE film = :filmId
    ORDER BY language = :language DESC, language = 'en' DESC, language`)
    .all({ filmId, language })
    .map((article) => ({ ...article, attribution }));
}

/** Where the person stopped watching, in seconds. */
export function positionOf({ sql }: Reader, user: number, filmId: number): number | null {
  const row = sql<{ position: number | null }>(`
    SELECT position_seconds AS position FROM watch_state WHERE user = :user AND film = :filmId`);
  return row.get({ user, filmId })?.position ?? null;
}

/** By name. */
export function shownTagsOf({ sql }: Reader, filmId: number): string[] {
  return sql<{ tag: string }>("SELECT tag FROM film_tag WHERE film = :filmId ORDER BY tag COLLATE NOCASE, tag")
    .all({ filmId })
    .map(({ tag }) => tag);
}
