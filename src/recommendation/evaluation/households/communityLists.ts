import { communityScorer, type ServedCommunity } from "../../itemVectors/communityScores.ts";
import { countRatings } from "../../itemVectors/distilCommunity.ts";
import { fitItemVectors, ITEM_VECTOR_DEFAULTS } from "../../itemVectors/fitItemVectors.ts";
import { InteractionsBuilder } from "../../itemVectors/interactions.ts";
import type { ScoredFilm } from "../../prediction/fuseLists.ts";
import { hashPair } from "../../ratings/hashPair.ts";
import type { RatingSet } from "../../ratings/ratingSet.ts";
import type { HouseholdCase } from "./householdCase.ts";

/** The candidates of a household that a community knows, with its scores. */
export type CommunityLists = (one: HouseholdCase, candidates: readonly number[]) => ScoredFilm[];

const GROUPS = 5;
/** Of a household whose person is not in the community: nobody is left out. */
const NOBODY = -1;

/**
 * Lists as a program that downloaded this community serves them. The person of a household is no part of it: users are in
 * five groups, and the vectors of a household are distilled from the four that its person is not in.
 * @param cases the households that lists will be asked for; only what they need is distilled
 */
export async function communityLists(
  community: RatingSet,
  cases: readonly Pick<HouseholdCase, "community_user">[],
): Promise<CommunityLists> {
  const distilled = new Map<number, ServedCommunity>();
  for (const group of new Set(cases.map(leftOutGroup))) {
    const builder = new InteractionsBuilder();
    community.values.forEach((value, at) => {
      const user = community.userIds[community.users[at] ?? 0] ?? 0;
      if (groupOf(user) !== group) builder.add(user, community.filmIds[community.films[at] ?? 0] ?? 0, value);
    });
    const interactions = builder.build();
    distilled.set(group, {
      ...(await fitItemVectors(interactions)),
      ...countRatings(interactions),
      seenWeight: ITEM_VECTOR_DEFAULTS.seenWeight,
      rowOf: new Map(Array.from(interactions.filmIds, (film, row) => [film, row])),
    });
  }
  return (one, candidates) => {
    const served = distilled.get(leftOutGroup(one));
    if (!served) throw new RangeError(`household ${one.id} is none of those that vectors were distilled for`);
    const told = one.ratings.map(([film, value]) => ({ film, value }));
    return communityScorer(served, told).scores(candidates);
  };
}

const groupOf = (userId: number) => hashPair(userId, 0) % GROUPS;

const leftOutGroup = ({ community_user: person }: Pick<HouseholdCase, "community_user">): number =>
  typeof person === "number" ? groupOf(person) : NOBODY;
