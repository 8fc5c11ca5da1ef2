import { openReadStore, type Store } from "../store/index.ts";
import { isStopped } from "../workers/stopFlag.ts";
import { compareHousehold, divideHousehold, type HouseholdComparison } from "./compareHousehold.ts";
import type { Baseline } from "./driftRecords.ts";
import type { MeasuredFeature } from "./measuredFeature.ts";
import { createOwnRatings } from "./ownRatings.ts";
import type { Cuts } from "./ownWindows.ts";
import { completeUsage, measureUsage, usageFeatures } from "./usage.ts";
import { createUsageWindows, type UsageBaseline } from "./usageWindows.ts";

export interface InDatabase {
  /** Path of the library's database. */
  readonly database: string;
  /** Set to stop long queries. */
  readonly stop: SharedArrayBuffer;
}

export interface MeasuredDrift {
  readonly ratings: HouseholdComparison;
  /** Usage in the baseline, completed by what can be measured now. */
  readonly usage: UsageBaseline;
  /** What is compared of files and lists. */
  readonly usageFeatures: readonly MeasuredFeature[];
}

export interface DriftTask extends InDatabase {
  readonly baseline: Baseline;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What a new baseline keeps besides the ratings of a model. */
export interface BaselineMeasures {
  readonly usage: UsageBaseline;
  readonly cuts: Cuts;
  /** Everything that the household rated. */
  readonly ratings: number;
}

/** Ratings, files and lists since the baseline, compared with what came before it. */
export function measureDriftIn({ baseline, now, ...input }: DriftTask): MeasuredDrift {
  return reading(input, (store) => {
    const windows = createUsageWindows(store);
    const usage = completeUsage(baseline.usage, windows, baseline.madeAt);
    return { ratings: compareRatings(store, baseline, now), usage, usageFeatures: usageFeatures(usage, windows) };
  });
}

/** Files and lists before a moment, and who had rated until when. @param before exclusive, milliseconds since 1970 */
export function measureBaselineIn({ before, ...input }: { readonly before: number } & InDatabase): BaselineMeasures {
  return reading(input, (store) => {
    const ratings = createOwnRatings(store);
    return {
      usage: measureUsage(createUsageWindows(store), { after: 0, before, take: "newest" }),
      cuts: ratings.cutsAt(before - 1),
      ratings: ratings.all().length,
    };
  });
}

function compareRatings(store: Pick<Store, "sql">, { cuts, madeAt }: Baseline, now: number): HouseholdComparison {
  const ratings = createOwnRatings(store);
  const windows = divideHousehold(ratings.all(), { cuts, madeAt, now });
  const compared = [windows.household, ...windows.members.values()];
  const films = new Set(compared.flatMap(({ past, current }) => [...past, ...current].map(({ film }) => film)));
  const traits = ratings.traitsOf([...films]);
  return compareHousehold(windows, (film) => traits.get(film));
}

/** The connection is opened for each measurement: at one an hour it need not stay open. */
function reading<T>({ database, stop }: InDatabase, work: (store: Pick<Store, "sql">) => T): T {
  const store = openReadStore(database, () => !isStopped(stop));
  try {
    return store.inSnapshot(() => work(store));
  } finally {
    store.close();
  }
}
