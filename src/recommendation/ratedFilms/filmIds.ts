/** A film's ids at the providers; null where none is known. */
export interface FilmIds {
  readonly tmdbId: number | null;
  readonly imdbId: string | null;
}

/**
 * One source knows a film by the one id, another by the other: they are one film where something says both.
 * @returns the ids of the one film, null where these are several or none
 */
export function mergeFilmIds(films: readonly FilmIds[]): FilmIds | null {
  const [tmdbId = null, ...otherTmdb] = new Set(films.flatMap((film) => film.tmdbId ?? []));
  const [imdbId = null, ...otherImdb] = new Set(films.flatMap((film) => film.imdbId ?? []));
  if (films.length === 0 || otherTmdb.length + otherImdb.length > 0) return null;
  const isOne = films.length === 1 || films.some((film) => film.tmdbId !== null && film.imdbId !== null);
  return isOne ? { tmdbId, imdbId } : null;
}
