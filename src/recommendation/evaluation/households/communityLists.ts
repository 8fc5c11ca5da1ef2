import { fitEasePair } from "../../models/easePair.ts";
import { EASE_WINDOW_DEFAULTS } from "../../models/easeWindow.ts";
import type { ListModel } from "../../models/model.ts";
import type { ScoredFilm } from "../../prediction/fuseLists.ts";
import { hashPair } from "../../ratings/hashPair.ts";
import { indicesWhere, type RatingSet, selectRatings } from "../../ratings/ratingSet.ts";
import { rowCounts, sparseRows } from "../../ratings/sparseRows.ts";
import type { HouseholdCase } from "./householdCase.ts";

/** The candidates of a household that a community knows, with the scores of its list model. */
export type CommunityLists = (one: HouseholdCase, candidates: readonly number[]) => ScoredFilm[];

const GROUPS = 5;

/**
 * The part of the list model that ranks the films of a library (`rankFilms`), as a program with this community would
 * serve it. The person of a household is no part of it: users are
 * in five groups, and the model of a household learns from the four that its person is not in.
 */
export function communityLists(community: RatingSet): CommunityLists {
  const groupOf = (userId: number) => hashPair(userId, 0) % GROUPS;
  const indexOf = new Map(community.filmIds.map((id, index) => [id, index]));
  const fitted = new Map<number, { readonly model: ListModel; readonly counts: Int32Array }>();

  function withoutGroup(group: number) {
    const known = fitted.get(group);
    if (known) return known;
    const isOther = (at: number) => groupOf(community.userIds[community.users[at] ?? 0] ?? 0) !== group;
    const training = selectRatings(community, indicesWhere(community.values.length, isOther));
    const made = {
      model: fitEasePair(training, EASE_WINDOW_DEFAULTS.ease),
      counts: rowCounts(sparseRows(training, "films")),
    };
    fitted.set(group, made);
    return made;
  }

  return ({ community_user: person, ratings }, candidates) => {
    const { model, counts } = withoutGroup(person === undefined ? -1 : groupOf(person));
    const told = ratings.toSorted(([, , a], [, , b]) => a - b);
    const scores = model.scores({
      films: Int32Array.from(told, ([film]) => indexOf.get(film) ?? -1),
      values: Float32Array.from(told, ([, value]) => value),
      times: Float64Array.from(told, ([, , time]) => time),
    });
    return candidates.flatMap((film): ScoredFilm[] => {
      const index = indexOf.get(film) ?? -1;
      const score = scores[index];
      return score !== undefined && Number.isFinite(score) && (counts[index] ?? 0) > 0 ? [{ film, score }] : [];
    });
  };
}
