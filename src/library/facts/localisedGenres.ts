import type { Language } from "../../contract/index.ts";
import { TMDB_GENRES } from "../../providers/index.ts";
import { genreKey, genreName } from "../search/index.ts";

/** Each genre as TMDB spells it in a language, by its key, so that edited genres are the same as those of other films. */
const SPELLINGS: ReadonlyMap<string, Readonly<Record<Language, string>>> = new Map(
  TMDB_GENRES.map((genre) => [genreKey(genre.en), genre]),
);

/**
 * Genres that the owner entered in one language, in the language that films are shown in. A genre that no list knows, and
 * one that has a name in this language already, stay as they are.
 */
export function localisedGenres(genres: readonly string[], language: Language): string[] {
  return [...new Set(genres.map((genre) => localised(genre, language)))];
}

function localised(genre: string, language: Language): string {
  const key = genreKey(genre);
  const spelling = SPELLINGS.get(key)?.[language];
  if (spelling !== undefined) return spelling;
  const name = genreName(key, language);
  return name === key ? genre : name;
}
