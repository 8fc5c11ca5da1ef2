import { createImportedLists, type ImportedLists } from "../library/index.ts";
import type { Store } from "../store/index.ts";
import { type CommunityRecords, createCommunityRecords } from "./communities/communityRecords.ts";
import { createImportEntries, type ImportEntries } from "./imports/importEntries.ts";
import { createImportRecords, type ImportRecords } from "./imports/importRecords.ts";
import { createImportRunRecords, type ImportRunRecords } from "./members/importRunRecords.ts";
import { createMemberRecords, type MemberRecords } from "./members/memberRecords.ts";
import { createRatedFilms, type RatedFilms } from "./ratedFilms/ratedFilms.ts";
import { createRatingQueries, type RatingQueries } from "./ratings/ratingQueries.ts";

/** The SQL of ratings, an aggregate each. */
export interface RatingRecords {
  readonly imports: ImportRecords;
  readonly entries: ImportEntries;
  readonly runs: ImportRunRecords;
  readonly communities: CommunityRecords;
  readonly members: MemberRecords;
  readonly films: RatedFilms;
  readonly lists: ImportedLists;
  readonly ratings: RatingQueries;
  /**
   * Takes an import back whole, also after later ones. Inside a transaction.
   * @returns how many ratings went; null for an import that is unknown, or undone already
   */
  undoImport(id: number): number | null;
}

const NO_LIMIT = -1;

export function createRatingRecords(store: Pick<Store, "sql">): RatingRecords {
  const imports = createImportRecords(store);
  const communities = createCommunityRecords(store);
  const members = createMemberRecords(store);
  const films = createRatedFilms(store);
  const lists = createImportedLists(store);
  const ratings = createRatingQueries(store, { communitySets: communities.sets });

  return {
    imports,
    entries: createImportEntries(store),
    runs: createImportRunRecords(store),
    communities,
    members,
    films,
    lists,
    ratings,
    undoImport(id) {
      if (!imports.markUndone(id)) return null;
      const set = imports.setOf(id);
      const removed = set === null ? 0 : communities.removeImport(id, set, { keepFilms: imports.mayBeInModel(id) });
      const removedOfMembers = members.removeImport(id);
      lists.removeSome(id, NO_LIMIT);
      lists.removeEmpty(id);
      films.removeUnusedMemberFilms();
      films.group();
      return removed + removedOfMembers;
    },
  };
}
