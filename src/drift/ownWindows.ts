/** One rating of a member of the household, of a film in the library or outside it. */
export interface OwnRating {
  /** The member's key. */
  readonly user: number;
  /** Above zero in the library, below zero for a film outside it. */
  readonly film: number;
  /** Stars, 0.5 to 5. */
  readonly value: number;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** The last rating of each member that belongs to the baseline, milliseconds since 1970, by the member's key. */
export type Cuts = Readonly<Record<string, number>>;

/** A past and what came after it, oldest first. */
export interface OwnWindows {
  readonly past: readonly OwnRating[];
  readonly current: readonly OwnRating[];
  /** Ratings between the two, which are not compared. */
  readonly between: number;
}

/** A past of fewer ratings is no baseline. */
export const MIN_PAST = 100;
/** The most of a past that is compared: older ratings say little about present habits. */
export const MAX_PAST = 500;
/** Fewer new ratings have no verdict. */
export const MIN_CURRENT = 30;
/** The newest ratings that are compared. */
export const MAX_CURRENT = 50;
/** Ratings given later than this after the moment of the check come from a clock that was wrong: they count as old. */
const FUTURE_MS = 24 * 3_600_000;

/**
 * Divides ratings into the past and what came after it. The past are the ratings up to the baseline; where these are too
 * few, the ratings that followed complete it.
 *
 * @param madeAt when the baseline was set: the cut of members that `cuts` does not name, milliseconds since 1970
 */
export function divideRatings(
  ratings: readonly OwnRating[],
  { cuts, madeAt, now }: { readonly cuts: Cuts; readonly madeAt: number; readonly now: number },
): OwnWindows {
  const isPast = ({ user, time }: OwnRating) =>
    time > now + FUTURE_MS || time <= Math.min(cuts[user] ?? madeAt, madeAt);
  const ordered = ratings.toSorted(
    (a, b) => Number(isPast(b)) - Number(isPast(a)) || a.time - b.time || a.film - b.film,
  );
  const known = ordered.filter(isPast).length;
  const cut = Math.max(known, Math.min(MIN_PAST, ordered.length));
  return {
    past: ordered.slice(Math.max(0, cut - MAX_PAST), cut),
    current: ordered.slice(cut).slice(-MAX_CURRENT),
    between: Math.max(0, ordered.length - cut - MAX_CURRENT),
  };
}

/**
 * A past whose members count as much as they do in the current window, so that a week in which one of them rated more is
 * no change of anybody's habits. Members without enough of a past are left out on both sides.
 *
 * @returns each rating of the past with its weight; all weights are 1 where one member rated
 */
export function weightPast({ past, current }: Compared): Compared & { readonly weights: readonly number[] } {
  const pastOf = countByUser(past);
  const hasPast = ({ user }: OwnRating) => (pastOf.get(user) ?? 0) >= MIN_MEMBER_PAST;
  const compared = { past: past.filter(hasPast), current: current.filter(hasPast) };
  const currentOf = countByUser(compared.current);
  const shareOf = (user: number) => (currentOf.get(user) ?? 0) / Math.max(1, compared.current.length);
  const spread = [...currentOf.keys()].reduce((sum, user) => sum + shareOf(user) ** 2 / (pastOf.get(user) ?? 1), 0);
  // The effective number of ratings: as many independent ones would estimate the mix as well.
  const effective = spread === 0 ? 0 : 1 / spread;
  return {
    ...compared,
    weights: compared.past.map(({ user }) => (shareOf(user) / (pastOf.get(user) ?? 1)) * effective),
  };
}

type Compared = Pick<OwnWindows, "past" | "current">;

/** A member with fewer ratings in the past cannot be compared with it. */
const MIN_MEMBER_PAST = 10;

function countByUser(ratings: readonly OwnRating[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { user } of ratings) counts.set(user, (counts.get(user) ?? 0) + 1);
  return counts;
}
