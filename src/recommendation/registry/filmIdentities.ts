import { type ArtefactContent, ArtefactDamaged } from "./artefact.ts";

/**
 * Which films a model knows, by what every library knows them by; an entry for each film, in the model's order. Ids of
 * one library's database mean nothing in another.
 */
export interface FilmIdentities {
  /** TMDB's ids; 0 where none is known. */
  readonly tmdbIds: Int32Array;
  /** The digits of IMDb's ids: 133093 for `tt0133093`; 0 where none is known. */
  readonly imdbIds: Int32Array;
  /** 0 where none is known. */
  readonly years: Int32Array;
  readonly titles: readonly string[];
}

export const IDENTITY_ARRAYS = ["film.tmdb", "film.imdb", "film.year", "film.titles"] as const;
const MAX_FILMS = 1_000_000;
const MAX_TITLE_LENGTH = 300;
const LATEST_YEAR = 2_200;

export function identitiesToArrays({ tmdbIds, imdbIds, years, titles }: FilmIdentities): ArtefactContent["arrays"] {
  const text = JSON.stringify(titles.map((title) => title.slice(0, MAX_TITLE_LENGTH)));
  return {
    "film.tmdb": tmdbIds,
    "film.imdb": imdbIds,
    "film.year": years,
    "film.titles": new Uint8Array(Buffer.from(text, "utf8")),
  };
}

/**
 * @returns null for an artefact of this library, which names films by ids of its own database
 * @throws ArtefactDamaged
 */
export function identitiesFromArrays(arrays: ArtefactContent["arrays"], films: number): FilmIdentities | null {
  const [tmdbIds, imdbIds, years, text] = IDENTITY_ARRAYS.map((name) => arrays[name]);
  if (!tmdbIds && !imdbIds && !years && !text) return null;
  if (!(tmdbIds instanceof Int32Array)) throw new ArtefactDamaged("array film.tmdb");
  if (!(imdbIds instanceof Int32Array)) throw new ArtefactDamaged("array film.imdb");
  if (!(years instanceof Int32Array)) throw new ArtefactDamaged("array film.year");
  if (!(text instanceof Uint8Array)) throw new ArtefactDamaged("array film.titles");
  const titles = parseTitles(text);
  const lengths = [tmdbIds.length, imdbIds.length, years.length, titles.length];
  if (films > MAX_FILMS || lengths.some((length) => length !== films)) throw new ArtefactDamaged("films");
  if (tmdbIds.some((id) => id < 0) || hasRepeats(tmdbIds)) throw new ArtefactDamaged("array film.tmdb");
  if (imdbIds.some((id) => id < 0) || hasRepeats(imdbIds)) throw new ArtefactDamaged("array film.imdb");
  if (years.some((year) => year < 0 || year > LATEST_YEAR)) throw new ArtefactDamaged("array film.year");
  return { tmdbIds, imdbIds, years, titles };
}

/** The digits of IMDb's id; 0 for none, and for one that is too long for an artefact. */
export function imdbNumber(imdbId: string | null): number {
  const digits = /^tt(\d{1,9})$/.exec(imdbId ?? "")?.[1];
  return digits === undefined ? 0 : Number(digits);
}

/** IMDb's id of its digits; null for 0. */
export const imdbIdOf = (digits: number): string | null => (digits > 0 ? `tt${String(digits).padStart(7, "0")}` : null);

function hasRepeats(ids: Int32Array): boolean {
  const known = ids.filter((id) => id !== 0);
  return new Set(known).size !== known.length;
}

function parseTitles(text: Uint8Array): readonly string[] {
  try {
    const titles: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(text));
    if (Array.isArray(titles) && titles.every((title) => typeof title === "string" && title.length <= MAX_TITLE_LENGTH))
      return titles;
  } catch {
    // Neither UTF-8 nor JSON: refused below.
  }
  throw new ArtefactDamaged("array film.titles");
}
