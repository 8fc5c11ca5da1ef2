import { countryOf, LANGUAGES, type Locale, languageOfLocale, languageTag } from "../../contract/index.ts";
import type { FilmFact } from "../providerFilm.ts";
import type { TmdbFilm } from "./tmdbSchemas.ts";

type TextField = "title" | "overview" | "tagline";
type Translation = NonNullable<TmdbFilm["translations"]>["translations"]["rows"][number];

/**
 * Titles and texts in the languages of the program, by country. TMDB leaves a title empty in `translations` where it is
 * equal to the original title, and answers with the original title where the requested locale has none: such a title says
 * nothing about that locale.
 */
export function readTexts(film: TmdbFilm, requested: Locale): FilmFact[] {
  const texts = new Map<string, FilmFact>();
  const add = (field: TextField, language: string | null, value: string | null) => {
    const key = `${field} ${language}`;
    if (value !== null && !texts.has(key)) texts.set(key, { field, language, value });
  };
  const requestedTag = tagOf(requested);
  const rows = translationsOf(film);

  for (const [tag, { data }] of rows) {
    add("title", tag, data.title ?? film.original_title);
    add("overview", tag, data.overview);
    add("tagline", tag, data.tagline);
  }
  // If the requested locale has no text, TMDB's top-level text is in another language.
  const isOfAnother = (field: "overview" | "tagline") =>
    [...rows.values()].some(({ data }) => data[field] === film[field]);
  for (const field of ["overview", "tagline"] as const) if (!isOfAnother(field)) add(field, requestedTag, film[field]);
  if (!isFallback(film, requested)) add("title", requestedTag, film.title);
  add("title", film.original_language, film.original_title ?? film.title);

  const facts = [...texts.values()];
  if (film.original_title !== null)
    facts.push({ field: "originalTitle", language: film.original_language, value: film.original_title });
  return facts;
}

export function tagOf(locale: Locale): string {
  return languageTag(languageOfLocale(locale), countryOf(locale));
}

/** By language tag; of two rows with the same tag, the one that names the country. */
function translationsOf(film: TmdbFilm): ReadonlyMap<string, Translation> {
  const rows = (film.translations?.translations.rows ?? []).filter((row) =>
    LANGUAGES.some((language) => language === row.iso_639_1),
  );
  const inOrder = rows.toSorted((a, b) => Number(a.iso_3166_1 === null) - Number(b.iso_3166_1 === null));
  const byTag = new Map<string, Translation>();
  for (const row of inOrder) {
    const tag = languageTag(row.iso_639_1, row.iso_3166_1);
    if (!byTag.has(tag)) byTag.set(tag, row);
  }
  return byTag;
}

/** Whether the title is the original one only because the requested locale has none. */
function isFallback(film: TmdbFilm, requested: Locale): boolean {
  return (
    film.translations !== null &&
    film.title === film.original_title &&
    film.original_language !== null &&
    film.original_language !== languageOfLocale(requested)
  );
}
