/** A film of a collection, as a person stands with it. */
export interface CollectionFilm {
  readonly film: number;
  readonly year: number | null;
  /** Month and day of the release, `MM-DD`. */
  readonly releaseDay: string | null;
  /** When it was watched, milliseconds since 1970; null for a film that was not. */
  readonly watchedAt: number | null;
}

/**
 * The film of a collection to watch next: the first unwatched one that was released after the film watched last, else the
 * first unwatched one. Null where all are watched. Pure.
 */
export function nextInCollection(films: readonly CollectionFilm[]): number | null {
  const ordered = films.toSorted(byRelease);
  const lastWatched = Math.max(...ordered.map(({ watchedAt }) => watchedAt ?? 0));
  const last = ordered.findIndex(({ watchedAt }) => watchedAt === lastWatched);
  const isUnwatched = ({ watchedAt }: CollectionFilm) => watchedAt === null;
  return (ordered.slice(last + 1).find(isUnwatched) ?? ordered.find(isUnwatched))?.film ?? null;
}

/** Films without a year come last. */
function byRelease(one: CollectionFilm, other: CollectionFilm): number {
  const years = (one.year ?? Number.MAX_SAFE_INTEGER) - (other.year ?? Number.MAX_SAFE_INTEGER);
  if (years !== 0) return years;
  return (one.releaseDay ?? "").localeCompare(other.releaseDay ?? "") || one.film - other.film;
}
