import type { RatingProfile } from "../../drift/index.ts";
import { CodedError } from "../../errors/index.ts";
import { createLibrary } from "../../library/index.ts";
import { openReadStore } from "../../store/index.ts";
import { isStopped } from "../../workers/stopFlag.ts";
import { createLibraryVectors } from "../household/libraryVectors.ts";
import type { HouseholdTuning } from "../household/tuning.ts";
import { type ChangedGroup, changedGroups, type NamedFilm, namedLibraryFilms } from "../ratedFilms/linkFilms.ts";
import { createRatingRecords, type RatingRecords } from "../ratingRecords.ts";
import type { FilterThresholds } from "../ratings/filterRatings.ts";
import { type Rating, type RatingSet, RatingSetBuilder, toRatingSet } from "../ratings/ratingSet.ts";
import { type RatingSummary, summarizeRatings } from "../ratings/ratingSummary.ts";
import { toSharedMemory } from "../ratings/sharedMemory.ts";
import { countTrainable } from "./countTrainable.ts";
import { ownRatingCounts, ownRatings } from "./ownRatings.ts";
import { profileSet } from "./profileSet.ts";
import { MINIMUM_OWN_RATINGS, type TrainableRatings } from "./trainingReadiness.ts";
import { type TunedHousehold, tuneHousehold } from "./tuneHousehold.ts";

export interface InDatabase {
  /** Path of the library's database. */
  readonly database: string;
}

/** Every rating there is, in shared memory. */
export function loadRatingsIn({ database }: InDatabase): RatingSet {
  return reading(database, ({ ratings }) => {
    const builder = new RatingSetBuilder();
    for (const page of ratings.pages()) for (const rating of page) builder.add(rating);
    return toSharedMemory(builder.build());
  });
}

/**
 * What a training could learn from, counted for a request that may be aborted.
 * @throws CodedError `read_stopped`
 */
export function countTrainableIn({
  database,
  stop,
  thresholds,
}: { readonly stop: SharedArrayBuffer; readonly thresholds: FilterThresholds } & InDatabase): TrainableRatings {
  return reading(database, ({ ratings }, store) => {
    const known = { ratings: ratings.count(), own: ownRatingCounts(store)[0]?.count ?? 0 };
    return countTrainable(known, unlessStopped(ratings.pages(), stop), thresholds);
  });
}

function* unlessStopped(pages: Iterable<Rating[]>, stop: SharedArrayBuffer): Generator<Rating[]> {
  for (const page of pages) {
    if (isStopped(stop)) throw new CodedError("read_stopped");
    yield page;
  }
}

export interface HouseholdTrainingFound {
  readonly dataset: RatingSummary;
  readonly tuned: TunedHousehold;
}

/** Trains the household model on the ratings of its members. @returns null where nobody rated enough films */
export function tuneHouseholdIn({
  database,
  inUse,
}: { readonly inUse: HouseholdTuning | null } & InDatabase): HouseholdTrainingFound | null {
  return reading(database, (_, store) => {
    const members = ownRatingCounts(store).filter(({ count }) => count >= MINIMUM_OWN_RATINGS);
    if (members.length === 0) return null;
    const library = createLibrary({ store, clock: Date, language: () => "en" });
    const films = createLibraryVectors(library.discovery).current(0);
    const histories = members.map(({ user }) => ownRatings(store, user));
    const set = toRatingSet(
      histories.flatMap((history, at) =>
        history.map((rating) => ({ ...rating, user: -(members[at]?.user ?? 0), time: 0 })),
      ),
    );
    return { dataset: summarizeRatings(set), tuned: tuneHousehold({ films, histories, inUse }) };
  });
}

/** What a set of ratings looks like as a whole. */
export function profileRatingsIn({ database, set }: { readonly set: RatingSet } & InDatabase): RatingProfile {
  return reading(database, ({ films }) => profileSet({ set, traits: [...films.traitPages()].flat() }));
}

/**
 * A statistical profile of all ratings, for a request that may be aborted.
 * @throws CodedError `read_stopped`
 */
export function profileAllRatingsIn({
  database,
  stop,
}: { readonly stop: SharedArrayBuffer } & InDatabase): RatingProfile {
  return reading(database, ({ ratings, films }) => {
    const builder = new RatingSetBuilder();
    for (const page of unlessStopped(ratings.pages(), stop)) for (const rating of page) builder.add(rating);
    return profileSet({ set: builder.build(), traits: [...films.traitPages()].flat() });
  });
}

/** Films of the library that are to become rated films before a training. */
export interface UnlistedFilms {
  readonly rated: readonly number[];
  readonly named: readonly NamedFilm[];
}

export function findUnlistedFilmsIn({ database }: InDatabase): UnlistedFilms {
  return reading(database, ({ films }, store) => ({
    rated: films.unlistedHouseholdFilms(),
    named: namedLibraryFilms(store),
  }));
}

/** Rated films that count as another one than is recorded. */
export function findChangedGroupsIn({ database }: InDatabase): ChangedGroup[] {
  return reading(database, (_, store) => changedGroups(store));
}

type Reader = ReturnType<typeof openReadStore>;

/** A training reads a few times: no connection stays open for it. */
function reading<T>(database: string, work: (records: RatingRecords, store: Reader) => T): T {
  const store = openReadStore(database, () => true);
  try {
    return store.inSnapshot(() => work(createRatingRecords(store), store));
  } finally {
    store.close();
  }
}
