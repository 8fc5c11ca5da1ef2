import type { RequestOptions } from "../requestOptions.ts";
import type { WikidataClient } from "./wikidataClient.ts";
import { imdbIdOf, isFilm, tmdbIdOf, type WikidataItem } from "./wikidataItem.ts";

/** What is known of a film before its item is found. */
export type FilmIds = { readonly wikidata?: string; readonly tmdb?: number; readonly imdb?: string };

/**
 * The items of many films, each by the most reliable way: the id that TMDB names (unless that is a
 * franchise or another film), else the item that carries the TMDB id, else the one that carries the IMDb id. Titles are
 * never guessed.
 * @returns one item a film, in the order of `films`; null where none is found
 */
export async function findFilmItems(
  wikidata: WikidataClient,
  films: readonly FilmIds[],
  options: RequestOptions,
): Promise<readonly (WikidataItem | null)[]> {
  const named = await wikidata.items(
    films.flatMap((film) => film.wikidata ?? []),
    options,
  );
  const first = films.map((film) => accepted(film.wikidata === undefined ? undefined : named.get(film.wikidata), film));

  const withoutItem = films.filter((_, index) => first[index] === null);
  const byTmdb = await wikidata.findItems({ tmdbIds: withoutItem.flatMap((film) => film.tmdb ?? []) }, options);
  const second = films.map((film, index) => first[index] ?? accepted(byTmdb.get(String(film.tmdb)), film));

  const stillWithout = films.filter((_, index) => second[index] === null);
  const byImdb = await wikidata.findItems({ imdbIds: stillWithout.flatMap((film) => film.imdb ?? []) }, options);
  return films.map((film, index) => second[index] ?? accepted(byImdb.get(film.imdb ?? ""), film));
}

/** The item, unless it is no film, or has the TMDB id of another film. */
function accepted(item: WikidataItem | undefined, film: FilmIds): WikidataItem | null {
  if (item === undefined || !(isFilm(item) || imdbIdOf(item) !== null)) return null;
  // The same IMDb id is the same film, even where the item has a TMDB id that TMDB has merged into another.
  if (film.imdb !== undefined && imdbIdOf(item) === film.imdb) return item;
  const tmdb = tmdbIdOf(item);
  return tmdb !== null && film.tmdb !== undefined && tmdb !== film.tmdb ? null : item;
}
