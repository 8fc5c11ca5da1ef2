/**
 * Drift: whether what is rated, added and predicted now still looks like what the models learnt from. In: windows of
 * rows. Out: a verdict a feature, with the figures it was decided on. Statistics are kept, rows are not; nobody's
 * taste stands in them. The formulas are DRIFT's of docs/monitoring.md; they know no database.
 */
export { createDrift, type Drift, type DriftAnswer } from "./createDrift.ts";
export { isDrifting } from "./isDrifting.ts";
export { type FilmTraits, profileRatings, type RatingProfile } from "./profile.ts";
