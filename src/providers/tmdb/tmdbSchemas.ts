import { z } from "zod";
import {
  anyValue,
  blockOrNull,
  identifier,
  numberOrNull,
  positiveOrNull,
  rowsOf,
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

export const filmPage = z.object({ page: numberOrNull, results: rowsOf(listFilm), total_pages: numberOrNull });
export const foundFilms = z.object({ movie_results: rowsOf(listFilm) });

const named = z.object({ id: identifier, name: z.string().min(1) });
const countryRow = z.object({ iso_3166_1: textOrNull, name: z.string().min(1) });
const castRow = named.extend({ character: textOrNull, order: numberOrNull, profile_path: imagePath });
const crewRow = named.extend({ job: z.string(), profile_path: imagePath });
const translationRow = z.object({
  iso_639_1: z.string(),
  iso_3166_1: textOrNull,
  data: z.object({ title: textOrNull, overview: textOrNull, tagline: textOrNull }),
});
const certificationRow = z.object({
  iso_3166_1: z.string(),
  release_dates: rowsOf(z.object({ certification: textOrNull, type: numberOrNull, release_date: textOrNull })),
});
const videoRow = z.object({
  key: z.string().regex(/^[\w-]{6,20}$/),
  site: z.literal("YouTube"),
  type: z.string(),
  name: z.string(),
  official: anyValue.transform((value) => value === true),
});
const imageRow = z.object({ file_path: imagePath, iso_639_1: textOrNull, vote_average: numberOrNull });

/** `/movie/{id}` with the blocks that `film()` appends; every block may be missing. */
export const film = listFilm.extend({
  runtime: positiveOrNull,
  tagline: textOrNull,
  overview: textOrNull,
  imdb_id: textOrNull,
  genres: rowsOf(named),
  production_countries: rowsOf(countryRow),
  belongs_to_collection: blockOrNull(named),
  backdrop_path: imagePath,
  vote_average: positiveOrNull,
  vote_count: positiveOrNull,
  credits: blockOrNull(z.object({ cast: rowsOf(castRow), crew: rowsOf(crewRow) })),
  external_ids: blockOrNull(z.object({ imdb_id: textOrNull, wikidata_id: textOrNull })),
  alternative_titles: blockOrNull(z.object({ titles: rowsOf(z.object({ title: z.string().min(1) })) })),
  translations: blockOrNull(z.object({ translations: rowsOf(translationRow) })),
  release_dates: blockOrNull(z.object({ results: rowsOf(certificationRow) })),
  keywords: blockOrNull(z.object({ keywords: rowsOf(named) })),
  // Videos of other sites are left out on purpose and do not count as dropped.
  videos: blockOrNull(z.object({ results: rowsOf(videoRow) })),
  images: blockOrNull(z.object({ posters: rowsOf(imageRow), backdrops: rowsOf(imageRow) })),
  recommendations: blockOrNull(z.object({ results: rowsOf(listFilm) })),
});
export type TmdbFilm = z.infer<typeof film>;

export const authentication = z.object({ success: z.boolean() });
