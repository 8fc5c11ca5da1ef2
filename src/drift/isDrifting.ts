import { parseStoredJson, type Store } from "../store/index.ts";
import type { FeatureVerdict } from "./assessDrift.ts";
import type { DriftCheck } from "./driftRecords.ts";
import type { FeatureName } from "./measuredFeature.ts";

/** Only these say that a model no longer knows what people like; files and lists have other causes. */
const OF_RATINGS: ReadonlySet<FeatureName> = new Set([
  "rating_mean",
  "rating_sd",
  "rating_histogram",
  "genre_mix",
  "decade_mix",
]);

/**
 * Whether the last check found that ratings drift, of the household or of a member: what a training can help. A separate
 * query, because training needs it before drift is created.
 */
export function isDrifting({ sql }: Pick<Store, "sql">): boolean {
  const last = sql<{ status: string; features: string; members: string }>(
    "SELECT status, features, members FROM drift_check ORDER BY id DESC LIMIT 1",
  ).get();
  if (last?.status !== "alert") return false;
  const features = parseStoredJson<FeatureVerdict[]>(last.features);
  const members = parseStoredJson<DriftCheck["members"]>(last.members);
  return (
    features.some(({ name, drifted }) => drifted && OF_RATINGS.has(name)) ||
    members.some(({ drifted }) => drifted.some((name) => OF_RATINGS.has(name)))
  );
}
