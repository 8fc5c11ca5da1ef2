import { identityTitle } from "../../library/index.ts";
import type { RatingRecords } from "../ratingRecords.ts";
import type { Rating } from "../ratings/ratingSet.ts";
import type { CommunityFilm } from "./movieLensFilms.ts";

export interface UnknownSet {
  readonly source: string;
  /** A path, or a server with a query: what lies there now may be another set than before. */
  readonly address: string;
  readonly films: readonly CommunityFilm[];
  readonly sample: readonly Rating[];
}

/** More films of one number and another title are not misprints. */
const MISPRINTS = 0.2;
const HALF = 0.5;
/** Films that everybody rates are shared by chance: half of a dense set's pairs are found in another. */
const NEARLY_ALL = 0.9;
const SAME_STARS = 0.8;

/**
 * Which of the sets that were imported before this one is, a newer edition of it or a part of it too. Names and places of
 * files say little: what says it is that the same users rated the same films at the same moments, and that no film goes
 * by another title. In doubt it is another set: its ratings are kept apart, and nothing is mixed up.
 * @returns null for a set that was never seen
 */
export function findKnownSet({ source, address, films, sample }: UnknownSet, records: RatingRecords): string | null {
  // One moment for all of them says nothing.
  const isTimeless = new Set(sample.map(({ time }) => time)).size <= 1;
  for (const { set, addresses } of records.setsOf(source)) {
    const known = records.describedFilms(set);
    if (contradicts(films, known)) continue;
    const pairs = sample.flatMap((rating) => {
      const film = known.get(rating.film);
      const kept = film && records.ratingIn(set, rating.user, film.id);
      return kept ? [{ rating, kept }] : [];
    });
    if (pairs.length === 0) continue;
    const share = (agrees: (one: (typeof pairs)[number]) => boolean) => pairs.filter(agrees).length / pairs.length;
    if (!isTimeless && share(({ rating, kept }) => rating.time === kept.time) >= HALF) return set;
    // Without times, or where every rating of a file was changed, nearly everything must be there again.
    const isHalfThere = pairs.length >= sample.length * HALF;
    if (isTimeless && isHalfThere && share(({ rating, kept }) => rating.value === kept.value) >= SAME_STARS) return set;
    if (addresses.includes(address) && pairs.length >= sample.length * NEARLY_ALL) return set;
  }
  return null;
}

function contradicts(
  films: readonly CommunityFilm[],
  known: ReadonlyMap<number, { readonly title: string; readonly year: number | null }>,
): boolean {
  let [common, different] = [0, 0];
  for (const { sourceId, title, year } of films) {
    const other = known.get(sourceId);
    if (!other || other.title === `#${sourceId}`) continue;
    common += 1;
    const isOtherYear = year !== null && other.year !== null && year !== other.year;
    different += Number(isOtherYear || identityTitle(title) !== identityTitle(other.title));
  }
  return different > common * MISPRINTS;
}
