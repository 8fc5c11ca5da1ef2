import { type Locale, languageOfLocale } from "../../contract/index.ts";
import type { ProviderFilm } from "../providerFilm.ts";
import type { TmdbFilm } from "./tmdbSchemas.ts";

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
