import { LANGUAGES, type Language, type Locale, languageOfLocale } from "../../contract/index.ts";
import { isWebAddress } from "../isWebAddress.ts";
import type { ParsedRows } from "../lenientSchemas.ts";
import type {
  CollectionPart,
  FieldValues,
  FilmFact,
  Genre,
  ProviderFilm,
  ProviderFilmPart,
  SimilarFilm,
} from "../providerFilm.ts";
import { chooseImages, imageFacts } from "./chooseTmdbImages.ts";
import { readCredits } from "./readTmdbCredits.ts";
import { releaseFacts } from "./readTmdbReleases.ts";
import { readTexts, tagOf } from "./readTmdbTexts.ts";
import { trailerFacts } from "./readTmdbTrailers.ts";
import { isDay, yearOf } from "./tmdbDates.ts";
import { TMDB_GENRES } from "./tmdbGenres.ts";
import type { TmdbCollection, TmdbFilm, TmdbListFilm } from "./tmdbSchemas.ts";

/**
 * Converts TMDB's film to a `ProviderFilm`. `requested` is the locale of the request.
 * @param collection null when the film is in none, or it could not be fetched
 */
export function readTmdbFilm(film: TmdbFilm, requested: Locale, collection: TmdbCollection | null): ProviderFilm {
  const language = languageOfLocale(requested);
  const parts = partsOf(collection);
  return {
    provider: "tmdb",
    ids: idsOf(film),
    facts: [
      ...readTexts(film, requested),
      ...plainFacts(film),
      ...genreFacts(film, language),
      ...extraFacts(film, language),
      ...(parts.length > 0 ? [{ field: "collectionParts", language, value: parts } as const] : []),
    ],
    people: readCredits(film),
    alternativeTitles: otherTitles(film),
    similar: similarOf(film),
    images: chooseImages(film, requested),
    missingParts: missingPartsOf(film, collection),
    requestedLanguage: tagOf(requested),
    droppedRows: countDropped(film),
  };
}

/** The page size. A page with more rows repeats rows of the next page. */
export const PAGE_SIZE = 20;

/**
 * Recommendations based on what users watch. If there are no more pages, films of the same genres and keywords
 * follow, which are less similar; otherwise the next page of recommendations follows.
 */
function similarOf({ id, recommendations, similar }: TmdbFilm): readonly SimilarFilm[] {
  const recommended = (recommendations?.results.rows ?? []).slice(0, PAGE_SIZE);
  const isWhole = (recommendations?.total_pages ?? 1) <= 1;
  const rows = isWhole ? [...recommended, ...(similar?.results.rows ?? [])] : recommended;
  const distinct = new Map(rows.map((row) => [row.id, row]));
  distinct.delete(id);
  return [...distinct.values()].map(readSimilar).filter((film) => film !== null);
}

/** Sorted by release; films without a date come last. */
function partsOf(collection: TmdbCollection | null): readonly CollectionPart[] {
  const parts = (collection?.parts.rows ?? []).flatMap((row): CollectionPart[] => {
    const film = readSimilar(row);
    const releaseDate = row.release_date !== null && isDay(row.release_date) ? row.release_date : null;
    return film === null ? [] : [{ ...film, releaseDate }];
  });
  return parts.toSorted((a, b) => ((a.releaseDate ?? "9999") < (b.releaseDate ?? "9999") ? -1 : 1));
}

export function readSimilar(row: TmdbListFilm): SimilarFilm | null {
  const title = row.title ?? row.original_title;
  if (title === null) return null;
  return { tmdbId: row.id, title, year: yearOf(row.release_date), posterPath: row.poster_path };
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
  return [...facts, ...productionFacts(film), ...trailerFacts(film), ...releaseFacts(film), ...imageFacts(film)];
}

function productionFacts(film: TmdbFilm): FilmFact[] {
  const facts: FilmFact[] = [];
  const origins = film.origin_country.rows.filter((code) => /^[A-Z]{2}$/.test(code));
  if (origins.length > 0) facts.push({ field: "originCountries", language: null, value: origins });
  const studios = film.production_companies.rows.map(({ id, name, origin_country }) => ({
    id,
    name,
    country: origin_country,
  }));
  if (studios.length > 0) facts.push({ field: "studios", language: null, value: studios });
  const spoken = film.spoken_languages.rows.flatMap(({ iso_639_1: code, name, english_name }) =>
    code === null ? [] : [{ code, name: name ?? english_name ?? code }],
  );
  if (spoken.length > 0) facts.push({ field: "spokenLanguages", language: null, value: spoken });
  if (film.budget !== null) facts.push({ field: "budget", language: null, value: film.budget });
  if (film.revenue !== null) facts.push({ field: "revenue", language: null, value: film.revenue });
  if (film.status !== null) facts.push({ field: "status", language: null, value: film.status });
  if (film.homepage !== null && isWebAddress(film.homepage))
    facts.push({ field: "homepage", language: null, value: film.homepage });
  const accounts = accountsOf(film);
  if (Object.keys(accounts).length > 0) facts.push({ field: "accounts", language: null, value: accounts });
  return facts;
}

function accountsOf({ external_ids: ids }: TmdbFilm): FieldValues["accounts"] {
  const named = { facebook: ids?.facebook_id, instagram: ids?.instagram_id, twitter: ids?.twitter_id };
  return Object.fromEntries(
    Object.entries(named).filter(([, name]) => typeof name === "string" && /^[\w.-]{1,100}$/.test(name)),
  );
}

/** A part is missing where TMDB left it out, or where no row of it could be read. */
function missingPartsOf(film: TmdbFilm, collection: TmdbCollection | null): readonly ProviderFilmPart[] {
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
    studios: isLost(film.production_companies),
    spokenLanguages: isLost(film.spoken_languages),
    originCountries: isLost(film.origin_country),
    accounts: film.external_ids === null,
    collectionParts: film.belongs_to_collection !== null && collection === null,
    images: isLost(film.images?.posters) || isLost(film.images?.backdrops) || isLost(film.images?.logos),
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
    film.production_companies,
    film.spoken_languages,
    film.origin_country,
  ];
  return lists.reduce((sum, list) => sum + (list?.dropped ?? 0), 0);
}
