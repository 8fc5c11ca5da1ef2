/**
 * What to watch next. In: ratings, the household's and a community's. Out: models that are trained, measured and
 * compared here, versions of them, and lists with reasons. Until there is a model, and for whoever has rated too
 * little, the films that most people like; it says so.
 */
export { createRecommendation, type Recommendation } from "./createRecommendation.ts";
export { MEMBER_FORMATS, type MemberFormat, type MemberRow } from "./data/memberRows.ts";
export { type Evaluation, type EvaluationQuestion, evaluate, isModelName } from "./evaluation/evaluate.ts";
export type { ModelParams } from "./models/modelTable.ts";
export { type RatingSet, toRatingSet } from "./ratings/ratingSet.ts";
export { readMovieLensRatings } from "./ratings/readMovieLens.ts";
export type { ModelVersion } from "./registry/versions.ts";
export type { Training } from "./training/trainingRecords.ts";
