/** A film's ids at those who give such ids, the surest first. */
export interface FilmIds {
  readonly tmdb?: number | null | undefined;
  readonly wikidata?: string | null | undefined;
  readonly imdb?: string | null | undefined;
}

/**
 * The surest id that both have decides: a weaker one that agrees is a slip where a surer one differs. Films without an
 * id in common may be the same; nothing says so.
 */
export function isSameFilm(one: FilmIds, other: FilmIds): boolean {
  for (const [mine, theirs] of [
    [one.tmdb, other.tmdb],
    [one.wikidata, other.wikidata],
    [one.imdb, other.imdb],
  ])
    if (mine !== null && mine !== undefined && theirs !== null && theirs !== undefined) return mine === theirs;
  return false;
}
