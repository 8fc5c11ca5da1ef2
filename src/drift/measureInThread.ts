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
  /** Set to stop long queries. */
  readonly stop: SharedArrayBuffer;
}

export interface MeasuredDrift {
  /** Profile of the newest ratings. */
  readonly current: RatingProfile;
  /** Usage in the baseline, completed by what can be measured now. */
  readonly usage: UsageBaseline;
  /** All compared features. */
  readonly measured: readonly MeasuredFeature[];
}

/** Ratings, files and predictions since the baseline, compared with it. */
export function measureDriftIn({ baseline, ...input }: { readonly baseline: Baseline } & InDatabase): MeasuredDrift {
  return reading(input, (store) => {
    const windows = createUsageWindows(store);
    const usage = completeUsage(baseline.usage, windows, baseline.madeAt);
    const current = profileWindow(store, baseline);
    const measured = [...ratingFeatures(baseline.profile, current), ...usageFeatures(usage, windows)];
    return { current, usage, measured };
  });
}

/** Profile of files and predictions before a time. @param before exclusive, milliseconds since 1970 */
export function measureUsageIn({ before, ...input }: { readonly before: number } & InDatabase): UsageBaseline {
  return reading(input, (store) => measureUsage(createUsageWindows(store), { after: 0, before, take: "newest" }));
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
