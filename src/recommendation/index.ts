/**
 * What to watch next. In: ratings, the household's and a community's. Out: models that are trained, measured and
 * compared here, versions of them, and lists with reasons. Until there is a model, and for whoever has rated too
 * little, the films that most people like; it says so.
 */

export { readMovieLensRatings } from "./communities/movieLensRatings.ts";
export { createRecommendation, type Recommendation } from "./createRecommendation.ts";
export { type Evaluation, type EvaluationRequest, evaluate, isModelName } from "./evaluation/evaluate.ts";
export { type ExportedRating, MEMBER_FORMATS, type MemberFormat } from "./members/memberExport.ts";
export type { ModelParams } from "./models/modelCatalogue.ts";
export { type RatingSet, toRatingSet } from "./ratings/ratingSet.ts";
export type { ModelVersion } from "./registry/modelRegistry.ts";
export type { Training } from "./training/trainingRecords.ts";
