import { LANGUAGES, type Language, type Locale, languageOfLocale } from "../../contract/index.ts";
import type { ParsedRows } from "../lenientSchemas.ts";
import type { FilmFact, Genre, ProviderFilm, ProviderFilmPart, SimilarFilm } from "../providerFilm.ts";
import { chooseImages } from "./chooseTmdbImages.ts";
import { readCredits } from "./readTmdbCredits.ts";
import { readTexts, tagOf } from "./readTmdbTexts.ts";
import { TMDB_GENRES } from "./tmdbGenres.ts";
import type { TmdbFilm, TmdbListFilm } from "./tmdbSchemas.ts";

/** TMDB's film as a `ProviderFilm`. `requested` is the locale of the request. */
export function readTmdbFilm(film: TmdbFilm, requested: Locale): ProviderFilm {
  const language = languageOfLocale(requested);
  return {
    provider: "tmdb",
    ids: idsOf(film),
    facts: [
      ...readTexts(film, requested),
      ...plainFacts(film),
      ...genreFacts(film, language),
      ...extraFacts(film, language),
    ],
    people: readCredits(film),
    alternativeTitles: otherTitles(film),
    similar: (film.recommendations?.results.rows ?? []).map(readSimilar).filter((similar) => similar !== null),
    images: chooseImages(film, requested),
    missingParts: missingPartsOf(film),
    requestedLanguage: tagOf(requested),
    droppedRows: countDropped(film),
  };
}

export function readSimilar(row: TmdbListFilm): SimilarFilm | null {
  const title = row.title ?? row.original_title;
  if (title === null) return null;
  return { tmdbId: row.id, title, year: yearOf(row.release_date), posterPath: row.poster_path };
}

/** `YYYY-MM-DD`, of a day that exists. */
function isDay(date: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(`${date}T00:00:00Z`));
}

/** The year of `YYYY-MM-DD`, null for anything else. */
export function yearOf(date: string | null): number | null {
  const year = date !== null && /^\d{4}(?:-|$)/.test(date) ? Number(date.slice(0, 4)) : 0;
  return year >= 1870 && year <= 2200 ? year : null;
}

/** Every other title, translations included, each once. */
export function otherTitles(film: TmdbFilm): readonly string[] {
  const shown = new Set([film.title, film.original_title]);
  const others = [
    ...(film.alternative_titles?.titles.rows ?? []).map((row) => row.title.trim()),
    ...(film.translations?.translations.rows ?? []).map((row) => row.data.title),
  ];
  return [...new Set(others)].filter((title): title is string => title !== null && title !== "" && !shown.has(title));
}

function idsOf(film: TmdbFilm): ProviderFilm["ids"] {
  const imdb = film.imdb_id ?? film.external_ids?.imdb_id ?? null;
  const wikidata = film.external_ids?.wikidata_id ?? null;
  return {
    tmdb: film.id,
    ...(imdb !== null && /^tt\d{5,10}$/.test(imdb) ? { imdb } : {}),
    ...(wikidata !== null && /^Q\d{1,12}$/.test(wikidata) ? { wikidata } : {}),
  };
}

function plainFacts(film: TmdbFilm): FilmFact[] {
  const year = yearOf(film.release_date);
  const facts: FilmFact[] = [];
  if (year !== null) facts.push({ field: "year", language: null, value: year });
  if (film.release_date !== null && isDay(film.release_date)) {
    facts.push({ field: "releaseDate", language: null, value: film.release_date });
  }
  if (film.runtime !== null) facts.push({ field: "runtimeMinutes", language: null, value: Math.round(film.runtime) });
  if (film.original_language !== null)
    facts.push({ field: "originalLanguage", language: null, value: film.original_language });
  if (film.vote_average !== null) facts.push({ field: "voteAverage", language: null, value: film.vote_average });
  if (film.vote_count !== null) facts.push({ field: "voteCount", language: null, value: film.vote_count });
  if (film.popularity !== null) facts.push({ field: "popularity", language: null, value: film.popularity });
  return facts;
}

function genreFacts(film: TmdbFilm, requested: Language): FilmFact[] {
  const { rows } = film.genres;
  if (rows.length === 0) return [];
  return LANGUAGES.map((language) => ({
    field: "genres",
    language,
    value: rows.map(({ id, name }): Genre => {
      const known = TMDB_GENRES.find((genre) => genre.id === id);
      return { id, name: language === requested ? name : (known?.[language] ?? name) };
    }),
  }));
}

