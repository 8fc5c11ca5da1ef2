/**
 * Drift: whether what is rated, added and predicted now still looks like what the models learnt from. In: windows of
 * ratings, files and predictions. Out: a verdict a feature, with the figures that it was decided on. Only statistics are
 * kept, no ratings, so that no person's can be read from them. The rule and its formulas are in docs/monitoring.md.
 */
export { createDrift, type Drift, type DriftAnswer } from "./createDrift.ts";
export { isDrifting } from "./isDrifting.ts";
export { type FilmTraits, profileRatings, type RatingProfile } from "./profile.ts";
