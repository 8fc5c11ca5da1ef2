import { z } from "zod";
import {
  anyValue,
  blockOrNull,
  identifier,
  numberOrNull,
  requiredRows,
  rowsOf,
  strictNumber,
  strictText,
  textOrNull,
} from "../lenientSchemas.ts";

const imagePath = textOrNull.transform((path) => (path !== null && isImagePath(path) ? path : null));

/** `/abc.jpg` and the like: no empty part (`//host`), no dots but the last, no SVG (which can carry script). */
export function isImagePath(path: string): boolean {
  return /^(?:\/[\w-]{1,120}){1,3}\.(?:jpe?g|png|webp)$/i.test(path);
}

const listFilm = z.object({
  id: identifier,
  title: textOrNull,
  original_title: textOrNull,
  original_language: textOrNull,
  release_date: textOrNull,
  popularity: numberOrNull,
  poster_path: imagePath,
});
export type TmdbListFilm = z.infer<typeof listFilm>;

/** A row without a title cannot be shown or compared. */
const titledFilm = listFilm.refine(hasTitle);

function hasTitle(film: { readonly title: string | null; readonly original_title: string | null }): boolean {
  return film.title !== null || film.original_title !== null;
}

export const filmPage = z.object({ page: numberOrNull, results: requiredRows(titledFilm), total_pages: numberOrNull });
export const foundFilms = z.object({ movie_results: requiredRows(titledFilm) });

/** Larger counts are not plausible. */
const MAX_COUNT = 1e9;

const named = z.object({ id: identifier, name: z.string().min(1) });
const countryRow = z.object({ iso_3166_1: strictText, name: z.string().min(1) });
const languageRow = z.object({ iso_639_1: strictText, name: textOrNull, english_name: textOrNull });
const studioRow = named.extend({ origin_country: textOrNull });
const castRow = named.extend({ character: textOrNull, order: numberOrNull, profile_path: imagePath });
const crewRow = named.extend({ job: z.string(), profile_path: imagePath });
const translationRow = z.object({
  iso_639_1: z.string(),
  iso_3166_1: textOrNull,
  data: z.object({ title: strictText, overview: strictText, tagline: strictText }),
});
const certificationRow = z.object({
  iso_3166_1: z.string(),
  release_dates: requiredRows(
    z.object({ certification: strictText, type: strictNumber(0, MAX_COUNT), release_date: strictText }),
  ),
});
const videoRow = z.object({
  key: z.string().min(1),
  site: z.string().min(1),
  type: z.string(),
  name: z.string(),
  iso_639_1: strictText,
  published_at: textOrNull,
  official: anyValue.transform((value) => value === true),
});
const imageRow = z.object({
  file_path: imagePath,
  iso_639_1: textOrNull,
  width: numberOrNull,
  height: numberOrNull,
  vote_average: numberOrNull,
  vote_count: numberOrNull,
});

/** A path of the image host; one of another form is not shown. */
const strictImagePath = strictText.transform((path) => (path !== null && isImagePath(path) ? path : null));
/** 0 means unknown. */
const unlessZero = (value: number | null) => value || null;

/** US dollars; larger values are typing errors in TMDB. */
const MAX_MONEY = 1e11;
const MAX_RUNTIME_MINUTES = 100_000;

/**
 * `/movie/{id}` with the blocks that `film()` appends; every block may be missing, and then what is stored of it stays. The
 * film's own fields may be unknown, but a wrong type there makes the answer unusable: it would delete what is stored.
 */
const filmFields = listFilm.extend({
  title: strictText,
  original_title: strictText,
  original_language: strictText,
  release_date: strictText,
  popularity: strictNumber(-MAX_COUNT, MAX_COUNT),
  poster_path: strictImagePath,
  runtime: strictNumber(0, MAX_RUNTIME_MINUTES).transform(unlessZero),
  tagline: strictText,
  overview: strictText,
  imdb_id: strictText,
  homepage: strictText,
  status: strictText,
  budget: strictNumber(0, MAX_MONEY).transform(unlessZero),
  revenue: strictNumber(0, MAX_MONEY).transform(unlessZero),
  genres: rowsOf(named),
  origin_country: rowsOf(z.string().min(1)),
  production_companies: rowsOf(studioRow),
  spoken_languages: rowsOf(languageRow),
  production_countries: rowsOf(countryRow),
  belongs_to_collection: named.nullish().transform((collection) => collection ?? null),
  backdrop_path: strictImagePath,
  vote_average: strictNumber(0, 10).transform(unlessZero),
  vote_count: z
    .int()
    .min(0)
    .max(MAX_COUNT)
    .nullish()
    .transform((value) => value || null),
  credits: blockOrNull(z.object({ cast: rowsOf(castRow), crew: rowsOf(crewRow) })),
  external_ids: blockOrNull(
    z.object({
      imdb_id: textOrNull,
      wikidata_id: textOrNull,
      facebook_id: textOrNull,
      instagram_id: textOrNull,
      twitter_id: textOrNull,
    }),
  ),
  alternative_titles: blockOrNull(z.object({ titles: rowsOf(z.object({ title: z.string().min(1) })) })),
  translations: blockOrNull(z.object({ translations: rowsOf(translationRow) })),
  release_dates: blockOrNull(z.object({ results: rowsOf(certificationRow) })),
  keywords: blockOrNull(z.object({ keywords: rowsOf(named) })),
  videos: blockOrNull(z.object({ results: rowsOf(videoRow) })),
  images: blockOrNull(z.object({ posters: rowsOf(imageRow), backdrops: rowsOf(imageRow), logos: rowsOf(imageRow) })),
  recommendations: blockOrNull(z.object({ results: rowsOf(listFilm), total_pages: numberOrNull })),
  similar: blockOrNull(z.object({ results: rowsOf(listFilm) })),
});

/** `/movie/{id}/images`. */
export const filmImages = z.object({
  id: identifier,
  posters: rowsOf(imageRow),
  backdrops: rowsOf(imageRow),
  logos: rowsOf(imageRow),
});
export type TmdbFilmImages = z.infer<typeof filmImages>;

export const film = filmFields.refine(hasTitle, "a film without a title");
export type TmdbFilm = z.infer<typeof film>;

export const collection = z.object({ id: identifier, parts: requiredRows(titledFilm) });
export type TmdbCollection = z.infer<typeof collection>;

export const authentication = z.object({ success: z.literal(true) });
