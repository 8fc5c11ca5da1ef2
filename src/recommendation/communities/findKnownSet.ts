import { identityTitle } from "../../library/index.ts";
import type { Rating } from "../ratings/ratingSet.ts";
import type { CommunityRecords, KnownFilm } from "./communityRecords.ts";
import type { CommunityFilm } from "./movieLensFilms.ts";

export interface UnknownSet {
  /** `movielens` or `postgres`. */
  readonly source: string;
  /** A path, or a server with a query: what is there now may be another set than before. */
  readonly address: string;
  readonly films: readonly CommunityFilm[];
  readonly sample: readonly Rating[];
}

/** Of the films with the same number, so many may have another title: misprints are corrected between editions. */
const MAX_RENAMED_SHARE = 0.2;
const HALF = 0.5;
/** Films that everybody rates are shared by chance: half of a dense set's pairs are found in another. */
const NEARLY_ALL = 0.9;
const MIN_SAME_VALUES = 0.8;

/**
 * Which of the sets that were imported before this is: the same, a newer edition or a part of it. Names and places of
 * files say little. It is the same set where the same users rated the same films at the same moments, and no film has
 * another title. In doubt it is another set: its ratings are kept apart, and nothing is mixed up.
 * @returns the key of the set, null for one that was never imported
 */
export function findKnownSet(
  { source, address, films, sample }: UnknownSet,
  communities: Pick<CommunityRecords, "setsOfKind" | "filmsBySourceId" | "ratingIn">,
): string | null {
  // The same time for all of them is no evidence.
  const hasTimes = new Set(sample.map(({ time }) => time)).size > 1;
  for (const { set, addresses } of communities.setsOfKind(source)) {
    const known = communities.filmsBySourceId(set);
    if (contradicts(films, known)) continue;
    const pairs = sample.flatMap((rating) => {
      const film = known.get(rating.film);
      const stored = film && communities.ratingIn(set, rating.user, film.id);
      return stored ? [{ rating, stored }] : [];
    });
    if (pairs.length === 0) continue;
    const share = (agrees: (pair: (typeof pairs)[number]) => boolean) => pairs.filter(agrees).length / pairs.length;
    const sameTimes = share(({ rating, stored }) => rating.time === stored.time);
    const sameValues = share(({ rating, stored }) => rating.value === stored.value);
    const foundShare = pairs.length / sample.length;
    if (hasTimes && sameTimes >= HALF) return set;
    if (!hasTimes && foundShare >= HALF && sameValues >= MIN_SAME_VALUES) return set;
    // Every rating of the file may have been changed: then nearly all its users and films must be there again.
    if (addresses.includes(address) && foundShare >= NEARLY_ALL) return set;
  }
  return null;
}

/** Too many films have the same number and another title or year. */
function contradicts(films: readonly CommunityFilm[], known: ReadonlyMap<number, KnownFilm>): boolean {
  let common = 0;
  let different = 0;
  for (const { sourceId, title, year } of films) {
    const other = known.get(sourceId);
    // Known by its number alone.
    if (!other || other.title === `#${sourceId}`) continue;
    common += 1;
    const isOtherYear = year !== null && other.year !== null && year !== other.year;
    different += Number(isOtherYear || identityTitle(title) !== identityTitle(other.title));
  }
  return different > common * MAX_RENAMED_SHARE;
}
