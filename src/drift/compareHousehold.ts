import { compareWithPast, type OwnComparison, type TraitsOf } from "./ownFeatures.ts";
import { type Cuts, divideRatings, type OwnRating, type OwnWindows } from "./ownWindows.ts";

/** The household and its members, each compared with their own past. */
export interface HouseholdComparison {
  readonly household: OwnComparison;
  /** Everybody who rated. */
  readonly members: readonly (OwnComparison & { readonly user: number })[];
}

/** Both windows of the household, and of each member by key. */
export interface HouseholdWindows {
  readonly household: OwnWindows;
  readonly members: ReadonlyMap<number, OwnWindows>;
}

/** Divides everybody's ratings at the baseline. */
export function divideHousehold(
  ratings: readonly OwnRating[],
  baseline: { readonly cuts: Cuts; readonly madeAt: number; readonly now: number },
): HouseholdWindows {
  const byMember = Map.groupBy(ratings, ({ user }) => user);
  return {
    household: divideRatings(ratings, baseline),
    members: new Map([...byMember].map(([user, own]) => [user, divideRatings(own, baseline)])),
  };
}

/** Compares both windows of the household and of each member. */
export function compareHousehold({ household, members }: HouseholdWindows, traitsOf: TraitsOf): HouseholdComparison {
  const whole = compareWithPast(household, traitsOf);
  // Where one person rates, the household is that person.
  const compare = (windows: OwnWindows) => (members.size === 1 ? whole : compareWithPast(windows, traitsOf));
  return { household: whole, members: [...members].map(([user, windows]) => ({ user, ...compare(windows) })) };
}