function extraFacts(film: TmdbFilm, requested: Language): FilmFact[] {
  const facts: FilmFact[] = [];
  const countries = film.production_countries.rows.map((row) => ({ code: row.iso_3166_1, name: row.name }));
  if (countries.length > 0) facts.push({ field: "countries", language: "en", value: countries });

  const keywords = film.keywords?.keywords.rows ?? [];
  if (keywords.length > 0)
    facts.push({ field: "keywords", language: "en", value: keywords.map(({ id, name }) => ({ id, name })) });

  const collection = film.belongs_to_collection;
  if (collection !== null)
    facts.push({ field: "collection", language: requested, value: { id: collection.id, name: collection.name } });

  const trailers = (film.videos?.results.rows ?? []).filter(isTrailer);
  const trailer = trailers.find((video) => video.official) ?? trailers[0];
  if (trailer !== undefined) {
    facts.push({
      field: "trailer",
      language: requested,
      value: { site: "YouTube", key: trailer.key, name: trailer.name },
    });
  }

  const certifications = (film.release_dates?.results.rows ?? []).flatMap(({ iso_3166_1, release_dates }) => {
    const certification = release_dates.rows.find((release) => release.certification !== null)?.certification;
    return certification ? [{ country: iso_3166_1, certification }] : [];
  });
  if (certifications.length > 0) facts.push({ field: "certification", language: null, value: certifications });
  const releaseDates = releaseDatesOf(film);
  if (releaseDates.length > 0) facts.push({ field: "releaseDates", language: null, value: releaseDates });
  return facts;
}

/** Videos of other sites cannot be shown. */
function isTrailer({
  type,
  site,
  key,
}: {
  readonly type: string;
  readonly site: string;
  readonly key: string;
}): boolean {
  return type === "Trailer" && site === "YouTube" && /^[\w-]{6,20}$/.test(key);
}

/** Premieres (1) do not count: 2 limited, 3 theatrical, 4 digital, 5 physical, 6 television. */
const FIRST_RELEASE_TYPE = 2;

function releaseDatesOf(film: TmdbFilm): readonly { readonly country: string; readonly date: string }[] {
  return (film.release_dates?.results.rows ?? []).flatMap(({ iso_3166_1, release_dates }) => {
    const [first] = release_dates.rows
      .filter(({ type }) => (type ?? 0) >= FIRST_RELEASE_TYPE)
      .map(({ release_date }) => release_date?.slice(0, 10) ?? "")
      .filter(isDay)
      .toSorted();
    return first ? [{ country: iso_3166_1, date: first }] : [];
  });
}

/** A part is missing where TMDB left it out, or where no row of it could be read. */
function missingPartsOf(film: TmdbFilm): readonly ProviderFilmPart[] {
  const isLost = (list: ParsedRows<unknown> | undefined) =>
    !list || list.isMissing === true || (list.rows.length === 0 && list.dropped > 0);
  const parts: Readonly<Record<ProviderFilmPart, boolean>> = {
    people: isLost(film.credits?.cast) || isLost(film.credits?.crew),
    alternativeTitles: isLost(film.alternative_titles?.titles) || isLost(film.translations?.translations),
    similar: isLost(film.recommendations?.results),
    translations: isLost(film.translations?.translations),
    genres: isLost(film.genres),
    countries: isLost(film.production_countries),
    keywords: isLost(film.keywords?.keywords),
    trailer: isLost(film.videos?.results),
    releases: isLost(film.release_dates?.results),
  };
  // `Object.keys` gives `string[]`; the record above has exactly these keys.
  return (Object.keys(parts) as ProviderFilmPart[]).filter((part) => parts[part]);
}

/** Videos of other sites are dropped on purpose and do not count. */
function countDropped(film: TmdbFilm): number {
  const lists: readonly (ParsedRows<unknown> | undefined)[] = [
    film.genres,
    film.production_countries,
    film.credits?.cast,
    film.credits?.crew,
    film.alternative_titles?.titles,
    film.translations?.translations,
    film.release_dates?.results,
    film.keywords?.keywords,
    film.images?.posters,
    film.images?.backdrops,
    film.recommendations?.results,
  ];
  return lists.reduce((sum, list) => sum + (list?.dropped ?? 0), 0);
}
