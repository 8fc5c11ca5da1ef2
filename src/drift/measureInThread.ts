import { openReadStore, type Store } from "../store/index.ts";
import { isStopped } from "../workers/stopFlag.ts";
import type { MeasuredFeature } from "./assessDrift.ts";
import type { Baseline } from "./driftRecords.ts";
import type { RatingProfile } from "./profile.ts";
import { ratingFeatures } from "./ratingFeatures.ts";
import { profileWindow } from "./ratingWindow.ts";
import { completeUsage, measureUsage, usageFeatures } from "./usage.ts";
import { createUsageWindows, type UsageBaseline } from "./usageWindows.ts";

export interface InDatabase {
  /** Path of the library's database. */
  readonly database: string;
  /** Ends long queries. */
  readonly stop: SharedArrayBuffer;
}

export interface MeasuredDrift {
  /** What the newest ratings look like. */
  readonly current: RatingProfile;
  /** Of the baseline, with what there is enough of by now. */
  readonly usage: UsageBaseline;
  /** Everything that is compared. */
  readonly measured: readonly MeasuredFeature[];
}

/** What was rated, added and predicted since the baseline, next to it. */
export function measureDriftIn({ baseline, ...input }: { readonly baseline: Baseline } & InDatabase): MeasuredDrift {
  return reading(input, (store) => {
    const windows = createUsageWindows(store);
    const usage = completeUsage(baseline.usage, windows, baseline.madeAt);
    const current = profileWindow(store, baseline);
    const measured = [...ratingFeatures(baseline.profile, current), ...usageFeatures(usage, windows)];
    return { current, usage, measured };
  });
}

/** What files and predictions looked like before a moment. @param before exclusive, milliseconds since 1970 */
export function measureUsageIn({ before, ...input }: { readonly before: number } & InDatabase): UsageBaseline {
  return reading(input, (store) => measureUsage(createUsageWindows(store), { after: 0, before, take: "newest" }));
}

/** A check an hour is worth no connection that stays open. */
function reading<T>({ database, stop }: InDatabase, work: (store: Pick<Store, "sql">) => T): T {
  const store = openReadStore(database, () => !isStopped(stop));
  try {
    return store.inSnapshot(() => work(store));
  } finally {
    store.close();
  }
}
