import type { FilmCandidate } from "../filmCandidate.ts";
import { otherTitles } from "./readTmdbFilm.ts";
import { yearOf } from "./tmdbDates.ts";
import type { TmdbFilm, TmdbListFilm } from "./tmdbSchemas.ts";

/** A row of a list as a candidate; null when it has no title at all. */
export function candidateOfRow(row: TmdbListFilm): FilmCandidate | null {
  const title = row.title ?? row.original_title;
  if (title === null) return null;
  return {
    provider: "tmdb",
    tmdbId: row.id,
    title,
    ...(row.original_title === null ? {} : { originalTitle: row.original_title }),
    alternativeTitles: [],
    year: yearOf(row.release_date),
    ...(row.popularity === null ? {} : { popularity: row.popularity }),
    ...(row.poster_path === null ? {} : { posterPath: row.poster_path }),
    isFilm: true,
  };
}

const MAX_ACTORS = 10;

/** A whole film as a candidate: all its titles, its duration, its directors, the first of its cast. */
export function candidateOfFilm(film: TmdbFilm): FilmCandidate | null {
  const candidate = candidateOfRow(film);
  if (candidate === null) return null;
  const imdbId = film.imdb_id ?? film.external_ids?.imdb_id;
  const wikidataId = film.external_ids?.wikidata_id;
  const directors = (film.credits?.crew.rows ?? []).filter((member) => member.job === "Director");
  return {
    ...candidate,
    ...(imdbId ? { imdbId } : {}),
    ...(wikidataId ? { wikidataId } : {}),
    alternativeTitles: otherTitles(film),
    ...(film.runtime === null ? {} : { runtimeMinutes: film.runtime }),
    directors: [...new Set(directors.map((director) => director.name))],
    actors: (film.credits?.cast.rows ?? []).slice(0, MAX_ACTORS).map(({ name }) => name),
  };
}
