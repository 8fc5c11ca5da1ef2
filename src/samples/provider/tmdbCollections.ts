import type { Catalogue } from "./catalogue.ts";
import { listFilm } from "./tmdbShapes.ts";

/** A collection as `/collection/{id}` shows it; null where no film is in one of that id. */
export function wholeCollection(catalogue: Catalogue, id: number, language: "en" | "fr") {
  const films = catalogue.films.filter(({ production }) => production?.collection?.id === id);
  const collection = films[0]?.production?.collection;
  if (collection === undefined) return null;
  const others = collection.others.map(({ tmdbId, title, originalTitle, releaseDate, posterPath = null }) => ({
    id: tmdbId,
    title: title[language],
    original_title: originalTitle,
    original_language: "en",
    release_date: releaseDate,
    popularity: 0,
    poster_path: posterPath,
  }));
  return {
    id,
    name: collection.name[language],
    overview: "",
    parts: [...films.map((film) => listFilm(catalogue, film, language)), ...others],
  };
}
