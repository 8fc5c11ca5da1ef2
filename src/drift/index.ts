/**
 * Drift: whether the household and its members still rate as they did in their own past. In: their ratings, files and
 * logged lists. Out: a verdict a feature, with the figures that it was decided on. A baseline keeps statistics and
 * moments, no ratings. The rule and its formulas are in docs/monitoring.md.
 */
export { createDrift, type Drift, type DriftAnswer } from "./createDrift.ts";
export { isDrifting } from "./isDrifting.ts";
export { type FilmTraits, profileRatings, type RatingProfile } from "./profile.ts";
