import { type Locale, languageOfLocale } from "../../contract/index.ts";
import type { FieldValues, FilmFact, OfferedImage, ProviderFilm } from "../providerFilm.ts";
import type { TmdbFilm, TmdbFilmImages } from "./tmdbSchemas.ts";

/** The film's own poster, unless it is in another language than the requested one, and there is one in that. */
export function chooseImages(film: TmdbFilm, requested: Locale): ProviderFilm["images"] {
  const posters = (film.images?.posters.rows ?? []).filter(({ file_path }) => file_path !== null);
  const own = posters.find(({ file_path }) => file_path === film.poster_path);
  const language = languageOfLocale(requested);
  const inLanguage = posters.find(({ iso_639_1 }) => iso_639_1 === language)?.file_path ?? null;
  const isForeign = own !== undefined && own.iso_639_1 !== null && own.iso_639_1 !== language;
  const poster = (isForeign ? inLanguage : null) ?? film.poster_path ?? inLanguage ?? posters[0]?.file_path;
  const backdrop =
    film.backdrop_path ?? film.images?.backdrops.rows.find(({ file_path }) => file_path !== null)?.file_path;
  return { ...(poster ? { poster } : {}), ...(backdrop ? { backdrop } : {}) };
}

/** Maximum images offered per kind and language; famous films have hundreds. */
const OFFERED_IN_LANGUAGE = 6;

type ImageRow = NonNullable<TmdbFilm["images"]>["posters"]["rows"][number];

/** The images to choose from, in the languages of the request and without text. */
export function imageFacts({ images }: TmdbFilm): FilmFact[] {
  if (images === null) return [];
  const value = {
    posters: offered(images.posters.rows),
    backdrops: offered(images.backdrops.rows),
    logos: offered(images.logos.rows),
  };
  const isEmpty = Object.values(value).every((rows) => rows.length === 0);
  return isEmpty ? [] : [{ field: "images", language: null, value }];
}

/** All images, of every language, in TMDB's order, which is by votes. */
export function allImages({ posters, backdrops, logos }: TmdbFilmImages): FieldValues["images"] {
  return {
    posters: posters.rows.flatMap(toOffered),
    backdrops: backdrops.rows.flatMap(toOffered),
    logos: logos.rows.flatMap(toOffered),
  };
}

/** In TMDB's order, which is by votes. */
function offered(rows: readonly ImageRow[]): readonly OfferedImage[] {
  const byLanguage = Map.groupBy(rows, ({ iso_639_1 }) => iso_639_1);
  return [...byLanguage.values()].flatMap((ofLanguage) => ofLanguage.flatMap(toOffered).slice(0, OFFERED_IN_LANGUAGE));
}

function toOffered({ file_path: path, iso_639_1: language, width, height }: ImageRow): OfferedImage[] {
  return path === null ? [] : [{ path, language, width: width ?? 0, height: height ?? 0 }];
}
