import { assessDrift } from "../../../src/drift/assessDrift.ts";
import type { OwnRating } from "../../../src/drift/ownWindows.ts";
import { profileRatings } from "../../../src/drift/profile.ts";
import { ratingFeatures } from "../../../src/drift/ratingFeatures.ts";
import type { CutHousehold, MovieLens } from "../../property/drift/households.ts";

/**
 * The rule of release 0.1: the baseline is what the model was trained on, a community; the window is the household's
 * newest ratings, at least a hundred. A change counts where it is more than chance.
 *
 * @returns the share of households with an alert after their first hundred ratings
 */
export function alertShareOf01({ ratings, films }: MovieLens, households: readonly CutHousehold[]): number {
  const profile = (rows: readonly Pick<OwnRating, "user" | "film" | "value" | "time">[]) =>
    profileRatings(
      {
        users: rows.map(({ user }) => user),
        films: rows.map(({ film }) => film),
        values: rows.map(({ value }) => value),
        times: rows.map(({ time }) => time),
      },
      (film) => films.get(film),
    );
  const community = profile(ratings);
  const alerts = households.filter(({ before, after }) => {
    const window = profile([...before, ...after].slice(0, 100));
    return assessDrift(ratingFeatures(community, window), { thresholdPercent: 20 }).some(({ drifted }) => drifted);
  });
  return alerts.length / Math.max(1, households.length);
}
